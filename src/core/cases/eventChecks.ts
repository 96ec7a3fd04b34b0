/** Why an event is not taken: members that would have no effect, moments that can not be, what stands of its case. */
import { DAY } from '../calendar/durations';
import type { CaseEvent, EventDetail, EventType } from '../model/caseEvents';
import type { CaseRow } from '../model/cases';
import { sameName } from '../text/name';
import { type Known, type Refusal, refusal } from './decision';
import { findDepartment, findMatter } from './directory';

/* Which members each type takes besides its note: what would have no effect is refused, not ignored. */

/** Members that belong to some types; those that are not here belong to all. */
const BELONGS_TO: Readonly<Partial<Record<keyof EventDetail, readonly EventType[]>>> = {
  fee: ['paymentDue'],
  bring: ['certified'],
  days: ['extended'],
  appointmentAt: ['preregistered'],
};

/** Why a member of the event has no business with its type; null where each has. */
export function misplaced({ type, detail }: CaseEvent, { parent }: Known): Refusal | null {
  for (const [member, types] of Object.entries(BELONGS_TO)) {
    // The keys of BELONGS_TO are members of a detail.
    if (detail[member as keyof EventDetail] !== undefined && !types.includes(type))
      return refusal('misplaced', `${member} belongs to ${types.join(', ')}: ${type} does nothing with it`);
  }
  if (parent && detail.departments !== undefined)
    return refusal('misplaced', 'departments belongs to the lead case: a part tells no other departments');
  return null;
}

/* Whether the moments that an event names can be: a wrong one is told at once, for what follows from it would stand for ever. */

/** Nothing that is still at work happened before. 1 January 1990, UTC. */
const EARLIEST = Date.UTC(1990, 0, 1);
/** Nobody makes an appointment later than in so many milliseconds, nor plans a step: two years. */
const FARTHEST = 2 * 366 * DAY;

/** What is wrong with `at`, of whatever has one; null where nothing is. */
export function untimely(
  at: number,
  { now, limits }: { now: number; limits: Pick<Known['limits'], 'future'> },
): string | null {
  if (at > now + limits.future) return 'at lies in the future: it says when it happened, so check the clock';
  return at < EARLIEST ? 'at lies before 1990: it says when it happened' : null;
}

/** Of what an event says is still to come: only history may name a moment that is over. */
export function impossibleMoment(event: CaseEvent, known: Known): Refusal | null {
  const { appointmentAt, step } = event.detail;
  const wrong = untimely(event.at, known);
  if (wrong !== null) return refusal('future', wrong);
  if (appointmentAt !== undefined) {
    if (appointmentAt < event.at)
      return refusal('future', 'appointmentAt lies before the event that makes it');
    if (appointmentAt <= known.now && event.silent !== true)
      return refusal('future', 'appointmentAt is over: history is sent with "silent": true');
    if (appointmentAt > known.now + FARTHEST)
      return refusal('future', 'appointmentAt lies more than two years ahead');
  }
  const dueAt = step?.dueAt;
  if (dueAt === undefined) return null;
  if (dueAt < event.at) return refusal('future', 'step.dueAt lies before the event that begins the step');
  return dueAt > known.now + FARTHEST ? refusal('future', 'step.dueAt lies more than two years ahead') : null;
}

/** Whether nobody is told: its office says so, or it is no news any more. */
export function isHistory({ silent, at }: CaseEvent, { now, limits }: Known): boolean {
  return silent === true || isStale(at, { now, limits });
}

/** Whether what happened then is worth no notice any more. */
function isStale(at: number, { now, limits }: Pick<Known, 'now' | 'limits'>): boolean {
  return now - at > limits.newsDays * DAY;
}

/* What stands of a known case: an event that says otherwise is refused, for nothing of what it says may be dropped in silence. */

/** These name the department that they hand the case to, or whose word it is: the case stays where it is. */
const NAMES_ANOTHER: readonly EventType[] = ['routed', 'opinion'];

/** Another applicant than the one who stands. `case.applicant.replaces` says that the office knows whom it replaces. */
export function otherApplicant(
  { number, applicant: standing }: Pick<CaseRow, 'number' | 'applicant'>,
  said: CaseEvent['case']['applicant'],
): Refusal | null {
  if (!said) return null;
  const { name, replaces } = said;
  if (replaces !== undefined && !sameName(replaces, standing))
    return refusal('standing', `case.applicant.replaces is not the applicant that stands in case ${number}`);
  if (replaces !== undefined || sameName(name, standing)) return null;
  return refusal(
    'standing',
    `case ${number} has another applicant: check the number. To put the name right, or where somebody else takes over, say in case.applicant.replaces whose name stands now`,
  );
}

/** What was settled when the case began, or was promised when it was accepted. */
export function settledOtherwise(row: CaseRow, event: CaseEvent, known: Known): Refusal | null {
  const { case: said, type } = event;
  const { number } = row;
  if (said.parent !== undefined && said.parent !== row.parent)
    return refusal(
      'impossible',
      row.parent === null
        ? `case ${number} is no part of another: its first event says so`
        : `case ${number} is a part of ${row.parent}: its first event says so`,
    );
  if (row.acceptedAt === null) return null;
  const { directory } = known;
  const stands = `case ${number} is accepted, and what was promised stands`;
  if (said.matter !== undefined && findMatter(directory, said.matter)?.id !== row.matter)
    return refusal('standing', `${stands}: its matter can not change`);
  const moves = said.department !== undefined && !NAMES_ANOTHER.includes(type);
  if (moves && findDepartment(directory, said.department ?? '')?.id !== row.department)
    return refusal('standing', `${stands}: its department can not change. routed hands it on`);
  if (said.green !== undefined && said.green !== row.green)
    return refusal('standing', `${stands}: the green channel is chosen before, or with accepted`);
  return promiseStands(row, event) ? null : refusal('standing', `${stands}: extended adds to promisedDays`);
}

/** Offices say again what they promised once, before it was halved or extended; only an extension names a new total. */
function promiseStands(row: CaseRow, { type, case: said, detail }: CaseEvent): boolean {
  const { promisedDays, ordinaryDays, green } = row;
  if (said.promisedDays === undefined || ordinaryDays === null) return true;
  if (said.promisedDays === ordinaryDays || said.promisedDays === promisedDays) return true;
  if (type !== 'extended' || green || promisedDays === null) return false;
  const total = detail.days === undefined ? null : promisedDays + detail.days;
  return total === null ? said.promisedDays > promisedDays : said.promisedDays === total;
}
