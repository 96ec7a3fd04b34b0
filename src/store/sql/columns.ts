/** Rows as objects, typed by the table: drizzle's own reading takes many times as long. */
import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { MySqlTable } from 'drizzle-orm/mysql-core';
import type { Row } from '../engine/engine';

export interface Columns<R> {
  /** For the head of a select. */
  list: SQL;
  /** The object of a row whose columns are `list`, from the `from`th on. */
  read(row: Row, from?: number): R;
}

/** These columns of a table, in this order. */
export function columnsOf<T extends MySqlTable, K extends string & keyof T['$inferSelect']>(
  table: T,
  names: readonly K[],
): Columns<Pick<T['$inferSelect'], K>> {
  const known = getTableColumns(table);
  return {
    list: sql.join(
      names.map((name) => sql`${known[name]}`),
      sql`, `,
    ),
    read(row, from = 0) {
      const found: Record<string, unknown> = {};
      for (const [index, name] of names.entries()) found[name] = row[from + index];
      return found as Pick<T['$inferSelect'], K>; // both engines give text, numbers and null, as the columns say
    },
  };
}
