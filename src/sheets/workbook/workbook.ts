/** What every reader of this folder goes by. */
import type { SheetInfo, SheetRefusal } from '../../core/model/desk/sheet';

/** What a file may have at most. */
export interface SheetLimits {
  /** Of the file, in bytes. */
  bytes: number;
  /** With something in them, in a sheet; xls and html have `rowsInMemory`. */
  rows: number;
  /** Where a whole file is held in memory to be read. */
  rowsInMemory: number;
}

export const SHEET_LIMITS: SheetLimits = { bytes: 32 * 2 ** 20, rows: 120_000, rowsInMemory: 20_000 };

/** A file is not read for no other reason than these. */
export class SheetRefused extends Error {
  constructor(
    readonly refusal: SheetRefusal,
    /** What there was, and what may be; in bytes or rows. */
    readonly measure?: { found: number; limit: number },
    options?: ErrorOptions,
  ) {
    super(`the file is not read: ${refusal}`, options);
    this.name = 'SheetRefused';
  }
}

/** The sheet in which `markWorkbook` lists what is to be mended. */
export const MARKS_SHEET = '需改正';

/** See `Workbook.first`. */
export function firstSheet(sheets: readonly SheetInfo[]): number {
  const data = sheets.findIndex(({ name, hidden }) => !hidden && name !== MARKS_SHEET);
  return Math.max(0, data);
}
