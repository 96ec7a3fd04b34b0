import type { Language } from '../model/message';
import { DAY, MINUTE } from './durations';

const WEEKDAYS = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;
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
  /** Sunday is 0. */
  weekday: number;
}

/** The day of `at` on the offices' wall, for whoever reads it at `now`. */
export function dayOf(at: number, now: number, utcOffset: number): Day {
  const date = onTheWall(at, utcOffset);
  const year = date.getUTCFullYear();
  const other = year !== yearAt(now, utcOffset);
  return {
    year: other ? year : null,
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
  };
}

/** A day as the reader says it: `3月6日`, `6 Mar`. */
export function sayDay({ year, month, day }: Day, language: Language): string {
  if (language === 'en') return `${day} ${MONTHS[month - 1]}${year === null ? '' : ` ${year}`}`;
  return `${year === null ? '' : `${year}年`}${month}月${day}日`;
}

/** A day that its reader has to keep: `3月6日周五`, `Fri 6 Mar`. */
export function sayDayToKeep(day: Day, language: Language): string {
  const weekday = WEEKDAYS[language][day.weekday] ?? '';
  return language === 'en' ? `${weekday} ${sayDay(day, language)}` : `${sayDay(day, language)}${weekday}`;
}

/** For whom a day is said, where the language is known. */
export interface DayReader {
  language: Language;
  /** Milliseconds UTC. */
  now: number;
  /** Minutes east of UTC of the offices' clock. */
  utcOffset: number;
}

/** Both at once. */
export function dayToKeep(at: number, { language, now, utcOffset }: DayReader): string {
  return sayDayToKeep(dayOf(at, now, utcOffset), language);
}

/** A moment (milliseconds UTC) as people say its day: `3月6日`, with its year where that is another. */
export function day(at: number, { language, now, utcOffset }: DayReader): string {
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

/* Days of the calendar, written `2026-11-23`. */

/** Whether this is a day that there is, so written. Reckoned and not parsed: each row of a file asks. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8));
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(Number(text.slice(0, 4)), month);
}

/** So many days after that day; before it, where there are less than none. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** `20261123` as `2026-11-23`; whether there is such a day is not looked at. */
export function dashed(digits: string): string {
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

/** A day at the offices (`2026-11-23`), from its first millisecond until before its last is over, UTC. `utcOffset`: minutes east. */
export function spanOf(day: string, utcOffset: number): [from: number, to: number] {
  const from = Date.parse(`${day}T00:00:00Z`) - utcOffset * MINUTE;
  return [from, from + DAY];
}
