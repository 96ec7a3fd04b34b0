/** The file that goes back to whoever made it: what was mended meanwhile stands in its cells, what is still wrong is marked. */
import { Readable } from 'node:stream';
import { Merged } from '../../core/intake/sheet/merged';
import type { Mark, MarkWords, MendedCell, Workbook } from '../../core/model/desk/sheet';
import type { Fault, Upload, UploadRow } from '../../core/model/desk/upload';
import type { Store } from '../../ports';
import { bytesOf } from './headers';
import { sheetOf } from './sheets';
import { type IntakeTools, workOf } from './tools';

const AT_ONCE = 500;

type Uploads = Store['uploads'];
type MarkingTools = Pick<IntakeTools, 'sheets' | 'works'> & { store: Pick<Store, 'uploads'> };

/** What is said of a fault of this kind in the file. `detail`: what else there is to say of it. */
export type SayFault = (fault: Pick<Fault, 'kind' | 'detail'>) => Pick<Mark, 'reason' | 'todo'>;

/** Throws SheetRefused. */
export async function markedFile(
  upload: Upload,
  tools: MarkingTools,
  { say, words }: { say: SayFault; words: MarkWords },
): Promise<Readable> {
  const { uploads } = tools.store;
  const marks: Mark[] = [];
  for await (const fault of faultsIn(upload, uploads)) {
    const { row, column, value, state } = fault;
    if (state === 'open' || state === 'left')
      marks.push({ row, column: Math.max(0, column), value, ...say(fault) });
  }
  const bytes = await bytesOf(upload, { uploads });
  const marked = await tools.sheets(bytes, async (workbook) => {
    const mended = await mendedIn(upload, workbook, tools);
    return workbook.mark(sheetOf(workbook, upload), { marks, mended, words });
  });
  return Readable.from([marked]);
}

async function* faultsIn({ id }: Upload, uploads: Uploads): AsyncGenerator<Fault> {
  for (let after: readonly [number, number, string] | null = null; ; ) {
    const faults: Fault[] = await uploads.faults(id, null, { after, limit: AT_ONCE });
    yield* faults;
    const last = faults.at(-1);
    if (!last || faults.length < AT_ONCE) return;
    after = [last.row, last.column, last.kind];
  }
}

/** Cells whose row has another text than the file, since somebody mended it or took what its household said. */
async function mendedIn(upload: Upload, workbook: Workbook, tools: MarkingTools): Promise<MendedCell[]> {
  const mended: MendedCell[] = [];
  const sheet = sheetOf(workbook, upload);
  const { columns } = upload;
  const work = workOf(tools, upload.kind);
  const touched = touchedRows(upload, tools.store.uploads);
  let next = await touched.next();
  if (next.done || !work || !columns) return mended;
  const placed = Object.entries(columns).map(([column, field]) => [Number(column), field] as const);
  const merged = new Merged((await workbook.shape(sheet)).merges, columns, work.kind.fields);
  for await (const inFile of workbook.rows(
    sheet,
    placed.map(([column]) => column),
  )) {
    const { row, cells } = merged.fill(inFile);
    while (!next.done && next.value.row < row) next = await touched.next();
    if (next.done) break;
    if (next.value.row !== row) continue;
    for (const [column, field] of placed) {
      const text = next.value.raw[field] ?? '';
      if (text !== (cells[column]?.text ?? '')) mended.push({ row, column, text });
    }
  }
  return mended;
}

/** Those of which something may have been mended, in their order. */
async function* touchedRows({ id }: Upload, uploads: Uploads): AsyncGenerator<UploadRow, void> {
  for (let after: readonly [number, number] | null = null; ; ) {
    const page = { order: 'row', after, limit: AT_ONCE } as const;
    const { rows, next } = await uploads.rowList(id, { states: ['mended', 'faulty', 'left'] }, page);
    yield* rows;
    if (!next) return;
    after = next;
  }
}
