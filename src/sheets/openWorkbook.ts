/** Opens whatever an office hands in. */
import { buffer } from 'node:stream/consumers';
import type { ReadWorkbook, SheetRow, Sheets, Workbook } from '../core/model/desk/sheet';
import { openCsv } from './csv';
import { encodingOf } from './csv/encoding';
import { openHtml } from './html';
import { markWorkbook } from './mark/markWorkbook';
import { openOds } from './ods';
import { kindOfFile } from './triage';
import { SHEET_LIMITS, type SheetLimits, SheetRefused } from './workbook/workbook';
import { openXls } from './xls';
import { openXlsx } from './xlsx';
import { type Archive, openArchive } from './zip/archive';

/** By what the file is, whatever it is called. Nothing of its rows is read yet. Throws SheetRefused. */
export async function openWorkbook(bytes: Buffer, limits: SheetLimits = SHEET_LIMITS): Promise<Workbook> {
  const sheets = await open(bytes, limits);
  return {
    ...sheets,
    mark: async (sheet, marking) => buffer(await markWorkbook(bytes, sheets, sheet, marking)),
  };
}

async function open(bytes: Buffer, limits: SheetLimits): Promise<Sheets> {
  if (bytes.length > limits.bytes) {
    throw new SheetRefused('tooLarge', { found: bytes.length, limit: limits.bytes });
  }
  const kind = kindOfFile(bytes);
  if (typeof kind === 'object') throw new SheetRefused(kind.refused);
  if (kind === 'zip') return openZip(await openArchive(bytes), bytes, limits);
  if (kind === 'excel') return openXls(bytes, limits);
  const encoding = encodingOf(bytes);
  if (encoding === null) throw new SheetRefused('notASheet');
  return kind === 'html' ? openHtml(bytes, encoding, limits) : openCsv(bytes, encoding, limits);
}

async function openZip(archive: Archive, bytes: Buffer, limits: SheetLimits): Promise<Sheets> {
  if (archive.find('[Content_Types].xml')) {
    if (archive.find('word/document.xml')) throw new SheetRefused('wordDocument');
    if (archive.find('xl/workbook.bin')) return openXls(bytes, limits);
    if (archive.names.some((name) => /^xl\//i.test(name))) return openXlsx(archive, limits);
  }
  const mimetype = archive.find('mimetype');
  const type = mimetype === undefined ? '' : await archive.text(mimetype);
  if (type.includes('opendocument.spreadsheet')) return openOds(archive, limits);
  throw new SheetRefused(type.includes('opendocument.text') ? 'wordDocument' : 'notASheet');
}

/** On the loop of whoever asks. */
export const readHere: ReadWorkbook = async (bytes, work) => work(await openWorkbook(bytes));

/** All rows of a sheet, for one that is small. Throws SheetRefused. */
export async function readSheet(workbook: Workbook, sheet = workbook.first): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of workbook.rows(sheet)) rows.push(row);
  return rows;
}
