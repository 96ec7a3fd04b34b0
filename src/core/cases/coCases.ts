/** Cases of several departments (并联审批): the lead's own case, and a part of it at each co-department. */

import type { CaseEvent } from '../model/caseEvents';
import { CASE_ENDS, type CaseRow, type CaseState } from '../model/cases';
import type { Notice } from '../notices/notice';
import { clip } from '../text/clip';
import { acceptedDays } from './advance';
import type { Known } from './decision';
import { type Directory, departmentName, findDepartment } from './directory';
import { matterOf, named, officeOf } from './eventWording';

/** States in which a co-department has decided on its part. */
const PART_DONE: ReadonlySet<CaseState> = new Set(['approved', 'paymentDue', 'certified', ...CASE_ENDS]);

/** Whether a co-department has done its part. */
export function isPartDone({ state }: Pick<CaseRow, 'state'>): boolean {
  return PART_DONE.has(state);
}

/** Nothing more happens to this case. */
export function hasEnded({ state }: Pick<CaseRow, 'state'>): boolean {
  return CASE_ENDS.includes(state);
}

/** Parts as they stand, one of them brought up to date or added. */
export function withPart(parts: readonly CaseRow[], part: CaseRow): CaseRow[] {
  const others = parts.map((one) => (one.number === part.number ? part : one));
  return others.includes(part) ? others : [...others, part];
}

/** How far the co-departments are, in words; null where there are none. */
export function progress(
  parts: readonly CaseRow[],
  directory: Directory,
): { total: number; done: number; waiting: string | null } | null {
  if (parts.length === 0) return null;
  const open = parts.filter((part) => !isPartDone(part));
  const waiting = open.map(({ department }) => departmentName(directory, department)).join('、');
  return {
    total: parts.length,
    done: parts.length - open.length,
    waiting: waiting === '' ? null : clip(waiting, 12),
  };
}

/* The one-stop chain (牵头受理、抄告相关、协同审批、限时办结): a lead that accepts tells its co-departments. */

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
  return [
    {
      to: leader,
      audience: 'leader',
      view: { view: 'alert.copied', data },
      lane: lead.green ? 'alert' : 'notice',
      scope: 'case',
      quiet: !lead.green,
      key: `alert.copied:${part?.number ?? department}`,
    },
  ];
}
