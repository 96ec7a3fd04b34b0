/** What an event makes of a case: its state, its promise and the step at work. */

import { addWorkingDays, afterSuspension, type Counted, dayAt, halved, hourOf } from '../calendar/deadline';
import type { CaseEvent } from '../model/caseEvents';
import type { CaseRow, CaseState } from '../model/cases';
import { type Known, type Refusal, refusal } from './decision';
import { toldLater } from './eventNote';
import { departmentOf } from './newCase';

/** Say nothing of the step at work, so that it goes on. */
const WITHIN_A_STEP: readonly CaseEvent['type'][] = ['opinion', 'suspended', 'resumed', 'extended'];

/**
 * The row after an event that leads to `state`, or why it can not be. `row` has what the event says of the case itself.
 * Member by member: of a copy of so many V8 makes a dictionary, and whoever reads it is slow.
 */
export function advance(event: CaseEvent, row: CaseRow, state: CaseState, known: Known): CaseRow | Refusal {
  const promise = promised(event, row, known);
  if ('kind' in promise) return promise;
  const { number, matter, department, parent, applicant, phone, person, green } = row;
  const { acceptedAt = row.acceptedAt, promisedAt = row.promisedAt } = promise;
  const { promisedDays = row.promisedDays, ordinaryDays = row.ordinaryDays } = promise;
  const { suspendedAt = row.suspendedAt } = promise;
  const { step: name, stepAt, stepDueAt, stepDepartment } = step(event, row, known);
  return {
    number,
    matter,
    department,
    parent,
    state,
    applicant,
    phone,
    person,
    green,
    acceptedAt,
    promisedAt,
    changedAt: Math.max(row.changedAt, event.at),
    note: toldLater(event, known),
    internal: event.detail.internal || null,
    promisedDays,
    ordinaryDays,
    suspendedAt,
    step: name,
    stepAt,
    stepDueAt,
    stepDepartment,
    sequence: row.sequence + 1,
  };
}

type Promised = Partial<
  Pick<CaseRow, 'acceptedAt' | 'promisedAt' | 'promisedDays' | 'ordinaryDays' | 'suspendedAt'>
>;

function promised(event: CaseEvent, row: CaseRow, known: Known): Promised | Refusal {
  switch (event.type) {
    case 'accepted':
      return accepted(event, row, known);
    case 'extended':
      return extended(event, row, known);
    case 'suspended':
      return { suspendedAt: event.at };
    case 'resumed':
      return resumed(event, row, known);
    default:
      // Withdrawn while it stood still, and the like: no clock is left to stand.
      return { suspendedAt: event.type === 'opinion' ? row.suspendedAt : null };
  }
}

function accepted({ at: acceptedAt }: CaseEvent, row: CaseRow, known: Known): Promised | Refusal {
  const promisedDays = acceptedDays(row, known);
  const counted = addWorkingDays(dayAt(acceptedAt, known.utcOffset), promisedDays, known.calendar);
  return promisedBy(counted, known, {
    acceptedAt,
    promisedDays,
    ordinaryDays: ordinaryDays(row, known),
    suspendedAt: null,
  });
}

function extended(event: CaseEvent, row: CaseRow, known: Known): Promised | Refusal {
  const { number, promisedAt, promisedDays } = row;
  if (promisedAt === null)
    return refusal('incomplete', `case ${number} has no promised day that could be extended`);
  const days = extensionOf(event, row, known);
  const counted = addWorkingDays(dayAt(promisedAt, known.utcOffset), days, known.calendar);
  return promisedBy(counted, known, { promisedDays: (promisedDays ?? 0) + days });
}

function resumed({ at }: CaseEvent, { promisedAt, suspendedAt }: CaseRow, known: Known): Promised | Refusal {
  if (promisedAt === null || suspendedAt === null) return { suspendedAt: null };
  const day = (moment: number) => dayAt(moment, known.utcOffset);
  const counted = afterSuspension(day(promisedAt), day(suspendedAt), day(at), known.calendar);
  return promisedBy(counted, known, { suspendedAt: null });
}

/** Working days promised to everybody: what an event said, or what the matter has. */
function ordinaryDays({ promisedDays, matter }: CaseRow, { directory }: Pick<Known, 'directory'>): number {
  return promisedDays ?? directory.matters.get(matter)?.promisedDays ?? 0;
}

/** Working days promised to a case that is accepted now. */
export function acceptedDays(row: CaseRow, known: Pick<Known, 'directory' | 'limits'>): number {
  const days = ordinaryDays(row, known);
  return row.green ? halved(days, known.limits.greenRounding) : days;
}

/**
 * Working days of an extension: as the event says, by a new total where it is higher, or as the limits have it. A
 * total says nothing of a green case: what was promised to others is not what was promised here.
 */
function extensionOf(
  { case: said, detail }: CaseEvent,
  { green, promisedDays }: CaseRow,
  { limits }: Pick<Known, 'limits'>,
): number {
  const more = green || promisedDays === null ? 0 : (said.promisedDays ?? 0) - promisedDays;
  return detail.days ?? (more > 0 ? more : limits.extension);
}

/** Promised by closing time of that day, and `rest`. */
function promisedBy(counted: Counted, { limits, utcOffset }: Known, rest: Promised): Promised | Refusal {
  if ('day' in counted) return { ...rest, promisedAt: hourOf(counted.day, limits.closes, utcOffset) };
  const { unknownYear } = counted;
  return refusal(
    'noCalendar',
    `the promise reaches into ${unknownYear}, whose working days are not known: add that year's days to the local ` +
      `calendar (xiangxin calendar FILE; ${unknownYear}-01-01 must be among them), then send the event again`,
  );
}

/** Where a new leg of its way begins, whether it has a name or not. */
const LEGS: readonly CaseEvent['type'][] = ['accepted', 'routed'];

type Step = Pick<CaseRow, 'step' | 'stepAt' | 'stepDueAt' | 'stepDepartment'>;

function step({ type, at, detail, case: { department } }: CaseEvent, row: CaseRow, known: Known): Step {
  if (detail.step || LEGS.includes(type)) {
    // Accepted by the department that answers for it, wherever it was looked at before.
    const before = type === 'accepted' ? null : row.stepDepartment;
    return {
      step: detail.step?.name ?? null,
      stepAt: at,
      stepDueAt: detail.step?.dueAt ?? null,
      stepDepartment: departmentOf(department, known) ?? before,
    };
  }
  if (!WITHIN_A_STEP.includes(type))
    return { step: null, stepAt: null, stepDueAt: null, stepDepartment: null };
  const { step, stepAt, stepDueAt, stepDepartment } = row;
  return { step, stepAt, stepDueAt, stepDepartment };
}
