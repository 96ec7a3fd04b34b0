/** Which sheet of a workbook is the list. */
import { findHeader, matchColumns } from '../../core/intake/header';
import type { FileKind } from '../../core/intake/model';
import type { SheetRow, Workbook } from '../../core/model/desk/sheet';
import type { Upload } from '../../core/model/desk/upload';
import { MARKS_SHEET } from '../../sheets/workbook/workbook';

/** Titles and notes above the header, and some rows below it. */
const TOP = 20;
/** As much of a sheet's name as is kept. */
const NAME = 64;

/**
 * The one shown sheet that has all columns, wherever it stands; where none has, the first. Null where several have: one
 * would be read and the others forgotten.
 */
export async function chooseSheet(workbook: Workbook, { fields }: FileKind): Promise<number | null> {
  const shown = [...workbook.sheets.entries()].filter(
    ([, { name, hidden }]) => !hidden && name !== MARKS_SHEET,
  );
  if (shown.length < 2) return workbook.first;
  const whole: number[] = [];
  for (const [sheet] of shown) {
    const header = findHeader(await topOf(workbook, sheet), fields);
    if (header && matchColumns(header.cells, fields).missing.length === 0) whole.push(sheet);
  }
  return whole.length > 1 ? null : (whole[0] ?? workbook.first);
}

/** That which was chosen when the upload was first read. */
export function sheetOf({ sheets, first }: Workbook, { sheet }: Pick<Upload, 'sheet'>): number {
  const chosen = sheets.findIndex(({ name, hidden }) => !hidden && nameKept(name) === sheet);
  return chosen < 0 ? first : chosen;
}

export function nameKept(name: string): string {
  return name.slice(0, NAME);
}

/** Its first rows. */
export async function topOf(workbook: Workbook, sheet: number): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of workbook.rows(sheet)) {
    rows.push(row);
    if (rows.length === TOP) break;
  }
  return rows;
}
