/** What somebody asks of a list is posted, and sealed in the address of what was found: no log and no history keeps whom he looked for. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { typedLine } from './form';
import { type DeskCall, type DeskRoute, pageRoute } from './route';

const CIPHER = 'aes-256-gcm';
const NONCE_OCTETS = 12;
const TAG_OCTETS = 16;
/** Characters of a field. */
const LONGEST = 100;

/** The address of a list with what is asked of it; empty values are left out. */
export function askedAddress(
  { csrf }: Pick<DeskCall, 'csrf'>,
  path: string,
  asked: Readonly<Record<string, string>>,
): string {
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''));
  return query.size === 0 ? path : `${path}?asked=${seal(csrf, `${query}`)}`;
}

/** The call with what its address has sealed, as if it stood there openly; null: another session sealed it. */
export function withAsked<C extends Pick<DeskCall, 'csrf' | 'query'>>(call: C): C | null {
  const { query, csrf } = call;
  const sealed = query('asked');
  const opened = sealed === '' ? '' : open(csrf, sealed);
  if (opened === null) return null;
  const asked = new URLSearchParams(opened);
  return { ...call, query: (name: string) => asked.get(name) ?? query(name) };
}

/** The page of a list, and the post of its form, which leads to it. `fields`: names in its form. */
export function askedRoutes(
  { fields, ...spec }: Pick<DeskRoute, 'path' | 'needs'> & { fields: readonly string[] },
  handle: (call: DeskCall) => ReturnType<DeskRoute['handle']>,
): DeskRoute[] {
  return [
    pageRoute({ ...spec, method: 'get', asks: true, handle }),
    pageRoute({
      ...spec,
      method: 'post',
      async handle(call) {
        const asked = fields.map((name) => [name, typedLine(call.form, name).slice(0, LONGEST)]);
        return { to: askedAddress(call, spec.path, Object.fromEntries(asked)) };
      },
    }),
  ];
}

/** By the word that the forms of a session carry, which no address has. */
function keyOf(csrf: string): Buffer {
  return Buffer.from(hkdfSync('sha256', csrf, '', 'asked', 32));
}

function seal(csrf: string, plain: string): string {
  const nonce = randomBytes(NONCE_OCTETS);
  const cipher = createCipheriv(CIPHER, keyOf(csrf), nonce);
  return Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
    'base64url',
  );
}

/** Null: it is none of this session. */
function open(csrf: string, sealed: string): string | null {
  const octets = Buffer.from(sealed, 'base64url');
  if (octets.length < NONCE_OCTETS + TAG_OCTETS) return null;
  try {
    const decipher = createDecipheriv(CIPHER, keyOf(csrf), octets.subarray(0, NONCE_OCTETS));
    decipher.setAuthTag(octets.subarray(-TAG_OCTETS));
    const plain = decipher.update(octets.subarray(NONCE_OCTETS, -TAG_OCTETS));
    return Buffer.concat([plain, decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
