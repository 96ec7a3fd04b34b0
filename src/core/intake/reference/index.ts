/** Files of reference data: one description for the desk, the API and the command line. */

import type { AuditAction } from '../../model/audit';
import { REFERENCE_FILES, type ReferenceFileKind } from '../../model/desk/reference';
import type { FileKind, Found, ReadRow } from '../model';
import { Repeats, rowReader } from '../rows';
import { AREAS } from './areas';
import { DAYS } from './days';
import { DEPARTMENTS } from './departments';
import type { HeldReference } from './held';
import { MATTERS } from './matters';
import { NEWS } from './news';
import { PHONES } from './phones';
import { PROGRAMMES } from './programmes';
import { SECTIONS } from './sections';
import type { ReferenceTable, TextRow } from './table';

export type { HeldReference } from './held';
export type { ReferenceTable, TableChange, TextRow } from './table';
export { REFERENCE_FILES, type ReferenceFileKind };

export const REFERENCE_TABLES: Readonly<Record<ReferenceFileKind, ReferenceTable>> = {
  areas: AREAS,
  departments: DEPARTMENTS,
  matters: MATTERS,
  programmes: PROGRAMMES,
  sections: SECTIONS,
  news: NEWS,
  days: DAYS,
  phones: PHONES,
};

/** How the audit names what was put in under this key: an item of the news as where it is written at the desk. */
export function recordOf(kind: ReferenceFileKind, key: string): { action: AuditAction; subject: string } {
  if (kind === 'news') return { action: 'news.set', subject: key };
  return { action: 'reference.change', subject: `${kind} ${key}` };
}

export interface CheckedRow extends ReadRow {
  change: 'new' | 'changed' | 'same';
}

/** Rows given as text by field, as a form or a call has them: `row` counts from 1. A field that is left out is not known. */
export function readTextRows(rows: readonly TextRow[], { fields }: Pick<FileKind, 'fields'>): ReadRow[] {
  const columns = Object.fromEntries(fields.map(({ name }, column) => [column, name]));
  const readRow = rowReader(columns, fields);
  return rows.flatMap((row, place) => {
    const cells = fields.map(({ name }) => (row[name] ? { kind: 'text' as const, text: row[name] } : null));
    return readRow({ row: place + 1, hidden: false, cells }) ?? emptyRow(place + 1, fields);
  });
}

function emptyRow(row: number, fields: FileKind['fields']): ReadRow {
  const read = Object.fromEntries(fields.map(({ name }) => [name, null]));
  const found = fields
    .filter(({ needed }) => needed)
    .map(({ name }): Found => ({ field: name, kind: 'missing', detail: null }));
  return { row, raw: {}, read, found };
}

/** What a row is held against. */
interface Beside {
  table: ReferenceTable;
  /** With the rows of the file in it. */
  all: HeldReference;
  /** Rows as they are held, by their key. */
  was: ReadonlyMap<string, TextRow>;
}

/** Rows of one file, or of one call, against what is held and against one another. `given`: the fields that the file has columns for. */
export function checkRows(
  kind: ReferenceFileKind,
  rows: readonly ReadRow[],
  held: HeldReference,
  given: ReadonlySet<string>,
): CheckedRow[] {
  const table = REFERENCE_TABLES[kind];
  const was = new Map(table.rows(held).map((row) => [table.keyOf?.(row) ?? row[table.key] ?? '', row]));
  const whole = rows.map((row) => ({ ...row, read: completed(row.read, given, { table, was }) }));
  const all = table.with(
    held,
    whole.map(({ read }) => read),
  );
  const repeats = new Repeats(table.file.once);
  return whole.map((row) => judged(row, repeats.take(row), { table, all, was }));
}

function judged(row: ReadRow, repeated: Found[], beside: Beside): CheckedRow {
  const { table, all } = beside;
  // What can not be read, or stands there twice, is not looked at further.
  const further = row.found.length + repeated.length > 0 ? [] : table.faults(row.read, all);
  const kept = keptOf(row.read, beside);
  const written = (read: ReadRow['read']) => JSON.stringify(table.changes(read, all));
  const change = kept === null ? 'new' : written(kept) === written(row.read) ? 'same' : 'changed';
  return { ...row, found: [...row.found, ...repeated, ...further], change };
}

/** The row as it is held. */
function keptOf(
  read: ReadRow['read'],
  { table, was }: Pick<Beside, 'table' | 'was'>,
): ReadRow['read'] | null {
  const held = was.get(String(read[table.key] ?? ''));
  return (held && readTextRows([held], table.file)[0]?.read) ?? null;
}

/** Fields that the file has no column for are as they are held. */
function completed(
  read: ReadRow['read'],
  given: ReadonlySet<string>,
  beside: Pick<Beside, 'table' | 'was'>,
): ReadRow['read'] {
  const left = beside.table.file.fields.filter(({ name }) => !given.has(name));
  const kept = left.length === 0 ? null : keptOf(read, beside);
  return kept ? { ...read, ...Object.fromEntries(left.map(({ name }) => [name, kept[name] ?? null])) } : read;
}
