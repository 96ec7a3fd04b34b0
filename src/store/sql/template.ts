/** SQL text built once, with the names of tables and columns taken from the schema. */
import { type SQL, sql } from 'drizzle-orm';
import { MySqlDialect } from 'drizzle-orm/mysql-core';
import type { Row, Session, Value } from '../engine/engine';
import { marks, perCount } from './rows';

const dialect = new MySqlDialect();
const MANY = '/*keys*/';

/** Stands in a template for a list of keys. */
export const keys = sql.raw(MANY);
/** Stands in a template for one value. */
export const value = sql.raw('?');

/** A query for any number of keys; each `keys` in the template takes the whole list. */
export function byKeys(template: SQL): (session: Session, list: readonly Value[]) => Promise<Row[]> {
  const pieces = textOf(template).split(MANY);
  const textFor = perCount((count) => pieces.join(marks(count)));
  return (session, list) => {
    const values = pieces.length === 2 ? list : pieces.slice(1).flatMap(() => list);
    return session.rows(textFor(list.length), values);
  };
}

/** A statement with `value` for each single value, and at most one `keys` after them. */
export function statement(
  template: SQL,
): (values: readonly Value[], list?: readonly Value[]) => [string, Value[]] {
  const text = textOf(template);
  const textFor = perCount((count) => text.replace(MANY, marks(count)));
  return (values, list = []) => [textFor(list.length), [...values, ...list]];
}

function textOf(template: SQL): string {
  return dialect.sqlToQuery(template).sql;
}
