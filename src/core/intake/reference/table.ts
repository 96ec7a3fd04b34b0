/** A kind of reference data as a file has it, both ways: what a row means, and how what is held stands in a row. */
import type { Change } from '../../model/change';
import type { ReferenceChange, ReferenceFileKind } from '../../model/desk/reference';
import type { FileKind, Found, ReadRow } from '../model';
import type { HeldReference } from './held';

/** A row by field, as text: what is not there, or empty, is not known. */
export type TextRow = Readonly<Record<string, string>>;

/** What a row of a file writes. */
export type TableChange = ReferenceChange | Extract<Change, { kind: 'news' }>;

export interface ReferenceTable {
  file: FileKind & { kind: ReferenceFileKind };
  /** The field that tells rows apart. */
  key: string;
  /** What its cell means, where one thing is written in several ways. */
  keyOf?(row: TextRow): string;
  /** What the columns of a template show. */
  example: TextRow;
  /** All that is held, in the order of its keys. */
  rows(held: HeldReference): TextRow[];
  /** What is wrong beside what is held, `held` with the rest of the file in it. */
  faults(read: ReadRow['read'], held: HeldReference): Found[];
  /** What the row writes, put in by this account. `read` has a value or null in every field; those of columns that the file lacks are as they are held. */
  changes(read: ReadRow['read'], held: HeldReference, by?: string): TableChange[];
  /** `held` with these rows in it, for rows that name one another. */
  with(held: HeldReference, rows: readonly ReadRow['read'][]): HeldReference;
}

/** Text of a field; empty where there is none. */
export function textIn(read: ReadRow['read'], field: string): string {
  const said = read[field];
  return said === null || said === undefined ? '' : String(said);
}

/** What was read in that column; null where it is empty or no number. */
export function numberIn(read: ReadRow['read'], field: string): number | null {
  const said = read[field];
  return typeof said === 'number' ? said : null;
}

/** A fault of that column. */
export function fault(field: string, kind: Found['kind'], detail: string | null = null): Found {
  return { field, kind, detail };
}
