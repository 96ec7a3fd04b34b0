/** Who is at the other end: a phone whose network says its number. */
import { canReceive, normalisePhone } from '../../src/core/text/phone';
import type { WebCall } from '../../src/ports';

/** `…,13800000001,…` among other things, as in X-Network-Info. */
const IN_LIST = /(?:^|[,;=\s])((?:\+?86)?1[3-9]\d{9})(?=$|[,;\s])/g;

/**
 * The number that a believed gateway wrote into its one header, E.164; undefined where it wrote none that can be read.
 * Two of them are none: one may be the phone's own, and nobody could tell which.
 */
export function phoneOf({ headers, repeated = [] }: Pick<WebCall, 'headers' | 'repeated'>, header: string) {
  const written = headers[header];
  if (written === undefined || repeated.includes(header)) return undefined;
  const whole = normalisePhone(written.trim(), true);
  if (canReceive(whole)) return whole;
  const listed = [...written.matchAll(IN_LIST)].map(([, number = '']) => normalisePhone(number, true));
  return listed.length === 1 ? listed[0] : undefined;
}
