/** Cases that came as they stand, without the events that made them so: what has to be looked at from now on. */

import type { CaseRow, Timer } from '../model/casework';
import type { Records } from '../model/records';
import { cardMoment, isRunning, shareMoment, stuckMoment, type Times, timer } from './timerMoments';

/** What records do not say. */
const NOT_SAID = {
  step: null,
  stepAt: null,
  stepDueAt: null,
  stepDepartment: null,
  ordinaryDays: null,
  internal: null,
};

/** The records with the timers of their cases. */
export function withTimers(records: Partial<Records>, times: Times): Partial<Records> {
  const timers = (records.cases ?? []).flatMap((record) => laterTimers({ ...record, ...NOT_SAID }, times));
  return timers.length > 0 ? { ...records, timers: [...(records.timers ?? []), ...timers] } : records;
}

/**
 * As `timersOf`, but for moments that passed before the case, or its history, came: of warning, yellow card and red card the next one
 * is set, and what is over already is left to the daily digest, so that old cases by the thousand warn of nothing at once.
 */
export function laterTimers(row: CaseRow, times: Times): Timer[] {
  if (!isRunning(row)) return [];
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
