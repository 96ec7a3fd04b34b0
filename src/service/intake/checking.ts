/** A file read from its first row to its last, checked and kept, some hundred rows a commit; killed anywhere, another goes on. */

import { findHeader, matchColumns } from '../../core/intake/header';
import type { FileKind, ReadRow } from '../../core/intake/model';
import { isClosing, isFoot, Repeats, rowReader } from '../../core/intake/rows';
import { Merged } from '../../core/intake/sheet/merged';
import { Noting } from '../../core/intake/sheet/noting';
import type { Merge, ReadWorkbook, Workbook } from '../../core/model/desk/sheet';
import type { Upload } from '../../core/model/desk/upload';
import type { Store } from '../../ports';
import { SheetRefused } from '../../sheets/workbook/workbook';
import { bytesOf, headerPrint } from './headers';
import { RowKeeper } from './keeping';
import type { About, KindWork } from './kinds/kinds';
import type { Hold } from './lease';
import { chooseSheet, nameKept, sheetOf, topOf } from './sheets';

/** So few that nobody else waits while they are judged and sealed. */
const ROWS_AT_ONCE = 250;

export interface CheckingTools {
  store: Pick<Store, 'uploads' | 'commit' | 'reference'>;
  sheets: ReadWorkbook;
}

/** Reads on from where the rows stand. Resolves when the upload is in another state, or throws `Moved` where somebody else has it. */
export async function checkFile(
  hold: Hold,
  work: KindWork,
  about: About,
  tools: CheckingTools,
): Promise<void> {
  try {
    await tools.sheets(await bytesOf(hold.upload, tools.store), async (workbook) => {
      const columns = await columnsOf(workbook, hold, work.kind, tools.store);
      if (columns) await readRows(workbook, hold, work, about);
    });
  } catch (error) {
    if (!(error instanceof SheetRefused)) throw error;
    await hold.end({ state: 'refused', trouble: troubleOf(error) });
  }
}

function troubleOf({ refusal, measure }: SheetRefused): string {
  return measure ? `${refusal} ${measure.found} ${measure.limit}` : refusal;
}

/** Which column is which, as said or found. Null where a person has to say it: the upload waits for that. */
async function columnsOf(
  workbook: Workbook,
  hold: Hold,
  kind: FileKind,
  { uploads }: Pick<Store, 'uploads'>,
): Promise<Upload['columns']> {
  const { upload } = hold;
  if (upload.columns) return upload.columns;
  const sheet = upload.sheet === null ? await chooseSheet(workbook, kind) : sheetOf(workbook, upload);
  if (sheet === null) {
    await hold.end({ format: workbook.format, state: 'refused', trouble: 'severalSheets' });
    return null;
  }
  const top = await topOf(workbook, sheet);
  if (top.length === 0) throw new SheetRefused('empty');
  const header = findHeader(top, kind.fields);
  const about = {
    format: workbook.format,
    encoding: workbook.encoding ?? null,
    sheet: nameKept(workbook.sheets[sheet]?.name ?? ''),
    headerRow: header?.row ?? null,
  };
  if (!header) {
    await hold.end({ ...about, state: 'columns', trouble: 'noHeader' });
    return null;
  }
  const said = await uploads.columnMatch(upload.area, kind.kind, headerPrint(header));
  const match = matchColumns(header.cells, kind.fields, said);
  const whole = match.missing.length === 0 && match.twice.length === 0;
  if (whole) await hold.keep({ ...about, columns: match.columns, trouble: null });
  else
    await hold.end({
      ...about,
      state: 'columns',
      trouble: [...match.missing, ...match.twice].join(' ').slice(0, 200),
    });
  return whole ? match.columns : null;
}

async function readRows(workbook: Workbook, hold: Hold, work: KindWork, about: About): Promise<void> {
  const keeper = new RowKeeper(hold);
  const { merges, hiddenColumns } = await workbook.shape(sheetOf(workbook, hold.upload));
  const noting = new Noting(hold.upload.columns ?? {}, hiddenColumns);
  try {
    for await (const chunk of chunksOf(workbook, hold, work.kind, { merges, noting })) {
      if (work.besideOwnRows) await keeper.done();
      await keeper.add(await work.judge(chunk, about));
    }
  } finally {
    // However it ends, nobody else writes of it while this does.
    await keeper.done();
  }
  const { rows, faultyRows } = hold.upload;
  if (rows === 0) await hold.end({ state: 'refused', trouble: 'empty' });
  else await hold.end({ state: faultyRows > 0 ? 'faulty' : 'clean', trouble: null, notes: noting.notes });
}

/** Its rows from where they stand, read, and compared with all above them. */
async function* chunksOf(
  workbook: Workbook,
  hold: Hold,
  { fields, once }: FileKind,
  { merges, noting }: { merges: readonly Merge[]; noting: Noting },
): AsyncGenerator<ReadRow[]> {
  const repeats = new Repeats(once);
  const { headerRow, rowsDone } = hold.upload;
  const columns = hold.upload.columns ?? {};
  const sheet = sheetOf(workbook, hold.upload);
  const merged = new Merged(merges, columns, fields);
  const readRow = rowReader(columns, fields);
  let chunk: ReadRow[] = [];
  let seen = 0;
  for await (const sheetRow of workbook.rows(sheet, Object.keys(columns).map(Number))) {
    if (sheetRow.row <= (headerRow ?? 0)) continue;
    const row = isFoot(sheetRow) ? null : readRow(merged.fill(sheetRow));
    if (!row || isClosing(sheetRow, row, fields)) {
      noting.leaves(sheetRow.row);
      continue;
    }
    if (sheetRow.hidden) noting.hides(row.row);
    row.found.push(...repeats.take(row));
    seen += 1;
    // Kept by whoever read it before.
    if (seen <= rowsDone) {
      if (seen % ROWS_AT_ONCE === 0) await hold.stay();
      continue;
    }
    chunk.push(row);
    if (chunk.length < ROWS_AT_ONCE) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
