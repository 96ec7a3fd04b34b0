/** Pages with tables: what many office systems give out under a name that ends in .xls. */
import type { SheetEncoding, Sheets } from '../../core/model/desk/sheet';
import { decodeText } from '../csv/encoding';
import { limitRows } from '../workbook/rows';
import { type SheetLimits, SheetRefused } from '../workbook/workbook';
import { readTables } from './tables';

/** Each table that holds something is a sheet; the longest is the one to begin with. Throws SheetRefused. */
export async function openHtml(bytes: Buffer, encoding: SheetEncoding, limits: SheetLimits): Promise<Sheets> {
  const tables = await readTables(decodeText(bytes, encoding), limits.rowsInMemory);
  if (tables.length === 0) throw new SheetRefused('empty');
  const longest = Math.max(...tables.map(({ rows }) => rows.length));
  return {
    format: 'html',
    encoding,
    sheets: tables.map((_, i) => ({ name: `${i + 1}`, hidden: false })),
    first: tables.findIndex(({ rows }) => rows.length === longest),
    shape: (sheet) => Promise.resolve({ hiddenColumns: [], merges: tables[sheet]?.merges ?? [] }),
    rows: (sheet) => limitRows(inOrder(tables[sheet]?.rows ?? []), limits.rowsInMemory),
  };
}

async function* inOrder<T>(list: readonly T[]): AsyncGenerator<T> {
  yield* list;
}
