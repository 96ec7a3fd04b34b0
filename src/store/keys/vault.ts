/** Seals identity and account numbers, and makes the keyed hashes by which they are looked up. */
import { createCipheriv, createDecipheriv, hash as digest, hkdfSync, randomBytes } from 'node:crypto';
import { canonicalName } from '../../core/text/name';

/** In front of every sealed value: which key and form, so that either can change later. */
const VERSION = 'v1';
const NONCE_OCTETS = 12;
const TAG_OCTETS = 16;
const NONCES_AT_ONCE = 256;
/** Of SHA-256. */
const BLOCK_OCTETS = 64;
const DIGEST_OCTETS = 32;
/** Longer values take a buffer of their own. */
const SHORT_OCTETS = 256;
const ROW_TAIL = 16;
/** Hashes of two slices of a file. */
const REMEMBERED = 1_000;

export interface Vault {
  /** Tells this key from others, and gives nothing of it away. */
  readonly id: string;
  /** `v1.` and, in base64url, a random 96-bit nonce, the AES-256-GCM cipher text and its 128-bit tag (NIST SP 800-38D). */
  seal(plain: string): string;
  /** Throws when it was sealed with another key or has been altered; the message holds nothing of the value. */
  open(sealed: string): string;
  /** As `seal`, of octets. */
  sealBytes(plain: Uint8Array): string;
  openBytes(sealed: string): Buffer;
  /** Finds the household of an account. */
  accountHash(account: string): string;
  /** Finds the row of one identity number. */
  identityHash(identity: string): string;
  /** Of a name, in whatever spelling. */
  nameHash(name: string): string;
  /** Of the last six characters of an identity number. */
  tailHash(identity: string): string;
  /** As `tailHash`, as short as it may be to find rows of one file by. */
  rowTail(identity: string): string;
  /** Finds a person by the two. */
  claimHash(nameHash: string, tailHash: string): string;
  /** Knows a code again that was sent to this phone. */
  codeHash(phone: string, code: string): string;
}

/** `dataKey`: the 32 octets of DATA_KEY. Sealing and hashing use keys derived from it (HKDF, RFC 5869). */
export function makeVault(dataKey: Buffer): Vault {
  if (dataKey.length !== 32) throw new Error(`DATA_KEY must be 32 octets, not ${dataKey.length}`);
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', dataKey, '', `xiangxin ${VERSION} ${purpose}`, 32));
  const sealing = derive('seal');
  const hmac = hmacWith(derive('hash'));
  // The purpose leads, so that an identity hash never equals a claim hash.
  const hash = (purpose: string, value: string) => hmac(`${purpose}\n${value}`);
  return {
    id: derive('id').toString('base64url'),
    seal: (plain) => sealWith(sealing, plain),
    open: (sealed) => unseal(sealing, sealed).toString('utf8'),
    sealBytes: (plain) => sealWith(sealing, plain),
    openBytes: (sealed) => unseal(sealing, sealed),
    accountHash: remembered((account) => hash('account', tidy(account))),
    identityHash: remembered((identity) => hash('identity', tidy(identity).toUpperCase())),
    nameHash: (name) => hash('name', canonicalName(name)),
    tailHash: (identity) => hash('tail', lastSix(identity)),
    rowTail: (identity) => hash('tail', lastSix(identity)).slice(0, ROW_TAIL),
    claimHash: (name, tail) => hash('claim', `${name}\n${tail}`),
    codeHash: (phone, code) => hash('code', `${phone}\n${code}`),
  };
}

/** The newest of what it was asked: a row of a file is looked up by it, and written under it a moment later. */
function remembered(hash: (value: string) => string): (value: string) => string {
  const newest = new Map<string, string>();
  return (value) => {
    let found = newest.get(value);
    if (found !== undefined) return found;
    found = hash(value);
    if (newest.size >= REMEMBERED) newest.clear();
    newest.set(value, found);
    return found;
  };
}

/** HMAC-SHA-256 (RFC 2104) in base64url, as two digests: an Hmac object for each value takes twice as long. */
function hmacWith(key: Buffer): (value: string) => string {
  const padded = (pad: number, behind: number) => {
    const block = Buffer.alloc(BLOCK_OCTETS + behind, pad);
    for (const [i, octet] of key.entries()) block[i] = octet ^ pad;
    return block;
  };
  const inner = padded(0x36, SHORT_OCTETS);
  const outer = padded(0x5c, DIGEST_OCTETS);
  return (value) => {
    const octets = Buffer.byteLength(value);
    const message = octets <= SHORT_OCTETS ? inner : Buffer.concat([inner], BLOCK_OCTETS + octets);
    message.write(value, BLOCK_OCTETS);
    outer.write(
      digest('sha256', message.subarray(0, BLOCK_OCTETS + octets), 'binary'),
      BLOCK_OCTETS,
      'binary',
    );
    return digest('sha256', outer, 'base64url');
  };
}

let random: Buffer = Buffer.alloc(0);

/** Never the same twice: asking the system for each costs more than half of what sealing does. */
function nextNonce(): Buffer {
  if (random.length === 0) random = randomBytes(NONCE_OCTETS * NONCES_AT_ONCE);
  const nonce = random.subarray(0, NONCE_OCTETS);
  random = random.subarray(NONCE_OCTETS);
  return nonce;
}

function sealWith(key: Buffer, plain: string | Uint8Array): string {
  const nonce = nextNonce();
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  // GCM holds nothing back: it gives no octets.
  cipher.final();
  const body = Buffer.concat([nonce, sealed, cipher.getAuthTag()]);
  return `${VERSION}.${body.toString('base64url')}`;
}

function unseal(key: Buffer, sealed: string): Buffer {
  const [version, text] = sealed.split('.');
  const body = Buffer.from(text ?? '', 'base64url');
  if (version !== VERSION || body.length < NONCE_OCTETS + TAG_OCTETS) {
    throw new Error(`a sealed value is not of form ${VERSION}: was it written by a newer release?`);
  }
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, NONCE_OCTETS));
    decipher.setAuthTag(body.subarray(-TAG_OCTETS));
    const plain = decipher.update(body.subarray(NONCE_OCTETS, -TAG_OCTETS));
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    throw new Error('a sealed value does not open with this DATA_KEY: restore the key it was sealed with');
  }
}

function lastSix(identity: string): string {
  return tidy(identity).slice(-6).toUpperCase();
}

function tidy(text: string): string {
  return /^[0-9A-Z]*$/.test(text) ? text : text.normalize('NFKC').trim();
}
