/** What a kind of file has, how its cells are read, and what is found in its rows. */
import type { Cell } from '../model/desk/sheet';
import type { RowChange, UploadKind, UploadRow } from '../model/desk/upload';
import type { FaultKind } from './faults';

export type Value = string | number | null;

/** What a cell says in words; null where it says a number, or nothing. */
export function textOf(said: Value | undefined): string | null {
  return typeof said === 'string' ? said : null;
}

/** A cell read: its value, or what is wrong with it; both where it can be used all the same. */
export interface Reading {
  value: Value;
  fault?: FaultKind;
  /** What else there is to say: the digit that should stand there, the limit. */
  detail?: string;
}

/** Never called with an empty cell. */
export type CellReader = (cell: Cell) => Reading;

export interface Field {
  name: string;
  /** What stands above its column in the template. */
  header: string;
  /** What else may stand there, of `templates/columns.json`. Compared as `tidyHeader` has them. */
  synonyms?: readonly string[];
  /** A file without the column, and a row without the value, is not complete. */
  needed: boolean;
  /** Merged over several rows, it is said of each of them. */
  spreads?: true;
  read: CellReader;
}

export interface Found {
  /** Null: the row as a whole. */
  field: string | null;
  kind: FaultKind;
  detail: string | null;
}

/** A row of a file, its cells read one by one. */
export interface ReadRow {
  /** As Excel counts. */
  row: number;
  /** As the file has it, by field; empty cells are left out. */
  raw: Record<string, string>;
  read: Record<string, Value>;
  found: Found[];
}

/** What stands once in a file. */
export interface Once {
  /** Where the second is marked. */
  field: string;
  fault: FaultKind;
  /** Null: this row has none. */
  of(read: ReadRow['read']): string | readonly string[] | null;
  /** So many rows may say the same; absent: one. */
  most?: number;
}

export interface FileKind {
  kind: UploadKind;
  fields: readonly Field[];
  once: readonly Once[];
  /** 1: reference data, which one person puts in. 3: 三定. */
  people: 1 | 3;
}

/** A row against what is held. */
export interface Judged
  extends Pick<UploadRow, 'household' | 'village' | 'group' | 'amount' | 'before'>,
    Pick<ReadRow, 'row' | 'raw' | 'read' | 'found'> {
  change: Exclude<RowChange, 'refused' | 'gone'>;
}
