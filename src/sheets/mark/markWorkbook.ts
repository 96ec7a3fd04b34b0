/** The file that comes back to the office: its own, with what is to be mended in colour, in comments and in a list. */
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Cell, Marking, Sheets } from '../../core/model/desk/sheet';
import { MAIN, XML_HEAD } from '../lists/markup';
import { type ListCell, rowXml } from '../lists/worksheet';
import { zipWorkbook } from '../lists/xlsx';
import { markXlsx } from './markXlsx';

/** Numbers of more digits are not held by a double. */
const EXACT = 15;
/** Whole ones of more digits, of an account, are shown as a power of ten. */
const SHOWN = 11;

/**
 * Always an xlsx: an xlsx is patched, of anything else the values of the sheet come back at the same places, and its
 * looks are lost. `bytes` are those that `workbook` was opened from. Throws SheetRefused before the stream begins.
 */
export async function markWorkbook(
  bytes: Buffer,
  workbook: Sheets,
  sheet: number,
  marking: Marking,
): Promise<Readable> {
  if (workbook.format === 'xlsx') return markXlsx(bytes, sheet, marking);
  // A sheet of csv is named after what it is.
  const name = workbook.sheets[sheet]?.name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31) ?? '1';
  const copied = await buffer(zipWorkbook(name, copyRows(workbook, sheet)));
  return markXlsx(copied, 0, marking);
}

async function* copyRows(workbook: Sheets, sheet: number): AsyncGenerator<Buffer> {
  yield Buffer.from(`${XML_HEAD}<worksheet xmlns="${MAIN}"><sheetData>`);
  for await (const { row, cells } of workbook.rows(sheet))
    yield Buffer.from(rowXml(cells.map(copyCell), row));
  yield Buffer.from('</sheetData></worksheet>');
}

function copyCell(cell: Cell | null): ListCell {
  if (!cell) return null;
  const most = /^\d+$/.test(cell.text) ? SHOWN : EXACT;
  const exact = cell.kind === 'number' && cell.text.replace(/\D/g, '').length <= most;
  return exact && Number.isFinite(Number(cell.text)) ? Number(cell.text) : cell.text;
}
