/** Stretches of days as people say them: today, last week. */
import type { Span, TimeRange } from '../model/cases';
import { dayAt, hourOf } from './deadline';
import { DAY, MINUTE } from './durations';

const WEEK = 7;
/** 1970-01-01 was a Thursday: so many days after a Monday. */
const FIRST_WEEKDAY = 3;

/** From midnight to midnight on the offices' wall. `now` is milliseconds UTC, `utcOffset` minutes east. */
export function rangeOf(span: Exclude<Span, 'other'>, now: number, utcOffset: number): TimeRange {
  const today = midnightOf(now, utcOffset);
  const monday = today - daysSinceMonday(now, utcOffset) * DAY;
  switch (span) {
    case 'today':
      return { since: today, until: today + DAY };
    case 'yesterday':
      return { since: today - DAY, until: today };
    case 'dayBefore':
      return { since: today - 2 * DAY, until: today - DAY };
    case 'week':
      return { since: monday, until: monday + WEEK * DAY };
    case 'lastWeek':
      return { since: monday - WEEK * DAY, until: monday };
    case 'month':
      return { since: firstOf(now, utcOffset), until: today + DAY };
    case 'lastMonth': {
      const until = firstOf(now, utcOffset);
      return { since: firstOf(until - DAY, utcOffset), until };
    }
  }
}

function midnightOf(at: number, utcOffset: number): number {
  return hourOf(dayAt(at, utcOffset), 0, utcOffset);
}

/** Midnight at which the month of this moment began. */
function firstOf(at: number, utcOffset: number): number {
  return hourOf(`${dayAt(at, utcOffset).slice(0, 7)}-01`, 0, utcOffset);
}

function daysSinceMonday(at: number, utcOffset: number): number {
  return (Math.floor((at + utcOffset * MINUTE) / DAY) + FIRST_WEEKDAY) % WEEK;
}
