/** Days and hours of the invented offices, which are at UTC+8 and know weekends but no holidays. */
export const DAY = 86_400_000;
const HOUR = 3_600_000;
const EAST = 8 * HOUR;
/** 1970-01-01 was a Thursday. */
const FIRST_WEEKDAY = 4;

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

/** This hour of the day so many days before, or of the Friday before where that is a weekend. */
export function officeHour(now: number, daysBefore: number, hour: number): number {
  let day = Math.floor((now + EAST) / DAY) - daysBefore;
  while (isWeekend(day)) day -= 1;
  return day * DAY + hour * HOUR - EAST;
}

/** Closing time of the last of so many working days, the first day not counted. */
export function afterWorkingDays(at: number, count: number): number {
  let day = Math.floor((at + EAST) / DAY);
  for (let left = count; left > 0; ) {
    day += 1;
    if (!isWeekend(day)) left -= 1;
  }
  return day * DAY + 17 * HOUR - EAST;
}

function isWeekend(day: number): boolean {
  const weekday = (day + FIRST_WEEKDAY) % 7;
  return weekday === 0 || weekday === 6;
}
