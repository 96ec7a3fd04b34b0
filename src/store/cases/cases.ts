/** The table of cases, as casework and offices write and read it. A column that its schema gains is written and read here. */
import { sql } from 'drizzle-orm';
import type { CaseReads } from '../../core/cases/reads';
import { type CaseRow, CLOCK_STATES } from '../../core/model/cases';
import type { Change } from '../../core/model/change';
import type { CaseRecord } from '../../core/model/records';
import type { Engine, Session } from '../engine/engine';
import { isEmptied } from '../engine/errors';
import { cases } from '../schema/mysql';
import { Refused } from '../sql/failures';
import { inOrder, inserter } from '../sql/inserter';
import { columnsOf, grouped, selectIn } from '../sql/select';
import { keys } from '../sql/template';

export const CASE = columnsOf(cases);
type Row = ReturnType<typeof CASE.read>;

const insertCases = inserter(cases, CASE.names, {
  overwrite: CASE.names.filter((name) => name !== 'number'),
  rising: 'sequence',
});
const addCases = inserter(cases, CASE.names, 'keep');
const lockCases = selectIn(
  columnsOf(cases, ['number', 'sequence']),
  sql`from ${cases} where ${cases.number} in (${keys}) order by ${cases.number} for update`,
);
const withNumbers = selectIn(CASE, sql`from ${cases} where ${cases.number} in (${keys})`);
// Most cases have no parent: of hundreds of keys MariaDB supposes that each finds as many, and walks through all cases.
const withParents = selectIn(
  CASE,
  sql`from ${cases} force index (\`cases_parent\`) where ${cases.parent} in (${keys}) order by ${cases.number}`,
);
const withStates = selectIn(
  CASE,
  sql`from ${cases} where ${cases.state} in (${keys}) order by ${cases.promisedAt}, ${cases.number}`,
);

/**
 * Of several rows of a case in one batch the last change counts. Throws `Refused` where two of them, or one of them
 * and the row that is stored, are the same change: somebody else was first.
 */
export async function applyCases(
  session: Session,
  changes: Extract<Change, { kind: 'case' }>[],
): Promise<void> {
  const first = new Map<string, number>();
  const last = new Map<string, CaseRow>();
  const seen = new Set<string>();
  for (const { row } of changes) {
    const { number, sequence } = row;
    const change = `${sequence} ${number}`;
    if (seen.has(change)) throw new Refused(CHANGED);
    seen.add(change);
    first.set(number, Math.min(sequence, first.get(number) ?? sequence));
    if (sequence > (last.get(number)?.sequence ?? -1)) last.set(number, row);
  }
  const rows = inOrder([...last.values()], ({ number }) => number);
  await refuseStale(session, rows, first);
  await insertCases(session, rows, (error) => (isEmptied(error) ? new Refused(CHANGED) : error));
}

const CHANGED = 'the case was changed by somebody else';

/** A row that is inserted refuses what is not above its own `sequence`: only what came before it in the batch is looked at here. */
async function refuseStale(
  session: Session,
  rows: readonly CaseRow[],
  first: ReadonlyMap<string, number>,
): Promise<void> {
  const several = rows.flatMap(({ number, sequence }) => (first.get(number) === sequence ? [] : [number]));
  for (const { number, sequence } of await lockCases(session, several))
    if (sequence >= (first.get(number) ?? 0)) throw new Refused(CHANGED);
}

/** Adds cases that are not there yet. */
export function loadCases(session: Session, records: readonly CaseRecord[]): Promise<void> {
  return addCases(session, records);
}

export function caseRowReads(engine: Engine): Pick<CaseReads, 'rows' | 'parts' | 'running'> {
  return {
    async rows(numbers) {
      return new Map((await withNumbers(engine, numbers)).map((row) => [row.number, caseFrom(row)]));
    },
    async parts(parents) {
      const found = (await withParents(engine, parents)).map(caseFrom);
      return grouped(found, ({ parent }) => parent ?? '');
    },
    async running() {
      return (await withStates(engine, CLOCK_STATES)).map(caseFrom);
    },
  };
}

export function caseFrom(row: Row): CaseRow {
  return { ...row, green: row.green === 1 };
}
