/** One event of a case → what is kept of it, who is told, and what is looked at later. */

import type { Timer } from '../model/alerts';
import type { CaseEvent } from '../model/caseEvents';
import type { CaseRow } from '../model/cases';
import type { Notice } from '../notices/notice';
import { advance } from './advance';
import { isPartDone } from './coCases';
import { type Decision, type Happened, type Known, type Refusal, refusal } from './decision';
import { departmentName } from './directory';
import { impossibleMoment, isHistory, misplaced, otherApplicant } from './eventChecks';
import { applicantNotices, copiedNotices } from './eventNotices';
import { acceptedAlert } from './greenChannel';
import { move, statesFor } from './lifecycle';
import { amended, open, unknownIn } from './newCase';
import { appointmentTimer } from './timerDecision';
import { laterTimers, timersOf } from './timerMoments';
import { harmlessEvent } from './withoutPayLinks';

/** Decides on an event that is not kept yet. Whoever loses the race to commit what came of it reads and decides again. */
export function decide(event: CaseEvent, known: Known): Decision {
  const before = known.row;
  const fault =
    impossibleMoment(event, known) ??
    misplaced(event, known) ??
    unknownIn(event, known) ??
    (before && otherApplicant(before, event.case.applicant));
  if (fault) return refused(fault);

  const moved = move(event.type, before?.state ?? null, before !== null && event.at < before.changedAt);
  if (before && moved.kind === 'late') {
    const row = { ...before, sequence: before.sequence + 1 };
    return { outcome: 'late', row, event: kept(event, row, true) };
  }
  const found = before ? amended(before, event, known) : open(event, known);
  if ('kind' in found) return refused(found);
  if (moved.kind !== 'goes')
    return refused(impossible(event, before, moved.kind === 'late' ? [] : moved.allowed));
  const blocked = openParts(event, known);
  if (blocked) return refused(blocked);
  const { event: told, left } = harmlessEvent(event);
  const row = advance(told, found, moved.to, known);
  if ('kind' in row) return refused(row);

  const history = isHistory(event, known);
  return {
    outcome: 'done',
    row,
    event: kept(event, row, false),
    history,
    left,
    timers: timers(event, row, history, known),
    notices: history ? [] : notices({ event: told, before, row }, known),
  };
}

/** To the leader of the green channel, the applicant and co-departments. */
function notices(happened: Happened, known: Known): Notice[] {
  const { event, row } = happened;
  const promise = row.ordinaryDays ?? 0;
  return [
    ...(event.type === 'accepted' ? acceptedAlert(row, promise, known) : []),
    ...applicantNotices(happened, known),
    ...copiedNotices(happened, known),
  ];
}

/** Of history nothing is told that was due before it came. */
function timers(event: CaseEvent, row: CaseRow, history: boolean, known: Known): Timer[] {
  const appointment = appointmentTimer(row.number, event.detail.appointmentAt, known);
  const ofCase = history ? laterTimers(row, known) : timersOf(row, known);
  return [...(appointment && row.state === 'preregistered' ? [appointment] : []), ...ofCase];
}

function kept({ id, type, at, note, detail, body }: CaseEvent, row: CaseRow, late: boolean) {
  return { id, case: row.number, sequence: row.sequence, type, at, note, detail, late, body: body ?? null };
}

function refused(why: Refusal): Decision {
  return { outcome: 'refused', refusal: why };
}

function impossible({ type }: CaseEvent, row: CaseRow | null, allowed: readonly string[]): Refusal {
  const state = row ? `case ${row.number} is ${row.state}` : 'the case is new';
  const next = allowed.length > 0 ? `it allows ${allowed.join(', ')}` : 'nothing follows it';
  return refusal('impossible', `${state}: ${next}; ${type} needs ${statesFor(type).join(', ')}`);
}

/** A lead is not decided while its co-departments are at work. */
function openParts({ type }: CaseEvent, { row, parent, parts, directory }: Known): Refusal | null {
  if (parent || !row || (type !== 'approved' && type !== 'closed')) return null;
  const open = parts.filter((part) => !isPartDone(part));
  if (open.length === 0) return null;
  const waiting = open.map(
    ({ department, number }) => `${departmentName(directory, department)} (${number})`,
  );
  return refusal(
    'partsOpen',
    `${open.length} of the ${parts.length} parts of case ${row.number} are open: ${waiting.join(', ')}`,
  );
}
