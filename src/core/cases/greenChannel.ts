/** The green channel: half the time, and a leader who must answer for it, at any hour, rung by rung. */

import { dayAt } from '../calendar/deadline';
import type { Alert } from '../model/alerts';
import { type CaseRow, clockRuns, hasEnded } from '../model/cases';
import { makeNotice, type Notice, type NoticeView } from '../notices/notice';
import type { Known } from './decision';
import { named, officeOf, shownDay } from './eventWording';

/** What an unanswered alert calls for: where it goes, and whether it is passed on, goes on waiting or is of no use any more. */
export interface Unanswered {
  alert: 'passedOn' | 'unanswered' | 'ended';
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
 * An alert whose time is over, or (before that) whose message can not be delivered, goes one rung up. On the last one
 * it stays open until somebody answers, and the supervisors have it too. Where the case is over or stands still it
 * just ends.
 */
export function onUnanswered(alert: Alert, known: Known): Unanswered {
  const { row, parent, now } = known;
  if (!row || !clockRuns(row) || row.promisedAt === null || (parent && hasEnded(parent)))
    return { alert: 'ended', notices: [] };
  const rungs = ladderOf(row, known).length;
  // Above the supervisors there is nobody.
  if (alert.rung >= rungs) return { alert: 'unanswered', notices: [] };
  const data = {
    ...named(row, known),
    promised: shownDay(row.promisedAt, known),
    undelivered: now < alert.dueAt,
  };
  const view: NoticeView = { view: 'alert.passedOn', data };
  const next = alert.rung + 1;
  return {
    alert: next < rungs ? 'passedOn' : 'unanswered',
    notices: toRung(row, alert.kind, next, known, view),
  };
}

/** To one rung of the ladder, to be answered there; where the ladder has no such rung, to the supervisors. */
function toRung(row: CaseRow, kind: Alert['kind'], rung: number, known: Known, view: NoticeView): Notice[] {
  const leader = ladderOf(row, known)[rung];
  if (leader === undefined) return toSupervisors(row, kind, known);
  // Once for each promised day: after an extension there is a new one to answer for.
  const key = `${kind}:${rung}:${dayAt(row.promisedAt ?? known.now, known.utcOffset)}`;
  const alert = alertFor(row, kind, leader, rung, known);
  return [makeNotice(view, { to: leader, key, alert })];
}

function alertFor(
  { number, department }: CaseRow,
  kind: Alert['kind'],
  leader: string,
  rung: number,
  { now, limits }: Known,
): NonNullable<Notice['alert']> {
  const dueAt = now + limits.alertAnswer;
  return { case: number, department, kind, leader, rung, at: now, dueAt, state: 'open' };
}

function toSupervisors(row: CaseRow, kind: Alert['kind'], known: Known): Notice[] {
  if (row.promisedAt === null) return [];
  const data = {
    ...named(row, known),
    department: officeOf(row.department, known),
    promised: shownDay(row.promisedAt, known),
  };
  const key = `${kind}:unanswered:${dayAt(row.promisedAt, known.utcOffset)}`;
  const rung = ladderOf(row, known).length;
  return known.directory.supervisors.map((to) =>
    makeNotice({ view: 'alert.unanswered', data }, { to, key, alert: alertFor(row, kind, to, rung, known) }),
  );
}

/** Phones in the order in which alerts climb; nobody twice. */
function ladderOf({ department }: CaseRow, { directory }: Known): string[] {
  return [...new Set(directory.departments.get(department)?.ladder ?? [])];
}
