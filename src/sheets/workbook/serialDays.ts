/** Days as workbooks count them. */

const DAY_MS = 86_400_000;
const SECOND_MS = 1_000;
/** 1900 is no leap year, but Excel has a 29 February in it: from there on its days are one behind. */
const NO_SUCH_DAY = 60;
const SINCE_1900 = Date.UTC(1899, 11, 31);
const SINCE_1904 = Date.UTC(1904, 0, 1);
/** 9999-12-31. */
const LAST = 2_958_465;

/**
 * `46352` → `2026-11-26`, `46352.5` → `2026-11-26 12:00:00`, `0.5` → `12:00:00`. Null where it is no day: a negative
 * number, one beyond the year 9999, or the day that never was.
 */
export function serialDay(serial: number, from1904: boolean): string | null {
  if (!(serial >= 0 && serial < LAST + 1)) return null;
  const whole = Math.floor(serial);
  // To the second: what is below comes of halves and thirds that a double does not hold.
  const seconds = Math.round((serial - whole) * (DAY_MS / SECOND_MS));
  const time = new Date(seconds * SECOND_MS).toISOString().slice(11, 19);
  if (whole === 0 && !from1904) return time;
  if (whole === NO_SUCH_DAY && !from1904) return null;
  const days = from1904 || whole < NO_SUCH_DAY ? whole : whole - 1;
  const start = from1904 ? SINCE_1904 : SINCE_1900;
  const moment = new Date(start + days * DAY_MS + seconds * SECOND_MS).toISOString();
  return seconds === 0 ? moment.slice(0, 10) : `${moment.slice(0, 10)} ${moment.slice(11, 19)}`;
}
