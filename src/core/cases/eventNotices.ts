/**
 * Who is told of an event besides the leaders of the department: the applicant, and the co-departments of a lead (牵头受理、
 * 抄告相关、协同审批、限时办结).
 */

import type { EventType } from '../model/caseEvents';
import { type CaseRow, hasEnded } from '../model/cases';
import { makeNotice, type Notice, type NoticeView } from '../notices/notice';
import { acceptedDays } from './advance';
import { isPartDone, progress, withPart } from './coCases';
import type { Happened, Known } from './decision';
import { findDepartment } from './directory';
import { told } from './eventNote';
import { matterOf, named, officeOf, shownDay, wording } from './eventWording';

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

/** To the applicant, or to nobody. */
export function applicantNotices(happened: Happened, known: Known): Notice[] {
  const { parent } = known;
  if (parent && hasEnded(parent)) return [];
  const view = parent ? partWording(happened, parent, known) : wording(happened, known);
  if (!view) return [];
  // Who hears of a part is whoever applied for the whole.
  return [makeNotice(view, { to: parent?.phone ?? happened.row.phone, key: view.view })];
}

function partWording(happened: Happened, parent: CaseRow, known: Known): NoticeView | null {
  const { event, before, row } = happened;
  if (TOLD_OF_PARTS.includes(event.type)) return wording(happened, known);
  const parts = progress(withPart(known.parts, row), known.directory);
  if (!parts) return null;
  const department = officeOf(row.department, known);
  const data = { ...named(parent, known), note: told(event.note), department, parts };
  if (event.type === 'opinion')
    return { view: 'notice.opinion', data: { ...data, day: shownDay(event.at, known) } };
  const finished = isPartDone(row) && !(before && isPartDone(before)) && event.type !== 'withdrawn';
  return finished ? { view: 'notice.partDone', data } : null;
}

/**
 * To the first leader of each co-department, with its own limit: of all open parts when the lead is accepted, and of
 * a part that is reported after that. Departments that the event names besides are told without a limit.
 */
export function copiedNotices({ event, before, row }: Happened, known: Known): Notice[] {
  const { parent } = known;
  if (parent) {
    const news =
      before === null && parent.acceptedAt !== null && !hasEnded(parent) && event.type !== 'accepted';
    return news ? toDepartment(row.department, row, parent, known) : [];
  }
  const open = event.type === 'accepted' ? known.parts.filter((part) => !isPartDone(part)) : [];
  const departments = (event.detail.departments ?? []).flatMap((said) => {
    const id = findDepartment(known.directory, said)?.id;
    return id === undefined || open.some(({ department }) => department === id) ? [] : [id];
  });
  return [
    ...open.flatMap((part) => toDepartment(part.department, part, row, known)),
    ...departments.flatMap((department) => toDepartment(department, null, row, known)),
  ];
}

function toDepartment(department: string, part: CaseRow | null, lead: CaseRow, known: Known): Notice[] {
  const [leader] = known.directory.departments.get(department)?.ladder ?? [];
  if (leader === undefined || department === lead.department) return [];
  const data = {
    ...named(lead, known),
    department: officeOf(lead.department, known),
    part: part && matterOf(part.matter, known),
    days: part && (part.acceptedAt === null ? acceptedDays(part, known) : part.promisedDays),
  };
  const key = `alert.copied:${part?.number ?? department}`;
  return [makeNotice({ view: 'alert.copied', data }, { to: leader, key, isUrgent: lead.green })];
}
