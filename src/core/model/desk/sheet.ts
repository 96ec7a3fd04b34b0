/** A workbook as its file has it, before anybody reads a meaning into it. */

const SHEET_FORMATS = ['xlsx', 'ods', 'xls', 'csv', 'html'] as const;
/** `xls` is every older or rarer form of Excel's: BIFF, xlsb, XML of 2003. `html` is a page, mostly named .xls. */
export type SheetFormat = (typeof SHEET_FORMATS)[number];

const SHEET_ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const;
export type SheetEncoding = (typeof SHEET_ENCODINGS)[number];

export interface Cell {
  /** `date`: a number that its format shows as a day. `empty`: a formula whose result the file does not have. */
  kind: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'empty';
  /**
   * Text with its runs joined; a number in the digits of the file (`1.1010519491231E+017`); a day as `2026-11-26`, with a
   * time as `2026-11-26 08:30:00`, a time alone as `08:30:00`; TRUE or FALSE; an error as `#N/A`.
   */
  text: string;
  /** Its number format where it is not the general one (`0.00E+00`). */
  format?: string;
  /** It is worked out by a formula. */
  formula?: true;
}

export interface SheetRow {
  /** As Excel counts, from 1; rows that are left out keep their numbers. */
  row: number;
  hidden: boolean;
  /** By column, A first; null: nothing there. A merged value stands in its first cell alone. The last one is not null. */
  cells: readonly (Cell | null)[];
}

/** `A1:C2`, as columns and rows from 0 and 1. */
export interface Merge {
  fromColumn: number;
  toColumn: number;
  fromRow: number;
  toRow: number;
}

export interface SheetInfo {
  name: string;
  hidden: boolean;
}

/** What is said of a sheet apart from its rows. */
export interface SheetShape {
  /** Columns from 0 that are not shown, in order. */
  hiddenColumns: readonly number[];
  merges: readonly Merge[];
}

/** What is marked in a file. */
export interface Mark {
  /** As Excel counts. */
  row: number;
  /** From 0. */
  column: number;
  /** What stands there, as the person who mends it knows it. */
  value: string;
  reason: string;
  /** What to do. */
  todo: string;
}

/** What stands in a cell since it was mended elsewhere; empty: nothing. */
export interface MendedCell {
  /** As Excel counts. */
  row: number;
  /** From 0. */
  column: number;
  text: string;
}

/** What is done to a file that goes back to its office. */
export interface Marking {
  marks: readonly Mark[];
  mended: readonly MendedCell[];
  words: MarkWords;
}

/** The words of the sheet that lists the marks, in the language of the reader. */
export interface MarkWords {
  row: string;
  column: string;
  value: string;
  reason: string;
  todo: string;
  /** Leads to the cell. */
  cell: string;
}

/** What every reader of a file gives. */
export interface Sheets {
  format: SheetFormat;
  /** Of csv and html. */
  encoding?: SheetEncoding;
  /** In the order of the file; at least one. */
  sheets: readonly SheetInfo[];
  /** The sheet to begin with: the first that is shown and was not added by `markWorkbook`. */
  first: number;
  /** Merges and hidden columns of a sheet; it costs at most an inflation of the sheet, never a parse. */
  shape(sheet: number): Promise<SheetShape>;
  /**
   * Its rows with something in them, from the top; hidden ones are among them. Of a row nothing but these columns and its
   * first cell is asked; others may be left out. Throws SheetRefused.
   */
  rows(sheet: number, columns?: readonly number[]): AsyncIterable<SheetRow>;
}

/** A file that was opened. */
export interface Workbook extends Sheets {
  /** The file, as an xlsx, with what was mended in its cells, and what is to be mended in colour, in comments and in a list. Throws SheetRefused. */
  mark(sheet: number, marking: Marking): Promise<Uint8Array>;
}

/** Lets `work` read a workbook, which is closed when that is done. Throws SheetRefused. */
export type ReadWorkbook = <T>(bytes: Buffer, work: (workbook: Workbook) => Promise<T>) => Promise<T>;

/** Why a file is not read: a closed set, each with a sentence for the reader. */
const SHEET_REFUSALS = [
  'notASheet',
  'picture',
  'pdf',
  'wordDocument',
  'password',
  'damaged',
  'bomb',
  'endless',
  'tooLarge',
  'tooManyRows',
  'empty',
] as const;
export type SheetRefusal = (typeof SHEET_REFUSALS)[number];
