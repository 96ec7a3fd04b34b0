import type { Language } from '../message';

const MINUTE = 60_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The year on the offices' wall at this moment. `at` is milliseconds UTC, `utcOffset` minutes east. */
export function yearAt(at: number, utcOffset: number): number {
  return onTheWall(at, utcOffset).getUTCFullYear();
}

/** A day as the reader says it: `3月6日`, `6 Mar`; with its year only when that is not the year of `now`. */
export function day(at: number, now: number, utcOffset: number, language: Language): string {
  const date = onTheWall(at, utcOffset);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  const other = year !== yearAt(now, utcOffset);
  if (language === 'en') return `${date.getUTCDate()} ${MONTHS[month]}${other ? ` ${year}` : ''}`;
  return `${other ? `${year}年` : ''}${month + 1}月${date.getUTCDate()}日`;
}

function onTheWall(at: number, utcOffset: number): Date {
  return new Date(at + utcOffset * MINUTE);
}
