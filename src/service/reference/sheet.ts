/** A file of reference data as an office hands it in: which column is which field, and its rows read. */
import { type ColumnWords, findHeader, inWords, matchColumns } from '../../core/intake/header';
import { REFERENCE_TABLES, type ReferenceFileKind } from '../../core/intake/reference';
import { isFoot, rowReader } from '../../core/intake/rows';
import type { ReadWorkbook, SheetRefusal, SheetRow } from '../../core/model/desk/sheet';
import { readSheet } from '../../sheets/openWorkbook';
import { SheetRefused } from '../../sheets/workbook/workbook';
import type { Given } from '.';

export type SheetGiven =
  | { as: 'rows'; given: Given }
  /** What the file lacks, or has twice, by the names of fields. */
  | { as: 'columns'; missing: string[]; twice: string[] }
  /** It is no sheet that can be read. */
  | { as: 'refused'; refusal: SheetRefusal };

export async function readReferenceSheet(
  bytes: Buffer,
  kind: ReferenceFileKind,
  { sheets, columns }: { sheets: ReadWorkbook; columns: ColumnWords },
): Promise<SheetGiven> {
  try {
    return matched(await sheets(bytes, (workbook) => readSheet(workbook)), kind, columns);
  } catch (error) {
    if (error instanceof SheetRefused) return { as: 'refused', refusal: error.refusal };
    throw error;
  }
}

function matched(all: readonly SheetRow[], kind: ReferenceFileKind, words: ColumnWords): SheetGiven {
  const { fields } = inWords(REFERENCE_TABLES[kind].file, words);
  const header = findHeader(all, fields);
  if (!header) {
    const missing = fields.filter(({ needed }) => needed).map(({ name }) => name);
    return { as: 'columns', missing, twice: [] };
  }
  const { columns, missing, twice } = matchColumns(header.cells, fields);
  if (missing.length + twice.length > 0) return { as: 'columns', missing, twice };
  const readRow = rowReader(columns, fields);
  const rows = all.filter((row) => row.row > header.row && !isFoot(row)).flatMap((row) => readRow(row) ?? []);
  return { as: 'rows', given: { rows, fields: new Set(Object.values(columns)) } };
}
