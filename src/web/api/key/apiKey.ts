/** What an API key is made of: an id that may be shown, a dot, and a secret of which only a digest is kept. */
import { hash, randomBytes } from 'node:crypto';

const ID_OCTETS = 6;
const SECRET_OCTETS = 32;
const SHAPE = /^([0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;

interface KeyParts {
  id: string;
  secret: string;
}

/** A new key. The secret has 256 bits of chance: a plain digest of it can not be guessed back. */
export function newKey(): { id: string; hash: string; whole: string } {
  const id = randomBytes(ID_OCTETS).toString('hex');
  const secret = randomBytes(SECRET_OCTETS).toString('base64url');
  return { id, hash: hashOf(secret), whole: `${id}.${secret}` };
}

/** The parts of a key as a caller sent it; null where it has not the shape of one. */
export function readKey(text: string): KeyParts | null {
  const [, id, secret] = SHAPE.exec(text) ?? [];
  return id !== undefined && secret !== undefined ? { id, secret } : null;
}

/** `ApiKey.hash`. */
export function hashOf(secret: string): string {
  return hash('sha256', secret);
}
