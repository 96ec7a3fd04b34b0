/** The rows of a file as they were read, and the counts of them. */
import { sql } from 'drizzle-orm';
import type { Change } from '../../core/model/change';
import type { UploadReads } from '../../ports';
import type { Engine, Session } from '../engine/engine';
import type { Vault } from '../keys/vault';
import { areas, faults, households, uploadRows } from '../schema/mysql';
import { inserter } from '../sql/inserter';
import { fieldsOf, select } from '../sql/select';
import { statement, value } from '../sql/template';
import { ROW, rowFor, rowFrom, rowsAt, rowsWith } from './row';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

const putRows = inserter(
  uploadRows,
  ROW.names,
  ROW.names.filter((name) => name !== 'upload' && name !== 'row'),
);
const cutRows = statement(
  sql`delete from ${uploadRows} where ${uploadRows.upload} = ${value} and ${uploadRows.row} >= ${value}`,
);
const cutFaults = statement(
  sql`delete from ${faults} where ${faults.upload} = ${value} and ${faults.row} >= ${value}`,
);
const OF = sql`from ${uploadRows} where ${uploadRows.upload} = ${value}`;
const page = select(
  ROW,
  sql`${OF} and ${uploadRows.row} > ${value} order by ${uploadRows.row} limit ${value}`,
);
const byPlace = select(
  ROW,
  sql`${OF} and (${uploadRows.village} = ${value} or ${value} = '') order by ${uploadRows.village}, ${uploadRows.group}, ${uploadRows.row}`,
);
const counted = select(
  fieldsOf({ change: uploadRows.change, state: uploadRows.state, count: sql<number>`count(*)` }),
  sql`${OF} group by ${uploadRows.change}, ${uploadRows.state}`,
);
// Counted before the names come in: one look-up for each village, and none for each row.
const TOTALS = sql`(select ${uploadRows.village} as village, count(*) as n, sum(case when ${uploadRows.state} = 'faulty' then 1 else 0 end) as faulty, sum(case when ${uploadRows.state} = 'left' then 1 else 0 end) as gone_back, sum(case when ${uploadRows.state} in ('left', 'faulty') then null else ${uploadRows.amount} end) as amount ${OF} group by ${uploadRows.village}) totals`;
const byVillage = select(
  fieldsOf({
    village: sql<string | null>`totals.village`,
    name: areas.name,
    rows: sql<number>`totals.n`,
    faulty: sql<number>`totals.faulty`,
    left: sql<number>`totals.gone_back`,
    amount: sql<number | null>`totals.amount`,
  }),
  sql`from ${TOTALS} left join ${areas} on ${areas.id} = totals.village order by totals.village`,
);
const GONE = sql`from ${households} join ${areas} on ${areas.id} = ${households.village} where ${areas.path} like ${value} and ${households.id} not in (select ${uploadRows.household} from ${uploadRows} where ${uploadRows.upload} = ${value} and ${uploadRows.household} is not null)`;
const goneCount = select(fieldsOf({ count: sql<number>`count(*)` }), GONE);
const goneRows = select(
  fieldsOf({
    id: households.id,
    head: households.head,
    group: households.group,
    village: households.village,
    name: areas.name,
  }),
  sql`${GONE} and (${households.village} > ${value} or (${households.village} = ${value} and ${households.id} > ${value})) order by ${households.village}, ${households.id} limit ${value}`,
);

export async function applyUploadRows(
  session: Session,
  vault: Vault,
  cuts: Of<'uploadCut'>[],
  changes: Of<'uploadRows'>[],
): Promise<void> {
  for (const { upload, from } of cuts) {
    await session.run(...cutRows([upload, from]));
    await session.run(...cutFaults([upload, from]));
  }
  let taken = Promise.resolve();
  try {
    for (const { rows } of changes) {
      // While the database takes those before.
      const sealed = rows.map((row) => rowFor(row, vault));
      await taken;
      taken = putRows(session, sealed);
    }
  } finally {
    // Nothing is under way any more when it is rolled back.
    await taken;
  }
}

export function rowReads(
  engine: Engine,
  vault: Vault,
): Pick<
  UploadReads,
  'rows' | 'rowsIn' | 'rowsOf' | 'repeated' | 'counts' | 'villages' | 'gone' | 'goneCount'
> {
  const open = (rows: ReturnType<typeof ROW.read>[]) => rows.map((row) => rowFrom(row, vault));
  return {
    rows: async (upload, after, limit) => open(await page(engine, [upload, after, limit])),
    rowsIn: async (upload, village) => open(await byPlace(engine, [upload, village ?? '', village ?? ''])),
    rowsOf: (upload, list) => rowsAt(engine, vault, upload, list),
    repeated: async (upload, { identity, account }) => ({
      identity: identity === null ? [] : await rowsWith(engine, vault, upload, { identity }),
      account: account === null ? [] : await rowsWith(engine, vault, upload, { account }),
    }),
    counts: (upload) => counted(engine, [upload]),
    // MySQL gives sums as text.
    villages: async (upload) =>
      (await byVillage(engine, [upload])).map(({ faulty, left, amount, ...row }) => ({
        ...row,
        faulty: Number(faulty),
        left: Number(left),
        amount: amount === null ? null : Number(amount),
      })),
    goneCount: async (upload, path) => (await goneCount(engine, [`${path}%`, upload]))[0]?.count ?? 0,
    async gone(upload, path, { after, limit }) {
      const [village, id] = after ?? ['', ''];
      return goneRows(engine, [`${path}%`, upload, village, village, id, limit]);
    },
  };
}
