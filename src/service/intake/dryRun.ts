/** A file checked as it would be when it is handed in, and nothing of it kept: what would be written stays in memory. */
import type { Fault, Upload, UploadRow } from '../../core/model/desk/upload';
import type { Store } from '../../ports';

/** The store as it is, with what is committed seen by reads of uploads, and written nowhere. */
export function dryStore<S extends Pick<Store, 'uploads' | 'commit'>>(store: S): S {
  const kept = {
    uploads: new Map<string, Upload>(),
    rows: new Map<number, UploadRow>(),
    faults: [] as Fault[],
    parts: new Map<number, Uint8Array>(),
  };
  const commit: Store['commit'] = async (changes) => {
    for (const change of changes) {
      if (change.kind === 'upload') kept.uploads.set(change.upload.id, change.upload);
      if (change.kind === 'uploadPart') kept.parts.set(change.number, change.bytes.slice());
      if (change.kind === 'uploadRows') for (const row of change.rows) kept.rows.set(row.row, row);
      if (change.kind === 'faults') kept.faults.push(...change.faults);
    }
    return 'done';
  };
  const uploads: Store['uploads'] = {
    ...store.uploads,
    upload: async (id) => kept.uploads.get(id) ?? null,
    sameFile: async () => null,
    draft: async () => null,
    waiting: async () => [...kept.uploads.values()].filter(({ state }) => state === 'reading'),
    parts: async () => [...kept.parts.keys()],
    part: async (_, number) => Buffer.from(kept.parts.get(number) ?? []),
    approvals: async () => [],
    faults: async () => kept.faults,
    counts: async () => [...kept.rows.values()].map(({ change, state }) => ({ change, state, count: 1 })),
    faultCounts: async () => kept.faults.map(({ kind, state }) => ({ kind, state, count: 1 })),
    villages: async () => [],
    goneCount: async (_, path) => goneOf(store, kept, path),
  };
  return { ...store, uploads, commit };
}

/** Of the households below this path those that no row is about: asked of the store under an id that has no rows. */
async function goneOf(
  { uploads }: Pick<Store, 'uploads'>,
  { rows }: { rows: ReadonlyMap<number, UploadRow> },
  path: string,
): Promise<number> {
  const met = [...rows.values()].filter(({ change }) => change === 'changed' || change === 'same').length;
  return (await uploads.goneCount('', path)) - met;
}
