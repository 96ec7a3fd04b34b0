/** Secrets that come with a request: where a token stands in it, and whether it is the right one. */
import { hash, timingSafeEqual } from 'node:crypto';

/** The token of `Authorization: Bearer …` (RFC 6750, section 2.1); undefined where the header holds none. */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
}

/** Compares two secrets in a time that tells nothing of either: digests have one length, which timingSafeEqual needs. */
export function isSameSecret(one: string, other: string): boolean {
  return isSecret(one)(other);
}

/** As `isSameSecret`, of what is a digest already: a right one has the length of the other, which is no secret. */
export function isSameDigest(shown: string, right: string): boolean {
  const [one, other] = [Buffer.from(shown), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** As `isSameSecret`, of a secret that is asked for again and again: only what is shown is digested then. */
export function isSecret(secret: string): (shown: string) => boolean {
  const digest = digestOf(secret);
  return (shown) => timingSafeEqual(digestOf(shown), digest);
}

function digestOf(word: string): Buffer {
  return hash('sha256', word, 'buffer');
}
