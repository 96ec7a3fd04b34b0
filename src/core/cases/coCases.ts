/** Cases of several departments (并联审批): the lead's own case, and a part of it at each co-department. */

import { CASE_ENDS, type CaseRow, type CaseState } from '../model/cases';
import { clip } from '../text/clip';
import { type Directory, departmentName } from './directory';

/** States in which a co-department has decided on its part. */
const PART_DONE: ReadonlySet<CaseState> = new Set(['approved', 'paymentDue', 'certified', ...CASE_ENDS]);

/** Whether a co-department has done its part. */
export function isPartDone({ state }: Pick<CaseRow, 'state'>): boolean {
  return PART_DONE.has(state);
}

/** Parts as they stand, one of them brought up to date or added. */
export function withPart(parts: readonly CaseRow[], part: CaseRow): CaseRow[] {
  const others = parts.map((one) => (one.number === part.number ? part : one));
  return others.includes(part) ? others : [...others, part];
}

/** How many co-departments there are, how many are done, and which are waited for, as a text has room for; null where there are none. */
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
