/** The green channel: half the time, and a leader who must answer for it, at any hour, rung by rung. */
import type { View } from '../dialogue/views';
import type { Alert, CaseRow } from './casework';
import { dayAt } from './deadline';
import type { Known, Notice } from './decision';
import { hasEnded } from './parallel';
import { isRunning } from './running';
import { named, officeOf, shownDay } from './wording';

/** What an unanswered alert calls for: where it goes, and that it is passed on or of no use any more. */
export interface Unanswered {
  alert: 'passedOn' | 'ended';
  notices: Notice[];
}

/** To the deputy head of the department, as soon as a green case is accepted. `full`: working days promised to others. */
export function acceptedAlert(row: CaseRow, full: number, known: Known): Notice[] {
  if (!row.green || row.promisedAt === null) return [];
  const promised = shownDay(row.promisedAt, known);
  return toRung(row, 'green.accepted', 0, known, {
    view: 'alert.accepted',
    data: { ...named(row, known), full, promised },
  });
}

/** To the deputy head: so much of the time is gone. */
export function reminderAlert(row: CaseRow, promisedAt: number, known: Known): Notice[] {
  const share = Math.round(known.limits.greenReminder * 100);
  return toRung(row, 'green.reminder', 0, known, {
    view: 'alert.reminder',
    data: { ...named(row, known), promised: shownDay(promisedAt, known), share },
  });
}

/** To the leader above the deputy head, or to the only one there is: the promised day is over. */
export function overdueAlert(row: CaseRow, promisedAt: number, known: Known): Notice[] {
  const above = ladderOf(row, known).length > 1 ? 1 : 0;
  return toRung(row, 'case.overdue', above, known, {
    view: 'alert.overdue',
    data: { ...named(row, known), promised: shownDay(promisedAt, known) },
  });
}

/**
 * An alert whose time is over, or (before that) whose message can not be delivered, goes one rung up; from the last
 * one to the supervisors. Where the case is over or stands still it just ends.
 */
export function onUnanswered(alert: Alert, known: Known): Unanswered {
  const { row, parent, now } = known;
  if (!row || !isRunning(row) || row.promisedAt === null || (parent && hasEnded(parent)))
    return { alert: 'ended', notices: [] };
  const data = {
    ...named(row, known),
    promised: shownDay(row.promisedAt, known),
    undelivered: now < alert.dueAt,
  };
  const view: View = { view: 'alert.passedOn', data };
  return { alert: 'passedOn', notices: toRung(row, alert.kind, alert.rung + 1, known, view) };
}

/** To one rung of the ladder, to be answered there; where the ladder has no such rung, to the supervisors. */
function toRung(row: CaseRow, kind: Alert['kind'], rung: number, known: Known, view: View): Notice[] {
  const { now, limits, utcOffset } = known;
  const leader = ladderOf(row, known)[rung];
  if (leader === undefined) return toSupervisors(row, kind, known);
  const alert: Notice['alert'] = {
    case: row.number,
    department: row.department,
    kind,
    leader,
    rung,
    at: now,
    dueAt: now + limits.alertAnswer,
    state: 'open',
  };
  // Once for each promised day: after an extension there is a new one to answer for.
  const key = `${kind}:${rung}:${dayAt(row.promisedAt ?? now, utcOffset)}`;
  return [{ ...urgent(leader, 'leader', view), key, alert }];
}

function toSupervisors(row: CaseRow, kind: Alert['kind'], known: Known): Notice[] {
  if (row.promisedAt === null) return [];
  const data = {
    ...named(row, known),
    department: officeOf(row.department, known),
    promised: shownDay(row.promisedAt, known),
  };
  const key = `${kind}:unanswered:${dayAt(row.promisedAt, known.utcOffset)}`;
  return known.directory.supervisors.map((phone) => ({
    ...urgent(phone, 'supervisor', { view: 'alert.unanswered', data }),
    key,
  }));
}

function urgent(to: string, audience: Notice['audience'], view: View): Omit<Notice, 'key'> {
  return { to, audience, view, lane: 'alert', scope: 'case', quiet: false };
}

/** Phones in the order in which alerts climb; nobody twice. */
function ladderOf({ department }: CaseRow, { directory }: Known): string[] {
  return [...new Set(directory.departments.get(department)?.ladder ?? [])];
}
