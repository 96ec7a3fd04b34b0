/** SQL text built once, with the names of tables and columns taken from the schema. */
import { getTableColumns, SQL, sql } from 'drizzle-orm';
import { MySqlDialect, type MySqlTable } from 'drizzle-orm/mysql-core';
import type { Value } from '../engine/engine';

const dialect = new MySqlDialect();
const MANY = '/*keys*/';
const ROWS = '/*rows*/';
const LISTS = /(\/\*(?:keys|rows)\*\/)/;
/** Texts that a statement keeps: a longer one costs little beside what it does. */
const TEXTS_KEPT = 100;

/** Stands in a template for a list of keys. */
export const keys = sql.raw(MANY);
/**
 * Stands in a template for a table of the list of keys, each a `key`. Tables that are joined to it look each key up;
 * with `in (…)` the server weighs and sorts the keys for each table.
 */
export const keyTable = sql.raw(`${ROWS} \`asked\``);
/** Its column. */
export const key = sql.raw('`asked`.`key`');
/** Stands in a template for one value. */
export const value = sql.raw('?');

/** A number, a word of our own or null, as it stands in the text. */
export function literal(of: Value): SQL {
  if (typeof of === 'string' && !/^[\w:-]*$/.test(of)) throw new Error(`not a word of our own: ${of}`);
  return sql.raw(typeof of === 'string' ? `'${of}'` : String(of));
}

/** Several literals, for `in (…)`. */
export function literals(list: readonly Value[]): SQL {
  return sql.join(list.map(literal), sql`, `);
}

/** What follows `set` in an update: SQL (as `value`) is taken as it is, everything else as a literal. */
export function set<T extends MySqlTable>(
  table: T,
  to: { [K in keyof T['$inferInsert']]?: SQL | (T['$inferInsert'][K] & Value) },
): SQL {
  const known = getTableColumns(table);
  // What the type says, for any table.
  const columns = Object.entries(to as Record<string, SQL | Value>).map(([name, one]) => {
    const column = sql.identifier(known[name]?.name ?? name); // without its table, which SQLite does not take here
    return sql`${column} = ${one instanceof SQL ? one : literal(one)}`;
  });
  return sql.join(columns, sql`, `);
}

/** A statement with `value` for each single value, and at most one `keys` after them: its text and its values. */
export function statement(
  template: SQL,
): (values: readonly Value[], list?: readonly Value[]) => [string, Value[]] {
  const { textFor } = written(template);
  return (values, list = []) => [textFor(list.length), [...values, ...list]];
}

/** The text of a template for so many keys, and how many lists of keys it has. */
export function written(template: SQL): { textFor: (count: number) => string; lists: number } {
  const pieces = dialect.sqlToQuery(template).sql.split(LISTS);
  // Every second piece is a mark.
  const textFor = (count: number) =>
    pieces.map((piece, i) => (i % 2 === 0 ? piece : listOf(piece, count))).join('');
  return { textFor: perCount(textFor), lists: pieces.length >> 1 };
}

function listOf(mark: string, count: number): string {
  if (count === 0) return '';
  if (mark === MANY) return `${'?, '.repeat(count - 1)}?`;
  return `(select ? as \`key\`${' union all select ?'.repeat(count - 1)})`;
}

/** Builds the text for so many rows or keys once: engines know a statement again by it. */
export function perCount(build: (count: number) => string): (count: number) => string {
  const texts: string[] = [];
  return (count) => {
    if (count > TEXTS_KEPT) return build(count);
    const text = texts[count] ?? build(count);
    texts[count] = text;
    return text;
  };
}
