/**
 * Promises in working days. The day on which a period starts does not count (民法典 201), one that would end on a
 * holiday ends on the next working day (203), and statutory holidays do not count (行政许可法 82).
 */

import type { CaseLimits } from '../model/limits';
import { DAY, HOUR, MINUTE } from './durations';
import { remembered } from './remembered';
import type { Calendar } from './workingDays';

/** A day, or the year that nobody has told the working days of. */
export type Counted = { day: string } | { unknownYear: number };

/** The offices' clock: minutes east of UTC, and the hours at which they open and close. */
export interface OfficeClock extends Pick<CaseLimits, 'opens' | 'closes'> {
  utcOffset: number;
}

/** The day (`2026-11-23`) on the offices' wall at this moment. */
export function dayAt(at: number, utcOffset: number): string {
  return nameOf(Math.floor((at + utcOffset * MINUTE) / DAY));
}

/** This hour of a day at the offices, milliseconds UTC; a fraction is part of an hour. */
export function hourOf(day: string, hour: number, utcOffset: number): number {
  return midnight(day) + hour * HOUR - utcOffset * MINUTE;
}

/** The `count`th working day after `day`; for 0 the day itself, or the next working day where it is none. */
export function addWorkingDays(day: string, count: number, calendar: Calendar): Counted {
  return walked(day, count === 0 ? 'here' : count, calendar);
}

/** How many working days there are after `from`, up to and with `to`; null where a year of them is not known. */
export function countWorkingDays(from: string, to: string, calendar: Calendar): number | null {
  let count = 0;
  for (let at = step(from, 1); at <= to; at = step(at, 1)) {
    const works = calendar.works(at);
    if (works === null) return null;
    if (works) count += 1;
  }
  return count;
}

/** The promised day of a case whose clock stood still: whole working days after the one it stopped on come on top. */
export function afterSuspension(promised: string, from: string, to: string, calendar: Calendar): Counted {
  const lost = countWorkingDays(from, to, calendar);
  return lost === null ? { unknownYear: Number(to.slice(0, 4)) } : addWorkingDays(promised, lost, calendar);
}

/** Half a promise for the green channel, at least one day. */
export function halved(days: number, rounding: CaseLimits['greenRounding']): number {
  return Math.max(1, rounding === 'up' ? Math.ceil(days / 2) : Math.floor(days / 2));
}

/**
 * The moment at which this share of a promise is gone, milliseconds UTC; what is left is counted back from the
 * close of its last day, so that suspensions and extensions are in it. Null where a year is not known.
 */
export function shareGone(
  promised: string,
  days: number,
  share: number,
  calendar: Calendar,
  clock: OfficeClock,
): number | null {
  // In thousandths: shares are decimal fractions and 5 × (1 − 0.8) is not 1 in binary.
  const left = Math.round(days * (1 - share) * 1000) / 1000;
  const whole = Math.floor(left);
  const counted: Counted = whole === 0 ? { day: promised } : walked(promised, -whole, calendar);
  if (!('day' in counted)) return null;
  return hourOf(counted.day, clock.closes - (left - whole) * (clock.closes - clock.opens), clock.utcOffset);
}

/** Working days on, or back; `here` is the day itself, or the next working day where it is none. */
type Count = number | 'here';

/** Cases of one week ask for the same few walks, each of dozens of days. */
const walks = new WeakMap<Calendar, (count: Count) => (day: string) => Counted>();

function walked(day: string, count: Count, calendar: Calendar): Counted {
  const known =
    walks.get(calendar) ?? remembered((so: Count) => remembered((from: string) => walk(from, so, calendar)));
  walks.set(calendar, known);
  return known(count)(day);
}

function walk(day: string, count: Count, calendar: Calendar): Counted {
  const by = count === 'here' || count > 0 ? 1 : -1;
  let at = count === 'here' ? day : step(day, by);
  for (let left = count === 'here' ? 1 : Math.abs(count); ; at = step(at, by)) {
    const works = calendar.works(at);
    if (works === null) return { unknownYear: Number(at.slice(0, 4)) };
    if (works) left -= 1;
    if (left === 0) return { day: at };
  }
}

function step(day: string, by: 1 | -1): string {
  // Most steps stay within a month, and a promise takes dozens of them.
  const within = Number(day.slice(8)) + by;
  if (within >= 1 && within <= 28) return day.slice(0, 8) + String(within).padStart(2, '0');
  return nameOf(midnight(day) / DAY + by);
}

const midnight = remembered((day: string) => Date.parse(`${day}T00:00Z`));

/** The day that is so many days after the first of 1970. */
const nameOf = remembered((number: number) => new Date(number * DAY).toISOString().slice(0, 10));
