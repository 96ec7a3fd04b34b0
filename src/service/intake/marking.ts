/** The file that goes back to whoever made it, its faults marked. */
import { Readable } from 'node:stream';
import type { Mark, MarkWords, ReadWorkbook } from '../../core/model/desk/sheet';
import type { Upload } from '../../core/model/desk/upload';
import type { Store } from '../../ports';
import { bytesOf } from './headers';
import { sheetOf } from './sheets';

const AT_ONCE = 500;

/** What is said of a fault of this kind in the file. */
export type SayFault = (kind: string) => Pick<Mark, 'reason' | 'todo'>;

/** Throws SheetRefused. */
export async function markedFile(
  upload: Upload,
  { store, sheets }: { store: Pick<Store, 'uploads'>; sheets: ReadWorkbook },
  { say, words }: { say: SayFault; words: MarkWords },
): Promise<Readable> {
  const { uploads } = store;
  const marks: Mark[] = [];
  for (let after: readonly [number, number, string] | null = null; ; ) {
    const faults = await uploads.faults(upload.id, null, { after, limit: AT_ONCE });
    for (const { row, column, kind, value, state } of faults)
      if (state === 'open' || state === 'left')
        marks.push({ row, column: Math.max(0, column), value, ...say(kind) });
    const last = faults.at(-1);
    if (!last || faults.length < AT_ONCE) break;
    after = [last.row, last.column, last.kind];
  }
  const bytes = await bytesOf(upload, { uploads });
  const marked = await sheets(bytes, (workbook) => workbook.mark(sheetOf(workbook, upload), marks, words));
  return Readable.from([marked]);
}
