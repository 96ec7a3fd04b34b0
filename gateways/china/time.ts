/** Time as the gateways of Chinese carriers write it, wherever this machine stands. */
import { DAY, HOUR, MINUTE } from '../../src/core/calendar/durations';

/** In milliseconds before UTC, and as an absolute time says it in quarters of an hour. */
const CHINA = 8 * HOUR;
const CHINA_MARK = '032+';

/** MMDDHHMMSS as a number, for a log-in, and in the number of a message. */
export function timestampOf(now: number): number {
  const here = new Date(now + CHINA);
  const day = (here.getUTCMonth() + 1) * 100 + here.getUTCDate();
  return ((day * 100 + here.getUTCHours()) * 100 + here.getUTCMinutes()) * 100 + here.getUTCSeconds();
}

/** Until when a gateway may try, `YYMMDDhhmmss032+`. Under a minute or over 30 days is left to the gateway. */
export function validUntil(expiresAt: number, now: number): string {
  const left = expiresAt - now;
  if (!(left >= MINUTE && left <= 30 * DAY)) return '';
  return `${written(expiresAt).slice(2)}${CHINA_MARK}`;
}

/** YYYYMMDDhhmmss. */
function written(moment: number): string {
  return new Date(moment + CHINA).toISOString().slice(0, 19).replace(/\D/g, '');
}
