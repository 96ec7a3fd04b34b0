/** Pages of lists: found by key and never by counting, and never by looking at more than so many rows. */
import { type SQL, sql } from 'drizzle-orm';
import { type MySqlColumn, MySqlDialect, type MySqlTable } from 'drizzle-orm/mysql-core';
import type { Page, Rows } from '../../ports';
import type { Engine, Value } from '../engine/engine';
import type { Columns } from '../sql/select';

/** Rows that are looked at for one page where a filter has no index: on MariaDB under load some 80 ms (bench/console.ts). */
const LOOKED_AT = 4_000;

const dialect = new MySqlDialect();

/** Parts of conditions may be absent. */
export type Condition = SQL | undefined;

interface Asked<R, K extends readonly (string | number)[]> {
  columns: Columns<R>;
  table: MySqlTable;
  /** What else the columns and the narrow conditions speak of. */
  joins?: SQL;
  /** In whose order they are; together they tell a row from every other. */
  key: readonly [MySqlColumn, MySqlColumn?];
  keyOf: (row: R) => K;
  /** Of the table alone, and along an index that goes on with the key. */
  along: readonly Condition[];
  /** All others. */
  narrow: readonly Condition[];
  page: Page<K>;
}

/** `with` conditions as `sql\`${column} = ${value}\``: what stands in them goes to the database as a value. */
export async function listing<R, K extends readonly (string | number)[]>(
  engine: Engine,
  asked: Asked<R, K>,
): Promise<Rows<R, K>> {
  const { columns, table, joins = sql``, key, keyOf, page } = asked;
  const { limit, newestFirst = false, after } = page;
  const order = sql.join(
    key.flatMap((column) => (column ? [newestFirst ? sql`${column} desc` : sql`${column}`] : [])),
    sql`, `,
  );
  const along = [...asked.along, after && behind(key, after, newestFirst)].filter((one) => !!one);
  const narrow = asked.narrow.filter((one) => one !== undefined);
  const edge = narrow.length === 0 ? null : await edgeOf<K>(engine, table, key, along, order);
  const upTo = edge && upToKey(key, edge, newestFirst);
  const where = [...along, ...narrow, ...(upTo ? [upTo] : [])];
  const rows = await query(
    engine,
    // Along the key, whatever else the conditions speak of: MySQL would begin at the few households of a village.
    sql`select /*! straight_join */ ${columns.list} from ${table} ${joins}${conditions(where)} order by ${order} limit ${limit}`,
  );
  const found = rows.map(columns.read);
  const last = found.at(-1);
  return { rows: found, next: found.length >= limit && last ? keyOf(last) : edge };
}

/** The key of the last row that is looked at for this page; null: they are fewer. */
async function edgeOf<K>(
  engine: Engine,
  table: MySqlTable,
  key: readonly [MySqlColumn, MySqlColumn?],
  along: readonly SQL[],
  order: SQL,
): Promise<K | null> {
  const list = sql.join(
    key.filter((one) => one !== undefined),
    sql`, `,
  );
  const [edge] = await query(
    engine,
    sql`select ${list} from ${table}${conditions(along)} order by ${order} limit 1 offset ${LOOKED_AT - 1}`,
  );
  return (edge ?? null) as K | null; // the columns of the key
}

function conditions(all: readonly SQL[]): SQL {
  return all.length === 0 ? sql`` : sql` where ${sql.join([...all], sql` and `)}`;
}

/** The first column alone as well: both engines take that for the beginning of a range. */
function behind(
  [first, second]: readonly [MySqlColumn, MySqlColumn?],
  [one = '', other = '']: readonly (string | number)[],
  newestFirst: boolean,
): SQL {
  if (!second) return newestFirst ? sql`${first} < ${one}` : sql`${first} > ${one}`;
  return newestFirst
    ? sql`${first} <= ${one} and (${first} < ${one} or ${second} < ${other})`
    : sql`${first} >= ${one} and (${first} > ${one} or ${second} > ${other})`;
}

function upToKey(
  [first, second]: readonly [MySqlColumn, MySqlColumn?],
  [one = '', other = '']: readonly (string | number)[],
  newestFirst: boolean,
): SQL {
  if (!second) return newestFirst ? sql`${first} >= ${one}` : sql`${first} <= ${one}`;
  return newestFirst
    ? sql`${first} >= ${one} and (${first} > ${one} or ${second} >= ${other})`
    : sql`${first} <= ${one} and (${first} < ${one} or ${second} <= ${other})`;
}

/** Absent lets everything through. */
export function is(column: MySqlColumn | SQL, of: Value | undefined): Condition {
  return of === undefined || of === null ? undefined : sql`${column} = ${of}`;
}

export function from(column: MySqlColumn, of: Value | undefined): Condition {
  return of === undefined || of === null ? undefined : sql`${column} >= ${of}`;
}

export function before(column: MySqlColumn, of: Value | undefined): Condition {
  return of === undefined || of === null ? undefined : sql`${column} < ${of}`;
}

/** An empty list lets nothing through. */
export function oneOf(column: MySqlColumn | SQL, list: Iterable<string>): SQL {
  const all = [...list].map((one) => sql`${one}`);
  return all.length === 0 ? sql`1 = 0` : sql`${column} in (${sql.join(all, sql`, `)})`;
}

async function query(engine: Engine, asked: SQL) {
  const { sql: text, params } = dialect.sqlToQuery(asked);
  return engine.rows(text, params as Value[]); // conditions hold text, numbers and null alone
}
