/** What an event says of the case itself: a new case made of it, or a known one brought up to date. */

import type { CaseEvent } from '../model/caseEvents';
import { type CaseRow, hasEnded } from '../model/cases';
import { clip } from '../text/clip';
import { type Known, type Refusal, refusal } from './decision';
import { findDepartment, findMatter } from './directory';
import { otherApplicant, settledOtherwise } from './eventChecks';
import { BEGINNINGS } from './lifecycle';

/** Characters of a name in an answer to an office. */
const SHOWN = 40;

/** What has to be known of the things that the event names: null where all of them are there. */
export function unknownIn({ case: said, detail }: CaseEvent, known: Known): Refusal | null {
  const { directory } = known;
  if (said.matter !== undefined && !findMatter(directory, said.matter))
    return refusal(
      'unknownMatter',
      `there is no matter ${quoted(said.matter)}: give its name or id as listed`,
    );
  for (const department of [said.department, ...(detail.departments ?? [])]) {
    if (department !== undefined && !findDepartment(directory, department))
      return refusal(
        'unknownDepartment',
        `there is no department ${quoted(department)}: give its name or id as listed`,
      );
  }
  if (said.parent && !known.parent)
    return refusal('unknownCase', `there is no case ${quoted(said.parent)} to be a part of: report it first`);
  return null;
}

/** The row of a case that nobody knew, before its first event. A part takes from its lead what it does not say. */
export function open(event: CaseEvent, known: Known): CaseRow | Refusal {
  const { case: said, type } = event;
  const { parent, directory } = known;
  if (!BEGINNINGS.includes(type))
    return refusal(
      'unknownCase',
      `there is no case ${quoted(said.number)}, and ${type} begins none: first ${BEGINNINGS.join(', ')}`,
    );
  const applicant = said.applicant ?? (parent && { name: parent.applicant, phone: parent.phone });
  const matter = said.matter === undefined ? null : findMatter(directory, said.matter);
  const missing = [...(matter ? [] : ['case.matter']), ...(applicant ? [] : ['case.applicant'])];
  if (!matter || !applicant)
    return refusal('incomplete', `the first event of a case needs ${missing.join(' and ')}`);
  const fault = parent && (notALead(parent, said.number) ?? otherApplicant(parent, said.applicant));
  if (fault) return fault;
  return rowOf(event, matter, applicant, known);
}

/** Member by member: a copy of what is the same for all costs more than the whole decision. */
function rowOf(
  { case: said, at }: CaseEvent,
  matter: { id: string; department: string },
  applicant: { name: string; phone: string },
  known: Known,
): CaseRow {
  const { parent } = known;
  return {
    number: said.number,
    matter: matter.id,
    department: departmentOf(said.department, known) ?? matter.department,
    parent: parent?.number ?? null,
    state: 'preregistered',
    applicant: applicant.name,
    phone: applicant.phone,
    person: said.person ?? parent?.person ?? null,
    green: said.green ?? parent?.green ?? false,
    acceptedAt: null,
    promisedAt: null,
    changedAt: at,
    note: '',
    internal: null,
    promisedDays: said.promisedDays ?? null,
    ordinaryDays: null,
    suspendedAt: null,
    step: null,
    stepAt: null,
    stepDueAt: null,
    stepDepartment: null,
    sequence: 0,
  };
}

/**
 * A known case with what the event says anew: the phone of its applicant at any time, the rest until it is accepted,
 * because what was promised stands. Why not, where it says otherwise than what was settled.
 */
export function amended(row: CaseRow, event: CaseEvent, known: Known): CaseRow | Refusal {
  const { case: said } = event;
  const fault = otherApplicant(row, said.applicant) ?? settledOtherwise(row, event, known);
  if (fault) return fault;
  const { applicant } = said;
  const told = {
    ...row,
    ...(applicant && { applicant: applicant.name, phone: applicant.phone }),
    ...(said.person !== undefined && { person: said.person }),
  };
  if (row.acceptedAt !== null || hasEnded(row)) return told;
  const matter = said.matter === undefined ? null : findMatter(known.directory, said.matter);
  const moved = matter && matter.id !== row.matter ? matter : null;
  return {
    ...told,
    matter: moved?.id ?? row.matter,
    department: departmentOf(said.department, known) ?? moved?.department ?? row.department,
    green: said.green ?? row.green,
    promisedDays: said.promisedDays ?? row.promisedDays,
  };
}

function notALead({ number, parent, state }: CaseRow, part: string): Refusal | null {
  if (parent !== null)
    return refusal(
      'impossible',
      `case ${number} is itself a part of ${parent} and can have no part ${quoted(part)}`,
    );
  if (hasEnded({ state })) return refusal('impossible', `case ${number} is ${state} and takes no more parts`);
  return null;
}

/** The id of a department by its id or name; null where none is said, or there is none. */
export function departmentOf(said: string | undefined, { directory }: Known): string | null {
  return said === undefined ? null : (findDepartment(directory, said)?.id ?? null);
}

/** What an office wrote, short enough for an answer. */
function quoted(text: string): string {
  return `"${clip(text, SHOWN)}"`;
}
