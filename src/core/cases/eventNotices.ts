/** Who is told of an event besides the leaders: the applicant, and co-departments that a lead brings in. */

import type { CaseEvent, EventType } from '../model/caseEvents';
import { type CaseRow, hasEnded } from '../model/cases';
import { makeNotice, type Notice, type NoticeView } from '../notices/notice';
import { isPartDone, progress, withPart } from './coCases';
import type { Known } from './decision';
import { told } from './eventNote';
import { named, officeOf, shownDay, wording } from './eventWording';

/** Of a co-department's part the applicant hears what needs a hand or is owed by law, and how far it is. */
const TOLD_OF_PARTS: readonly EventType[] = [
  'supplement',
  'refused',
  'rejected',
  'extended',
  'suspended',
  'resumed',
  'paymentDue',
  'certified',
];

/** `before` is the row that the event found, null for a new case; `row` the one that it left. */
export function applicantNotices(
  event: CaseEvent,
  before: CaseRow | null,
  row: CaseRow,
  known: Known,
): Notice[] {
  const { parent } = known;
  if (parent && hasEnded(parent)) return [];
  const view = parent ? partWording(event, before, row, parent, known) : wording(event, before, row, known);
  if (!view) return [];
  // Who hears of a part is whoever applied for the whole.
  return [makeNotice(view, { to: parent?.phone ?? row.phone, key: view.view })];
}

function partWording(
  event: CaseEvent,
  before: CaseRow | null,
  row: CaseRow,
  parent: CaseRow,
  known: Known,
): NoticeView | null {
  if (TOLD_OF_PARTS.includes(event.type)) return wording(event, before, row, known);
  const parts = progress(withPart(known.parts, row), known.directory);
  if (!parts) return null;
  const department = officeOf(row.department, known);
  const data = { ...named(parent, known), note: told(event.note), department, parts };
  if (event.type === 'opinion')
    return { view: 'notice.opinion', data: { ...data, day: shownDay(event.at, known) } };
  const finished = isPartDone(row) && !(before && isPartDone(before)) && event.type !== 'withdrawn';
  return finished ? { view: 'notice.partDone', data } : null;
}
