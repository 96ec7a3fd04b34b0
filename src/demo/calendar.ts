/** Days and hours of the invented offices, which are at UTC+8 and close as all do. */
import { DAY, HOUR } from '../core/calendar/durations';
import { officialCalendar } from '../core/calendar/workingDays';

const EAST = 8 * HOUR;
/** 1970-01-01 was a Thursday. */
const FIRST_WEEKDAY = 4;
const OFFICIAL = officialCalendar(new Map());

/** Calendar year at the offices. */
export function yearAt(at: number): number {
  return new Date(at + EAST).getUTCFullYear();
}

/** `yyyymmdd` at the offices. */
export function dateDigits(at: number): string {
  return new Date(at + EAST).toISOString().slice(0, 10).replaceAll('-', '');
}

/** This hour of a day at the offices; month from 1. Milliseconds UTC. */
export function officeMoment(year: number, month: number, day: number, hour: number): number {
  return Date.UTC(year, month - 1, day, hour) - EAST;
}

/** This hour of the day so many days before, or of the working day before where they are closed. */
export function officeHour(now: number, daysBefore: number, hour: number): number {
  let day = Math.floor((now + EAST) / DAY) - daysBefore;
  while (isClosed(day)) day -= 1;
  return day * DAY + hour * HOUR - EAST;
}

/** Closing time of the last of so many working days, the first day not counted. */
export function afterWorkingDays(at: number, count: number): number {
  let day = Math.floor((at + EAST) / DAY);
  for (let left = count; left > 0; ) {
    day += 1;
    if (!isClosed(day)) left -= 1;
  }
  return day * DAY + 17 * HOUR - EAST;
}

/** As announced; of a year that is not announced yet weekends and New Year's Day, which never fails to be one. */
function isClosed(day: number): boolean {
  const date = new Date(day * DAY).toISOString().slice(0, 10);
  const works = OFFICIAL.works(date);
  if (works !== null) return !works;
  const weekday = (day + FIRST_WEEKDAY) % 7;
  return weekday === 0 || weekday === 6 || date.endsWith('-01-01');
}
