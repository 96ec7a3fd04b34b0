/** Who may call: whoever shows the token; without one only a program on the machine of a demo. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { WebHead } from '../../src/ports';

/** The token comes as `?token=`, as a bearer, or in X-USSD-Token: aggregators can set one of them at least. */
export function showsToken(call: Pick<WebHead, 'headers'>, query: URLSearchParams, token: string): boolean {
  const bearer = /^Bearer +(\S+)$/i.exec(call.headers.authorization ?? '')?.[1];
  const shown = [query.get('token'), bearer, call.headers['x-ussd-token']];
  return shown.some((one) => typeof one === 'string' && isSame(one, token));
}

/** Digests are of one length, which timingSafeEqual needs, and tell nothing of the token's. */
function isSame(one: string, other: string): boolean {
  const digest = (word: string) => createHash('sha256').update(word).digest();
  return timingSafeEqual(digest(one), digest(other));
}
