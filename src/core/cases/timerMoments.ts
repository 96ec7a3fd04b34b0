/** When a case whose clock runs has to be looked at. */

import { addWorkingDays, dayAt, hourOf, shareGone } from '../calendar/deadline';
import { DAY, HOUR, MINUTE } from '../calendar/durations';
import type { Timer, TimerKind } from '../model/alerts';
import { type CaseRow, clockRuns } from '../model/cases';
import type { Records } from '../model/records';
import type { Known } from './decision';

/** What these moments hang on. */
export type Times = Pick<Known, 'calendar' | 'limits' | 'utcOffset' | 'now'>;

/** What of a case its moments follow from. */
type Clocked = Pick<
  CaseRow,
  'number' | 'state' | 'green' | 'promisedAt' | 'promisedDays' | 'changedAt' | 'stepDueAt'
>;

/** When so much of the promised time is gone, milliseconds UTC. Null: nothing is promised, or a year is not known. */
export function shareMoment(
  row: Clocked,
  share: number,
  { calendar, limits, utcOffset }: Times,
): number | null {
  if (row.promisedAt === null || row.promisedDays === null) return null;
  const clock = { opens: limits.opens, closes: limits.closes, utcOffset };
  return shareGone(dayAt(row.promisedAt, utcOffset), row.promisedDays, share, calendar, clock);
}

/** Closing time so many working days after the promised day; for 0 the promise itself. */
export function cardMoment({ promisedAt }: Clocked, days: number, times: Times): number | null {
  if (promisedAt === null || days === 0) return promisedAt;
  return closeAfter(promisedAt, days, times);
}

/** When nothing has happened for too long. */
export function stuckMoment({ changedAt }: Clocked, times: Times): number | null {
  return closeAfter(changedAt, times.limits.stuck, times);
}

/**
 * What has to be looked at next. Warning, yellow card and red card follow one another: each sets the next when its
 * time comes, and one that finds the promise moved is set again.
 */
export function timersOf(row: Clocked, times: Times): Timer[] {
  if (!clockRuns(row)) return [];
  const stuck = stuckMoment(row, times);
  const first = Math.min(row.stepDueAt ?? Number.POSITIVE_INFINITY, stuck ?? times.now + DAY);
  const timers = [timer('step.stuck', row.number, first, times)];
  if (row.promisedAt === null) return timers;
  timers.push(timer('case.warning', row.number, shareMoment(row, times.limits.warning, times), times));
  if (row.green)
    timers.push(
      timer('green.reminder', row.number, shareMoment(row, times.limits.greenReminder, times), times),
    );
  return timers;
}

/** What these call for is only told, and waits for a full hour: what one hour brings is told together. */
export const WARNINGS: ReadonlySet<TimerKind> = new Set([
  'case.warning',
  'case.overdue',
  'case.redCard',
  'step.stuck',
]);

/** The first full hour from this moment on at which the offices work, opening and closing among them; milliseconds UTC. */
export function workingHour(at: number, { calendar, limits, utcOffset }: Omit<Times, 'now'>): number {
  const east = utcOffset * MINUTE;
  const hour = Math.ceil((at + east) / HOUR) * HOUR - east;
  const day = dayAt(hour, utcOffset);
  const opens = hourOf(day, limits.opens, utcOffset);
  if (calendar.works(day) !== false && hour <= hourOf(day, limits.closes, utcOffset))
    return Math.max(hour, opens);
  return workingHour(hourOf(dayAt(opens + DAY, utcOffset), limits.opens, utcOffset), {
    calendar,
    limits,
    utcOffset,
  });
}

/** Where a year is not known the moment is not either: it is looked for again every day, until somebody adds the year. */
export function timer(kind: TimerKind, subject: string, at: number | null, times: Times): Timer {
  const moment = at ?? times.now + DAY;
  const dueAt = WARNINGS.has(kind) ? workingHour(moment, times) : moment;
  return { id: `${kind}:${subject}`, kind, subject, dueAt };
}

function closeAfter(at: number, days: number, { calendar, limits, utcOffset }: Times): number | null {
  const counted = addWorkingDays(dayAt(at, utcOffset), days, calendar);
  return 'day' in counted ? hourOf(counted.day, limits.closes, utcOffset) : null;
}

/* Cases that came as they stand, without the events that made them so: what has to be looked at from now on. */

/** The records with the timers of their cases. */
export function withTimers(records: Partial<Records>, times: Times): Partial<Records> {
  // Records say nothing of steps.
  const clocked = (records.cases ?? []).map((record) => ({ ...record, stepDueAt: null }));
  const timers = clocked.flatMap((row) => laterTimers(row, times));
  return timers.length > 0 ? { ...records, timers: [...(records.timers ?? []), ...timers] } : records;
}

/**
 * As `timersOf`, but for moments that passed before the case, or its history, came: of warning, yellow card and red card the next one
 * is set, and what is over already is left to the daily digest, so that old cases by the thousand warn of nothing at once.
 */
export function laterTimers(row: Clocked, times: Times): Timer[] {
  if (!clockRuns(row)) return [];
  const { limits, now } = times;
  const still = (kind: Timer['kind'], at: number | null) =>
    at !== null && at <= now ? [] : [timer(kind, row.number, at, times)];
  const stepOver = row.stepDueAt !== null && row.stepDueAt > now ? row.stepDueAt : null;
  const idle = still('step.stuck', stuckMoment(row, times));
  const stuck =
    stepOver === null
      ? idle
      : [timer('step.stuck', row.number, Math.min(stepOver, idle[0]?.dueAt ?? stepOver), times)];
  if (row.promisedAt === null) return stuck;
  const [next] = [
    ...still('case.warning', shareMoment(row, limits.warning, times)),
    ...still('case.overdue', cardMoment(row, limits.yellowCard, times)),
    ...still('case.redCard', cardMoment(row, limits.redCard, times)),
  ];
  const reminder = row.green ? still('green.reminder', shareMoment(row, limits.greenReminder, times)) : [];
  return [...stuck, ...(next ? [next] : []), ...reminder];
}
