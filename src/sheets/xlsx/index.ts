/** Workbooks of Excel and WPS since 2007. */
import type { SheetRow, Sheets } from '../../core/model/desk/sheet';
import { limitRows } from '../workbook/rows';
import { firstSheet, type SheetLimits, SheetRefused } from '../workbook/workbook';
import type { Archive } from '../zip/archive';
import { readXml } from '../zip/xml';
import { readParts, type XlsxParts } from './parts';
import { RowReader } from './rows';
import { readShape } from './shape';
import { readSharedStrings } from './strings';

/** Throws SheetRefused. */
export async function openXlsx(archive: Archive, limits: SheetLimits): Promise<Sheets> {
  const parts = await readParts(archive);
  let strings: Promise<string[]> | undefined;
  const shared = () => {
    strings ??=
      parts.sharedStrings === undefined
        ? Promise.resolve([])
        : readSharedStrings(archive, parts.sharedStrings);
    return strings;
  };
  const chunksOf = (sheet: number) => {
    const part = parts.sheets[sheet]?.part;
    if (part === undefined) throw new RangeError(`there is no sheet ${sheet}`);
    return archive.chunks(part);
  };
  return {
    format: 'xlsx',
    sheets: parts.sheets.map(({ name, hidden }) => ({ name, hidden })),
    first: firstSheet(parts.sheets),
    shape: (sheet) => readShape(chunksOf(sheet)),
    rows: (sheet, columns) => limitRows(readRows(chunksOf(sheet), parts, { shared, columns }), limits.rows),
  };
}

async function* readRows(
  chunks: AsyncIterable<Buffer>,
  { formats, from1904 }: XlsxParts,
  { shared, columns }: { shared: () => Promise<readonly string[]>; columns?: readonly number[] | undefined },
): AsyncGenerator<SheetRow> {
  const asked = columns && new Set(columns);
  const reader = new RowReader({ strings: await shared(), formats, from1904, asked });
  yield* readXml(chunks, reader);
  // A part that ends before its rows do was cut off on its way.
  if (!reader.finished()) throw new SheetRefused('damaged');
}
