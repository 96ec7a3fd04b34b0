/** Values as MySQL literals in the text of a statement: the driver's search for marks takes longer than all the rest. */
import type { Value } from './engine';

/** Statements taken apart and kept. */
const KEPT = 500;
/** All that is special inside quotes in the SQL mode that every connection sets (mysql.ts): the quote and the backslash. */
const SPECIAL = /['\\]/;
const EVERY_SPECIAL = /['\\]/g;

const known = new Map<string, readonly string[]>();

/** `sql` with its values in place. Its text holds `?` as a mark and never as data. */
export function withValues(sql: string, values: readonly Value[]): string {
  if (values.length === 0) return sql;
  const pieces = piecesOf(sql);
  let text = pieces[0] ?? '';
  for (let i = 0; i < values.length; i += 1) text += literal(values[i] ?? null) + (pieces[i + 1] ?? '');
  return text;
}

function piecesOf(sql: string): readonly string[] {
  const found = known.get(sql);
  if (found) return found;
  const pieces = sql.split('?');
  if (known.size >= KEPT) known.clear();
  known.set(sql, pieces);
  return pieces;
}

function literal(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'number') return String(value);
  return SPECIAL.test(value) ? `'${value.replace(EVERY_SPECIAL, '$&$&')}'` : `'${value}'`;
}
