/** A checked upload put in, slice by slice; what is put in is what was checked. */
import { createHash } from 'node:crypto';
import { goesIn, lineOf } from '../../core/intake/line';
import type { Upload } from '../../core/model/desk/upload';
import type { Store } from '../../ports';
import type { About, KindWork } from './kinds/kinds';
import type { Hold } from './lease';
import { tellUnreached } from './telling';
import type { IntakeTools } from './tools';

const ROWS_AT_ONCE = 500;

/** SHA-256, hexadecimal, over the rows that go in, in their order; `slice` is called between slices of them. */
export async function digestOf(
  { id }: Pick<Upload, 'id'>,
  { uploads }: Pick<Store, 'uploads'>,
  slice = async () => {},
): Promise<string> {
  const hash = createHash('sha256');
  for (let after = 0; ; ) {
    const rows = await uploads.rows(id, after, ROWS_AT_ONCE);
    for (const row of rows) if (goesIn(row)) hash.update(`${lineOf(row)}\n`);
    if (rows.length < ROWS_AT_ONCE) return hash.digest('hex');
    after = rows.at(-1)?.row ?? after;
    await slice();
  }
}

/** Goes on behind the row `rowsDone`. Resolves when all is in, or throws `Moved`. */
export async function publishRows(
  hold: Hold,
  work: KindWork,
  about: About,
  tools: IntakeTools,
): Promise<void> {
  const { store } = tools;
  const { upload } = hold;
  if (upload.rowsDone === 0) {
    const digest = await digestOf(upload, store, () => hold.stay());
    if (digest !== upload.rowsDigest) return hold.end({ state: 'checked', trouble: 'otherRows' });
  }
  for (let after = upload.rowsDone; ; ) {
    const rows = await store.uploads.rows(upload.id, after, ROWS_AT_ONCE);
    const changes = await work.publish(rows.filter(goesIn), about);
    after = rows.at(-1)?.row ?? after;
    await hold.keep({ rowsDone: after }, changes);
    if (rows.length < ROWS_AT_ONCE) break;
  }
  const batch = (await work.finish?.(about)) ?? null;
  await hold.end({ state: 'published', batch, trouble: null }, await tellUnreached(upload, tools));
}
