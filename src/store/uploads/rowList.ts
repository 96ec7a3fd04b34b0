/** Rows of one file as people look for them. Which rows, is answered from an index alone; only those of the page are opened. */
import { type SQL, sql } from 'drizzle-orm';
import { MySqlDialect } from 'drizzle-orm/mysql-core';
import type { RowFilter, RowOrder, UploadReads } from '../../ports';
import type { Engine, Value } from '../engine/engine';
import type { Vault } from '../keys/vault';
import { oneOf } from '../lists/listing';
import { uploadRows } from '../schema/mysql';
import { rowsAt, rowsWith, SEARCHED } from './row';

const dialect = new MySqlDialect();

/** What each order goes by, before the row itself. */
const BY: Readonly<Record<RowOrder, SQL | null>> = {
  row: null,
  swing: sql`${uploadRows.swing}`,
  amount: sql`${uploadRows.amount}`,
};

export function rowListReads(engine: Engine, vault: Vault): Pick<UploadReads, 'rowList' | 'rowCount'> {
  return {
    async rowList(upload, filter, { order, after, limit }) {
      const by = BY[order];
      const { row } = uploadRows;
      const where = [
        ...(await conditions(engine, vault, upload, filter)),
        ...(by ? [sql`${by} > 0`] : []),
        ...(after ? [by ? behind(by, after) : sql`${row} > ${after[1]}`] : []),
      ];
      const sorted = by ? sql`${by} desc, ${row}` : inOrder(filter);
      const keys = await ask(
        engine,
        sql`select ${row}, ${by ?? sql`0`} from ${uploadRows}${indexFor(filter, order)} where ${and(where)} order by ${sorted} limit ${limit + 1}`,
      );
      const shown = keys.slice(0, limit).map(([one, measure]) => [Number(measure), Number(one)] as const);
      const found = await rowsAt(
        engine,
        vault,
        upload,
        shown.map(([, one]) => one),
      );
      const places = new Map(found.map((one) => [one.row, one]));
      return {
        rows: shown.flatMap(([, one]) => places.get(one) ?? []),
        next: keys.length > limit ? (shown.at(-1) ?? null) : null,
      };
    },
    async rowCount(upload, filter, order) {
      const by = BY[order];
      const where = [...(await conditions(engine, vault, upload, filter)), ...(by ? [sql`${by} > 0`] : [])];
      const [found] = await ask(
        engine,
        sql`select count(*) from ${uploadRows}${indexFor(filter, order)} where ${and(where)}`,
      );
      return Number(found?.[0] ?? 0);
    },
  };
}

async function conditions(engine: Engine, vault: Vault, upload: string, filter: RowFilter): Promise<SQL[]> {
  const { village, group, states, change, search } = filter;
  return [
    sql`${uploadRows.upload} = ${upload}`,
    ...(village === undefined ? [] : [sql`${uploadRows.village} = ${village}`]),
    ...(group === undefined ? [] : [sql`${uploadRows.group} = ${group}`]),
    ...(states === undefined ? [] : [oneOf(uploadRows.state, states)]),
    ...(change === undefined ? [] : [sql`${uploadRows.change} = ${change}`]),
    ...(search === undefined || search === ''
      ? []
      : [await searched(search, (number) => rowsWith(engine, vault, upload, number), vault)]),
  ];
}

/** Four digits end an account, six an identity number; more of them are one of the two, whole. All else is of a name. */
async function searched(
  text: string,
  rowsOf: (number: { identity: string; account: string }) => Promise<number[]>,
  vault: Vault,
): Promise<SQL> {
  const plain = text.replace(/\s/g, '').toUpperCase();
  if (!/^\d+X?$/.test(plain)) return sql`instr(${uploadRows.head}, ${text}) > 0`;
  if (plain.length === 4) return sql`${uploadRows.accountTail} = ${plain}`;
  if (plain.length === 6) return sql`${uploadRows.identityTail} = ${vault.rowTail(plain)}`;
  const rows = await rowsOf({ identity: plain, account: plain });
  return rows.length === 0 ? sql`1 = 0` : sql`${uploadRows.row} in ${rows}`;
}

/** The index that holds all that is asked of it; where it is not plain which, or there is none, the engine chooses. */
function indexFor({ village, group, states, change, search }: RowFilter, order: RowOrder): SQL {
  const isSearch = search !== undefined && search !== '';
  const isNarrow = village !== undefined || group !== undefined;
  if (isSearch) return isNarrow || states || change || order !== 'row' ? sql`` : sql` ${SEARCHED}`;
  if (order === 'amount') return sql.raw(' force index (`upload_rows_place`)');
  return order === 'swing' && !isNarrow ? sql.raw(' force index (`upload_rows_change`)') : sql``;
}

/** Where few rows fit, an index of what is asked has to find them: in the bare order of the rows both engines would open one row after the other. */
function inOrder({ states, search }: RowFilter): SQL {
  return states || search ? sql`${uploadRows.row} + 0` : sql`${uploadRows.row}`;
}

function behind(by: SQL, [measure, row]: readonly [number, number]): SQL {
  return sql`${by} <= ${measure} and (${by} < ${measure} or ${uploadRows.row} > ${row})`;
}

function and(all: readonly SQL[]): SQL {
  return sql.join([...all], sql` and `);
}

async function ask(engine: Engine, asked: SQL) {
  const { sql: text, params } = dialect.sqlToQuery(asked);
  return engine.rows(text, params as Value[]); // conditions hold text, numbers and null alone
}
