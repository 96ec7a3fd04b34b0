/** Lists that are read page by page, in the order of a key of two columns. */
import { type SQL, sql } from 'drizzle-orm';
import type { MySqlColumn } from 'drizzle-orm/mysql-core';
import type { Page } from '../../ports';
import type { Value } from '../engine/engine';
import { value } from './template';

/** Comes before every key of text. */
const FIRST = '';

/** Rows behind a key of two columns; takes the values of `startOf`. */
export function after(first: MySqlColumn, second: MySqlColumn): SQL {
  return sql`(${first} > ${value} or (${first} = ${value} and ${second} > ${value}))`;
}

/** Behind the last row of the page before; on the first page from `beginning` on. */
export function startOf(
  { after: last }: Page<readonly [string | number, string]>,
  beginning: Value,
): Value[] {
  const [first, second] = last ?? [beginning, FIRST];
  return [first, first, second];
}

/** A filter; takes its value twice, and null lets every row through. */
export function mayBe(column: MySqlColumn): SQL {
  return sql`(${value} is null or ${column} = ${value})`;
}
