/** Cases as casework reads them. */
import { sql } from 'drizzle-orm';
import type { CaseReads } from '../../core/cases/directory';
import { type CaseRow, type CaseState, RUNNING_STATES } from '../../core/model/cases';
import type { Engine, Row } from '../engine/engine';
import { cases } from '../schema/mysql';
import { inChunks } from '../sql/chunks';
import { columnsOf } from '../sql/columns';
import { byKeys, keys } from '../sql/template';

export const CASE_COLUMNS = [
  'number',
  'matter',
  'department',
  'parent',
  'state',
  'applicant',
  'phone',
  'person',
  'green',
  'acceptedAt',
  'promisedAt',
  'changedAt',
  'note',
  'promisedDays',
  'ordinaryDays',
  'suspendedAt',
  'step',
  'stepAt',
  'stepDueAt',
  'stepDepartment',
  'internal',
  'sequence',
] as const;

const CASE = columnsOf(cases, CASE_COLUMNS);
const withNumbers = byKeys(sql`select ${CASE.list} from ${cases} where ${cases.number} in (${keys})`);
const withParents = byKeys(
  sql`select ${CASE.list} from ${cases} where ${cases.parent} in (${keys}) order by ${cases.number}`,
);
const withStates = byKeys(
  sql`select ${CASE.list} from ${cases} where ${cases.state} in (${keys}) order by ${cases.promisedAt}, ${cases.number}`,
);

export function caseRowReads(engine: Engine): Pick<CaseReads, 'rows' | 'parts' | 'running'> {
  return {
    async rows(numbers) {
      const rows = await inChunks(numbers, (some) => withNumbers(engine, some));
      return new Map(rows.map(caseFrom).map((row) => [row.number, row]));
    },
    async parts(parents) {
      const found = new Map<string, CaseRow[]>();
      for (const row of (await inChunks(parents, (some) => withParents(engine, some))).map(caseFrom)) {
        const same = found.get(row.parent ?? '');
        if (same) same.push(row);
        else found.set(row.parent ?? '', [row]);
      }
      return found;
    },
    async running() {
      return (await withStates(engine, RUNNING_STATES)).map(caseFrom);
    },
  };
}

export function caseFrom(row: Row): CaseRow {
  const found = CASE.read(row);
  return { ...found, state: found.state as CaseState, green: found.green === 1 }; // written by us from a CaseRow
}
