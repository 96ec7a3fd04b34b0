import type { Language } from '../message';

const MINUTE = 60_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The year on the offices' wall at this moment. `at` is milliseconds UTC, `utcOffset` minutes east. */
export function yearAt(at: number, utcOffset: number): number {
  return onTheWall(at, utcOffset).getUTCFullYear();
}

/** A day as any language can say it; `year` only where it is not the reader's own. */
export interface Day {
  year: number | null;
  /** From 1. */
  month: number;
  day: number;
}

/** The day of `at` on the offices' wall, for whoever reads it at `now`. */
export function dayOf(at: number, now: number, utcOffset: number): Day {
  const date = onTheWall(at, utcOffset);
  const year = date.getUTCFullYear();
  const other = year !== yearAt(now, utcOffset);
  return { year: other ? year : null, month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** A day as the reader says it: `3月6日`, `6 Mar`. */
export function sayDay({ year, month, day }: Day, language: Language): string {
  if (language === 'en') return `${day} ${MONTHS[month - 1]}${year === null ? '' : ` ${year}`}`;
  return `${year === null ? '' : `${year}年`}${month}月${day}日`;
}

/** Both at once, for those who know the language. */
export function day(at: number, now: number, utcOffset: number, language: Language): string {
  return sayDay(dayOf(at, now, utcOffset), language);
}

/** The hour and minute of `at` on the offices' wall: `9:30`. */
export function timeOf(at: number, utcOffset: number): string {
  const wall = onTheWall(at, utcOffset);
  return `${wall.getUTCHours()}:${String(wall.getUTCMinutes()).padStart(2, '0')}`;
}

function onTheWall(at: number, utcOffset: number): Date {
  return new Date(at + utcOffset * MINUTE);
}
