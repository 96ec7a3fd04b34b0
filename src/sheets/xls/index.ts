/** Excel's old and rare forms: BIFF (.xls, .et of WPS), xlsb, XML of 2003. */
import type { Cell, SheetInfo, SheetRow, SheetShape, Sheets } from '../../core/model/desk/sheet';
import { showsDay } from '../workbook/numberFormats';
import { limitRows } from '../workbook/rows';
import { serialDay } from '../workbook/serialDays';
import { firstSheet, type SheetLimits, SheetRefused } from '../workbook/workbook';
import { askSheetJs, type RawCell, type RawRow, type Told } from './worker';

/** Errors are numbers in BIFF. */
const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

/** One of its sheets as SheetJS has it: it reads a file at once. */
interface Parsed {
  shape: SheetShape;
  rows: readonly RawRow[];
}

/** A sheet is read once, in a thread that then ends, and kept until another is asked for. Throws SheetRefused. */
export async function openXls(bytes: Buffer, limits: SheetLimits): Promise<Sheets> {
  const { sheets, from1904 } = await readSheets(bytes);
  if (sheets.length === 0) throw new SheetRefused('empty');
  let last: { sheet: number; parsed: Promise<Parsed> } | null = null;
  const parsed = (sheet: number) => {
    if (last?.sheet !== sheet) last = { sheet, parsed: parse(bytes, sheet, limits.rowsInMemory) };
    return last.parsed;
  };
  async function* rows(sheet: number): AsyncGenerator<SheetRow> {
    for (const row of (await parsed(sheet)).rows) yield readRow(row, from1904);
  }
  return {
    format: 'xls',
    sheets,
    first: firstSheet(sheets),
    shape: async (sheet) => (await parsed(sheet)).shape,
    rows: (sheet) => limitRows(rows(sheet), limits.rowsInMemory),
  };
}

async function readSheets(bytes: Buffer): Promise<{ sheets: SheetInfo[]; from1904: boolean }> {
  for await (const told of askSheetJs(bytes, { sheets: true })) {
    refuse(told);
    if (told.kind === 'sheets') return told;
  }
  throw new SheetRefused('damaged');
}

async function parse(bytes: Buffer, sheet: number, limit: number): Promise<Parsed> {
  let shape: SheetShape = { hiddenColumns: [], merges: [] };
  const rows: RawRow[] = [];
  for await (const told of askSheetJs(bytes, { sheet, rows: limit + 1 })) {
    refuse(told);
    if (told.kind === 'rows') rows.push(...told.rows);
    if (told.kind !== 'shape') continue;
    const { hiddenColumns, lastRow } = told;
    if (lastRow > limit) throw new SheetRefused('tooManyRows', { found: lastRow, limit });
    const merges = told.merges.map(({ s, e }) => ({
      fromColumn: s.c,
      toColumn: e.c,
      fromRow: s.r + 1,
      toRow: e.r + 1,
    }));
    shape = { hiddenColumns, merges };
  }
  return { shape, rows };
}

function refuse(told: Told): void {
  if (told.kind !== 'failed') return;
  const cause = new Error(told.message);
  throw new SheetRefused(/password|encrypt/i.test(told.message) ? 'password' : 'damaged', undefined, {
    cause,
  });
}

function readRow({ row, hidden, cells: raw }: RawRow, from1904: boolean): SheetRow {
  const cells = raw.map((cell) => (cell ? readCell(cell, from1904) : null));
  while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  return { row, hidden, cells };
}

function readCell([type, value, format, formula]: RawCell, from1904: boolean): Cell | null {
  const cell = typed(type, value, format, from1904);
  if (cell.text === '' && !formula) return null;
  return {
    ...cell,
    ...(format === undefined || /^general$/i.test(format) ? {} : { format }),
    ...(formula ? { formula: true } : {}),
  };
}

function typed(type: string, value: RawCell[1], format: string | undefined, from1904: boolean): Cell {
  const text = value === null ? '' : String(value);
  if (type === 's') return { kind: 'text', text };
  if (type === 'b') return { kind: 'boolean', text: text.toUpperCase() };
  if (type === 'e') return { kind: 'error', text: ERRORS[Number(value)] ?? '#N/A' };
  if (type !== 'n') return { kind: 'empty', text: '' };
  const day = format !== undefined && showsDay(format) ? serialDay(Number(value), from1904) : null;
  return day === null ? { kind: 'number', text } : { kind: 'date', text: day };
}
