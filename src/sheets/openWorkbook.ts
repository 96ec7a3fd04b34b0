/** Opens whatever an office hands in. */
import type { SheetRow } from '../core/model/desk/sheet';
import { openCsv } from './csv';
import { encodingOf } from './csv/encoding';
import { kindOfFile } from './triage';
import { SHEET_LIMITS, type SheetLimits, SheetRefused, type Workbook } from './workbook/workbook';
import { openXlsx } from './xlsx';
import { type Archive, openArchive } from './zip/archive';

/** By what the file is, whatever it is called. Nothing of its rows is read yet. Throws SheetRefused. */
export async function openWorkbook(bytes: Buffer, limits: SheetLimits = SHEET_LIMITS): Promise<Workbook> {
  if (bytes.length > limits.bytes) {
    throw new SheetRefused('tooLarge', { found: bytes.length, limit: limits.bytes });
  }
  const kind = kindOfFile(bytes);
  if (typeof kind === 'object') throw new SheetRefused(kind.refused);
  if (kind === 'zip') return openZip(await openArchive(bytes), limits);
  const encoding = encodingOf(bytes);
  if (kind !== 'text' || encoding === null) throw new SheetRefused('notASheet');
  return openCsv(bytes, encoding, limits);
}

async function openZip(archive: Archive, limits: SheetLimits): Promise<Workbook> {
  if (archive.find('xl/workbook.xml')) return openXlsx(archive, limits);
  if (archive.find('word/document.xml')) throw new SheetRefused('wordDocument');
  throw new SheetRefused('notASheet');
}

/** All rows of a sheet, for one that is small. Throws SheetRefused. */
export async function readSheet(workbook: Workbook, sheet = workbook.first): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of workbook.rows(sheet)) rows.push(row);
  return rows;
}
