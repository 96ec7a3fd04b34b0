/** Reference data of a file: one person puts it in. */
import {
  checkRows,
  type HeldReference,
  REFERENCE_FILES,
  REFERENCE_TABLES,
  type ReferenceFileKind,
  recordOf,
} from '../../../core/intake/reference';
import type { Change } from '../../../core/model/change';
import type { Store } from '../../../ports';
import { readHeld } from '../../reference/held';
import type { About, KindWork } from './kinds';

type Reads = Pick<Store, 'reference' | 'uploads'>;

const ROWS_AT_ONCE = 500;

export function referenceWorks(store: Reads): KindWork[] {
  return REFERENCE_FILES.map((kind) => workOf(kind, store));
}

function workOf(kind: ReferenceFileKind, store: Reads): KindWork {
  const table = REFERENCE_TABLES[kind];
  return {
    kind: table.file,
    besideOwnRows: true,
    async judge(rows, about) {
      const held = await heldWithFile(kind, about, store);
      const nothing = { household: null, village: null, group: null, amount: null, before: null };
      return checkRows(kind, rows, held, given(about)).map((row) => ({ ...row, ...nothing }));
    },
    async publish(rows, about) {
      const held = await heldWithFile(kind, about, store);
      const changed = rows.filter(({ change }) => change !== 'same');
      return changed.flatMap(({ read }): Change[] => [
        ...table.changes(read, held, about.by),
        {
          kind: 'audit',
          id: `reference.change ${about.upload.id} ${read[table.key]}`,
          at: about.now,
          actor: about.by,
          ...recordOf(kind, String(read[table.key])),
          reason: about.upload.name,
        },
      ]);
    },
  };
}

/** Fields that the file has columns for. */
function given({ upload }: About): ReadonlySet<string> {
  return new Set(Object.values(upload.columns ?? {}));
}

/** Rows of a file name one another: a village the township that stands further up. */
async function heldWithFile(
  kind: ReferenceFileKind,
  { upload, utcOffset }: About,
  store: Reads,
): Promise<HeldReference> {
  let held = await readHeld(kind, { store, utcOffset });
  for (let after = 0; ; ) {
    const rows = await store.uploads.rows(upload.id, after, ROWS_AT_ONCE);
    held = REFERENCE_TABLES[kind].with(
      held,
      rows.map(({ read }) => read),
    );
    if (rows.length < ROWS_AT_ONCE) return held;
    after = rows.at(-1)?.row ?? after;
  }
}
