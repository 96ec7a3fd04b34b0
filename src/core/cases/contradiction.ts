/** What stands of a known case: an event that says otherwise is refused, for nothing of what it says may be dropped in silence. */

import type { CaseEvent, CaseRow, EventType } from '../model/casework';
import { sameName } from '../text/name';
import { type Known, type Refusal, refusal } from './decision';
import { findDepartment, findMatter } from './directory';

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
