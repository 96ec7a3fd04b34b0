/** Multi-row inserts at a few microseconds a row, typed by the table: drizzle's builder takes about twenty. */
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { MySqlTable } from 'drizzle-orm/mysql-core';
import type { Blame, Session, Value } from '../engine/engine';
import { perCount } from './template';

/** Rows in one statement; fewer where a table is so wide that SQLite, which takes 32,766 values, would refuse them. */
const ROWS_AT_ONCE = 500;
const VALUES_AT_ONCE = 32_766;
/** So many lists of columns have statements that are kept. */
const SHAPES_KEPT = 20;

/** Overwrites, where `rising` is above what is there; else it sets it to null, which a column that is never empty refuses. */
interface Rising<K> {
  overwrite: readonly K[];
  rising: K;
}

type OnTaken<K> = 'refuse' | 'keep' | readonly K[] | Rising<K>;

/** Where numbers go a truth may stand: it is written as 1 or 0. */
type Written<R> = { [C in keyof R]: R[C] | (number extends R[C] ? boolean : never) };

/**
 * Inserts rows, `columns` of them in this order. On a key that is there already: `refuse` fails, `keep` leaves
 * the old row, a list of columns overwrites these. Not `insert ignore`, which on MySQL would also cut what is too long.
 * With `blame` the rows are `put`: they go along with the next statement.
 */
export function inserter<T extends MySqlTable, K extends string & keyof T['$inferInsert']>(
  table: T,
  columns: readonly K[],
  onTaken: OnTaken<K>,
): (session: Session, rows: readonly Written<Pick<T['$inferInsert'], K>>[], blame?: Blame) => Promise<void> {
  const known = getTableColumns(table);
  const named = columns.map((key) => `\`${known[key]?.name ?? key}\``);
  const tail = afterwards(columns, named, onTaken);
  const statements = perShape(columns, (rest) => {
    const names = rest.map((key) => named[columns.indexOf(key)]);
    const head = `insert into \`${getTableName(table)}\` (${names.join(', ')}) values `;
    const group = `(${rest.map(() => '?').join(',')})`;
    return perCount((count) => head + `${group},`.repeat(count - 1) + group + tail);
  });
  const overwritten = overwrittenBy(onTaken);
  const optional = columns.filter((key) => known[key]?.notNull === false && !overwritten.includes(key));
  const most = Math.min(ROWS_AT_ONCE, Math.floor(VALUES_AT_ONCE / columns.length));
  return async (session, rows, blame) => {
    for (let start = 0; start < rows.length; start += most) {
      const some = rows.length <= most ? rows : rows.slice(start, start + most);
      // What none of them has is left out: a null takes the server as long as a word.
      const left = optional.filter((key) => some.every((row) => (row[key] ?? null) === null));
      const { rest, textFor } = statements(left);
      const values: Value[] = [];
      // Columns hold text, numbers and null alone (kit.ts).
      for (const row of some)
        for (const key of rest) values.push(written((row[key] ?? null) as Value | boolean));
      if (blame) await session.put(textFor(some.length), values, blame);
      else await session.run(textFor(some.length), values);
    }
  };
}

interface Shape<K> {
  rest: readonly K[];
  textFor: (count: number) => string;
}

/** Statements for all columns but those of a list, built once for each of the lists that there are. */
function perShape<K>(
  columns: readonly K[],
  textsFor: (rest: readonly K[]) => (count: number) => string,
): (left: readonly K[]) => Shape<K> {
  const shapes = new Map<string, Shape<K>>();
  return (left) => {
    const name = left.join();
    const known = shapes.get(name);
    if (known) return known;
    if (shapes.size >= SHAPES_KEPT) shapes.clear();
    const rest = columns.filter((key) => !left.includes(key));
    const shape = { rest, textFor: textsFor(rest) };
    shapes.set(name, shape);
    return shape;
  };
}

function overwrittenBy<K>(onTaken: OnTaken<K>): readonly K[] {
  if (typeof onTaken === 'string') return [];
  return 'rising' in onTaken ? onTaken.overwrite : onTaken;
}

function written(value: Value | boolean): Value {
  return typeof value === 'boolean' ? Number(value) : value;
}

function afterwards<K>(columns: readonly K[], named: string[], onTaken: OnTaken<K>): string {
  if (onTaken === 'refuse') return '';
  if (onTaken === 'keep') return ` on duplicate key update ${named[0]} = ${named[0]}`;
  const overwrite = overwrittenBy(onTaken);
  const rising = 'rising' in onTaken ? onTaken.rising : null;
  const to = columns.flatMap((column, index) => {
    const name = named[index];
    if (!overwrite.includes(column)) return [];
    if (column !== rising) return [`${name} = values(${name})`];
    return [`${name} = case when ${name} < values(${name}) then values(${name}) end`];
  });
  return ` on duplicate key update ${to.join(', ')}`;
}

/** In one order wherever rows are locked one by one, so that two processes never wait for each other in a ring. */
export function inOrder<T>(list: readonly T[], keyOf: (one: T) => string): T[] {
  return [...list].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
