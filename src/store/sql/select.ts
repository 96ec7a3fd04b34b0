/** Selects whose rows come out as objects, typed by their tables: drizzle's own reading takes many times as long. */
import { type GetColumnData, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { MySqlColumn, MySqlTable } from 'drizzle-orm/mysql-core';
import type { Row, Session, Value } from '../engine/engine';
import { written } from './template';

/** Long lists of keys go to the database in pieces: MariaDB plans a list of a thousand and more as a join. */
const KEYS_AT_ONCE = 500;

type Field = MySqlColumn | SQL;
type Of<F> = F extends MySqlColumn ? GetColumnData<F> : F extends SQL<infer V> ? V : never;
type Names<T extends MySqlTable> = string & keyof T['$inferSelect'];

/** Some columns of a select, in an order. */
export interface Columns<R> {
  names: readonly (string & keyof R)[];
  /** For the head of the select. */
  list: SQL;
  read(row: Row): R;
  /** As `read`, where the columns begin at the place `from`. */
  readFrom(row: Row, from: number): R;
}

/** These columns of a table; without `names` all of them. */
export function columnsOf<T extends MySqlTable, K extends Names<T> = Names<T>>(
  table: T,
  names?: readonly K[],
): Columns<Pick<T['$inferSelect'], K>> {
  const known = getTableColumns(table) as Record<K, MySqlColumn>; // every name of a row is that of a column
  const picked = names ?? (Object.keys(known) as K[]);
  return make(picked, (name) => known[name]);
}

/** Columns of several tables, and expressions (`sql<string | null>`), under names. */
export function fieldsOf<F extends Record<string, Field>>(fields: F): Columns<{ [K in keyof F]: Of<F[K]> }> {
  return make(Object.keys(fields) as (string & keyof F)[], (name) => fields[name] as Field); // its own keys
}

function make<K extends string, R extends Record<K, unknown>>(
  names: readonly K[],
  fieldOf: (name: K) => Field,
): Columns<R> {
  function readFrom(row: Row, from: number): R {
    const found: Record<string, Value | undefined> = {};
    let place = from;
    for (const name of names) {
      found[name] = row[place];
      place += 1;
    }
    return found as R; // both engines give text, numbers and null, as the columns say
  }
  const list = sql.join(
    names.map((name) => sql`${fieldOf(name)}`),
    sql`, `,
  );
  return { names: names as readonly (K & keyof R)[], list, read: (row) => readFrom(row, 0), readFrom };
}

/** `select` these columns, then `tail` (`from …`), which takes `value` for each single value. */
export function select<R>(
  columns: Columns<R>,
  tail: SQL,
): (session: Session, values?: readonly Value[]) => Promise<R[]> {
  const text = written(sql`select ${columns.list} ${tail}`).textFor(0);
  return async (session, values = []) => (await session.rows(text, values)).map(columns.read);
}

/**
 * As `select`, for any number of keys; each `keys` or `keyTable` in `tail` takes the whole list, after all `value`. No keys give no
 * rows; thousands are asked for in pieces, each key once.
 */
export function selectIn<R>(
  columns: Columns<R>,
  tail: SQL,
): (session: Session, list: readonly Value[], values?: readonly Value[]) => Promise<R[]> {
  const { textFor, lists } = written(sql`select ${columns.list} ${tail}`);
  const ask = async (session: Session, list: readonly Value[], values: readonly Value[]) => {
    const all = lists === 1 && values.length === 0 ? list : [...values, ...Array(lists).fill(list).flat()];
    return (await session.rows(textFor(list.length), all)).map(columns.read);
  };
  return async (session, list, values = []) => {
    if (list.length === 0) return [];
    if (list.length <= KEYS_AT_ONCE) return ask(session, list, values);
    const distinct = [...new Set(list)];
    const found: R[] = [];
    for (let start = 0; start < distinct.length; start += KEYS_AT_ONCE) {
      for (const one of await ask(session, distinct.slice(start, start + KEYS_AT_ONCE), values))
        found.push(one);
    }
    return found;
  };
}

/** Rows under the key of each, in the order they came. */
export function grouped<K, R>(rows: readonly R[], keyOf: (row: R) => K): Map<K, R[]> {
  const found = new Map<K, R[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const same = found.get(key);
    if (same) same.push(row);
    else found.set(key, [row]);
  }
  return found;
}
