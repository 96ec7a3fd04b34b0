/** A file checked as it would be when it is handed in, and nothing of it kept: what would be written stays in memory. */

import type { AreaRecord } from '../../core/model/desk/reference';
import type { Fault, Upload, UploadRow } from '../../core/model/desk/upload';
import type { Store, VillageTotal } from '../../ports';

/** The store as it is, with what is committed seen by reads of uploads, and written nowhere. */
export function dryStore<S extends Pick<Store, 'uploads' | 'commit' | 'reference'>>(store: S): S {
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
    faults: async (_upload, _kind, { limit }) =>
      kept.faults.sort((a, b) => a.row - b.row || a.column - b.column).slice(0, limit),
    counts: async () => [...kept.rows.values()].map(({ change, state }) => ({ change, state, count: 1 })),
    faultCounts: async () => kept.faults.map(({ kind, state }) => ({ kind, state, count: 1 })),
    villages: async () => villagesOf(kept.rows, await store.reference.areas()),
    goneCount: async (_, path) => goneOf(store, kept, path),
  };
  return { ...store, uploads, commit };
}

function villagesOf(
  rows: ReadonlyMap<number, UploadRow>,
  areas: readonly Pick<AreaRecord, 'id' | 'name'>[],
): VillageTotal[] {
  const names = new Map(areas.map(({ id, name }) => [id, name]));
  const totals = new Map<string | null, VillageTotal>();
  for (const { village, state, amount } of rows.values()) {
    const name = village === null ? null : (names.get(village) ?? null);
    const was = totals.get(village) ?? { village, name, rows: 0, faulty: 0, left: 0, amount: null };
    totals.set(village, {
      ...was,
      rows: was.rows + 1,
      faulty: was.faulty + (state === 'faulty' ? 1 : 0),
      amount: amount === null ? was.amount : (was.amount ?? 0) + amount,
    });
  }
  return [...totals.values()];
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
