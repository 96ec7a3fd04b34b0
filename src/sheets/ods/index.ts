/** Workbooks of LibreOffice. */

import type { Sheets } from '../../core/model/desk/sheet';
import { limitRows } from '../workbook/rows';
import { firstSheet, type SheetLimits, SheetRefused } from '../workbook/workbook';
import type { Archive } from '../zip/archive';
import { readXml } from '../zip/xml';
import { RowReader } from './rows';
import { ShapeReader } from './shape';

const CONTENT = 'content.xml';
const MANIFEST = 'META-INF/manifest.xml';

/** All sheets are in one part, so that it is gone through once here and once for the rows. Throws SheetRefused. */
export async function openOds(archive: Archive, limits: SheetLimits): Promise<Sheets> {
  const manifest = archive.find(MANIFEST);
  if (manifest !== undefined && (await archive.text(manifest)).includes('encryption-data')) {
    throw new SheetRefused('password');
  }
  const shapes = new ShapeReader();
  for await (const _ of readXml(archive.chunks(CONTENT), shapes));
  const sheets = shapes.sheets();
  if (sheets.length === 0) throw new SheetRefused('empty');
  return {
    format: 'ods',
    sheets: sheets.map(({ name, hidden }) => ({ name, hidden })),
    first: firstSheet(sheets),
    shape: (sheet) => Promise.resolve(sheets[sheet]?.shape ?? { hiddenColumns: [], merges: [] }),
    rows: (sheet) =>
      limitRows(readXml(archive.chunks(CONTENT), new RowReader(sheet, limits.rows + 1)), limits.rows),
  };
}
