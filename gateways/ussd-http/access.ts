/** Who may call: whoever shows the token, or where there is none, this machine. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { WebCall } from '../../src/ports';

/** The token comes as `?token=`, as a bearer, or in X-USSD-Token: aggregators can set one of them at least. */
export function mayCall(
  call: Pick<WebCall, 'headers' | 'peer'>,
  query: URLSearchParams,
  token: string | null,
): boolean {
  if (token === null) return isHere(call);
  const bearer = /^Bearer +(\S+)$/i.exec(call.headers.authorization ?? '')?.[1];
  const shown = [query.get('token'), bearer, call.headers['x-ussd-token']];
  return shown.some((one) => typeof one === 'string' && isSame(one, token));
}

/** A proxy on this machine speaks for somebody else: what it forwards is not from here. */
function isHere({ headers, peer }: Pick<WebCall, 'headers' | 'peer'>): boolean {
  if (headers.forwarded !== undefined || headers['x-forwarded-for'] !== undefined) return false;
  return peer === '::1' || /^(::ffff:)?127\./.test(peer);
}

/** Digests are of one length, which timingSafeEqual needs, and tell nothing of the token's. */
function isSame(one: string, other: string): boolean {
  const digest = (word: string) => createHash('sha256').update(word).digest();
  return timingSafeEqual(digest(one), digest(other));
}
