/** The one-stop chain (牵头受理、抄告相关、协同审批、限时办结): a lead that accepts tells its co-departments. */
import type { CaseEvent } from '../model/caseEvents';
import { type CaseRow, hasEnded } from '../model/cases';
import { makeNotice, type Notice } from '../notices/notice';
import { acceptedDays } from './advance';
import { isPartDone } from './coCases';
import type { Known } from './decision';
import { findDepartment } from './directory';
import { matterOf, named, officeOf } from './eventWording';

/**
 * To the first leader of each co-department, with its own limit: of all open parts when the lead is accepted, and of
 * a part that is reported after that. Departments that the event names besides are told without a limit.
 */
export function copiedNotices(
  event: CaseEvent,
  before: CaseRow | null,
  row: CaseRow,
  known: Known,
): Notice[] {
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
