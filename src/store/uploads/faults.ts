/** What is wrong with rows. */
import { sql } from 'drizzle-orm';
import type { Change } from '../../core/model/change';
import type { UploadReads } from '../../ports';
import type { Engine, Session } from '../engine/engine';
import type { Vault } from '../keys/vault';
import { faults } from '../schema/mysql';
import { inserter } from '../sql/inserter';
import { columnsOf, fieldsOf, select, selectIn } from '../sql/select';
import { keys, value } from '../sql/template';

const FAULT = columnsOf(faults);
const KEY = ['upload', 'row', 'column', 'kind'];
const putFaults = inserter(
  faults,
  FAULT.names,
  FAULT.names.filter((name) => !KEY.includes(name)),
);
const ofKind = select(
  FAULT,
  sql`from ${faults} where ${faults.upload} = ${value} and (${faults.kind} = ${value} or ${value} = '') and (${faults.row} > ${value} or (${faults.row} = ${value} and (${faults.column} > ${value} or (${faults.column} = ${value} and ${faults.kind} > ${value})))) order by ${faults.row}, ${faults.column}, ${faults.kind} limit ${value}`,
);
const ofRows = selectIn(
  FAULT,
  sql`from ${faults} where ${faults.upload} = ${value} and ${faults.row} in (${keys})`,
);
const counted = select(
  fieldsOf({ kind: faults.kind, state: faults.state, count: sql<number>`count(*)` }),
  sql`from ${faults} where ${faults.upload} = ${value} group by ${faults.kind}, ${faults.state} order by count(*) desc, ${faults.kind}`,
);
export async function applyFaults(
  session: Session,
  vault: Vault,
  changes: Extract<Change, { kind: 'faults' }>[],
): Promise<void> {
  for (const { faults: list } of changes)
    await putFaults(
      session,
      list.map((fault) => ({ ...fault, value: vault.seal(fault.value) })),
    );
}

export function faultReads(
  engine: Engine,
  vault: Vault,
): Pick<UploadReads, 'faults' | 'faultsOf' | 'faultCounts'> {
  const open = (rows: ReturnType<typeof FAULT.read>[]) =>
    rows.map((row) => ({ ...row, value: vault.open(row.value) }));
  return {
    async faults(upload, kind, { after, limit }) {
      const [row, column, last] = after ?? [0, -2, ''];
      const from = [row, row, column, column, last];
      return open(await ofKind(engine, [upload, kind ?? '', kind ?? '', ...from, limit]));
    },
    faultsOf: async (upload, rows) => open(await ofRows(engine, rows, [upload])),
    faultCounts: (upload) => counted(engine, [upload]),
  };
}
