/** Days as they are said for a visit → a day of the calendar, and back. */

import { type DayReader, daysAfter, dayToKeep, isDay } from '../../../calendar/day';
import { dayAt, hourOf } from '../../../calendar/deadline';

/** A visit can be booked so many days ahead. */
export const FURTHEST = 60;

const AHEAD: Readonly<Record<string, number>> = {
  today: 0,
  tomorrow: 1,
  dayAfterTomorrow: 2,
  threeDaysOn: 3,
};
/** Weeks after this one. */
const WEEKS: Readonly<Record<string, number>> = { nextWeek: 1, weekAfterNext: 2 };

/**
 * `said` as the slot `date` of appointment.book holds it (`tomorrow`, `MM-DD`, `day:N`, `weekday:1-7` …), seen from
 * `now`. Null where it names no day.
 */
export function visitDay(said: string, now: number, utcOffset: number): string | null {
  const today = dayAt(now, utcOffset);
  const relative = AHEAD[said];
  if (relative !== undefined) return daysAfter(today, relative);
  const [, week = '', weekday] = /^(weekday|nextWeek|weekAfterNext):([1-7])$/.exec(said) ?? [];
  if (weekday !== undefined) return onWeekday(today, Number(weekday), WEEKS[week] ?? 0);
  const [, monthDay] = /^(\d\d-\d\d)$/.exec(said) ?? [];
  if (monthDay !== undefined) return nextOf(today, (year) => `${year}-${monthDay}`);
  const [, date] = /^day:(\d{1,2})$/.exec(said) ?? [];
  if (date !== undefined) return nextDate(today, Number(date));
  return isDay(said) ? said : null;
}

const NOON = 12;

/** A day of the calendar as the reader says it. */
export function dayInWords(day: string, reader: DayReader): string {
  return dayToKeep(hourOf(day, NOON, reader.utcOffset), reader);
}

/** 改到周五, of a visit of next week: the Friday to come that is nearest to it; null: no weekday alone. */
export function nearVisit(said: string, visit: string, now: number, utcOffset: number): string | null {
  const weekday = /^weekday:([1-7])$/.exec(said)?.[1];
  if (weekday === undefined) return null;
  const today = dayAt(now, utcOffset);
  const next = onWeekday(today, Number(weekday), 0);
  const current = new Date(`${visit}T00:00:00Z`).getUTCDay() || 7;
  const sameWeek = daysAfter(visit, Number(weekday) - current);
  const far = (day: string) => Math.abs(Date.parse(day) - Date.parse(visit));
  return sameWeek > today && far(sameWeek) <= far(next) ? sameWeek : next;
}

/** Monday is 1. The named day of this week or the next one like it; with `weeks` that of so many weeks after this. */
function onWeekday(today: string, weekday: number, weeks: number): string {
  const current = new Date(`${today}T00:00:00Z`).getUTCDay() || 7;
  if (weeks > 0) return daysAfter(today, 7 * weeks - current + weekday);
  return daysAfter(today, (weekday - current + 7) % 7);
}

/** This year, or next year where that day has gone. */
function nextOf(today: string, inYear: (year: number) => string): string | null {
  const year = Number(today.slice(0, 4));
  const found = [inYear(year), inYear(year + 1)].find((day) => isDay(day) && day >= today);
  return found ?? null;
}

/** This month, or next month where that day has gone. */
function nextDate(today: string, date: number): string | null {
  const first = new Date(`${today.slice(0, 7)}-01T00:00:00Z`);
  for (let ahead = 0; ahead <= 2; ahead += 1) {
    const month = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + ahead, date));
    const day = month.toISOString().slice(0, 10);
    if (month.getUTCDate() === date && day >= today) return day;
  }
  return null;
}
