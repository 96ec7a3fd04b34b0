/** Ranges of keys: pages of lists, and identifiers of a span of time. */
import { type SQL, sql } from 'drizzle-orm';
import type { MySqlColumn } from 'drizzle-orm/mysql-core';
import { encodeTime } from 'ulid';
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

/** Identifiers grow with time (ULID): this sorts after each made before this millisecond (UTC), and before every other. */
export function firstIdAt(ms: number): string {
  return encodeTime(Math.max(0, Math.floor(ms)));
}
