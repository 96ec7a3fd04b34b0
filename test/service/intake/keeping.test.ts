/** Rows are written while the next are judged: one commit at a time, in their order, with how far the file is read. */
import type { Judged } from '../../../src/core/intake/model';
import type { Change } from '../../../src/core/model/change';
import { RowKeeper } from '../../../src/service/intake/keeping';
import { Hold, Moved } from '../../../src/service/intake/lease';
import { NOW } from '../../support/builders/changes';
import { file } from '../../support/builders/uploads';
import { FakeClock } from '../../support/smsc/clock';

const judged = (row: number): Judged => ({
  ...{ row, raw: {}, read: {}, found: row === 3 ? [{ field: null, kind: 'missing', detail: null }] : [] },
  ...{ change: 'new', household: null, village: null, group: null, amount: null, before: null },
});

/** A store whose commits end when they are told to, each with this outcome. */
function slowStore() {
  const begun: Change[][] = [];
  const ends: ((outcome: 'done' | 'duplicate') => void)[] = [];
  const commit = (changes: Change[]) => {
    begun.push(changes);
    return new Promise<'done' | 'duplicate'>((resolve) => ends.push(resolve));
  };
  const clock = new FakeClock(NOW);
  const hold = new Hold(file('u'), { store: { commit }, clock, owner: 'me', stopped: () => false });
  return { begun, ends, hold, keeper: new RowKeeper(hold) };
}

const rowsOf = (changes: Change[] | undefined) =>
  (changes ?? []).flatMap((change) =>
    change.kind === 'uploadRows' ? change.rows.map(({ row }) => row) : [],
  );
const uploadOf = (changes: Change[] | undefined) =>
  (changes ?? []).flatMap((change) => (change.kind === 'upload' ? [change.upload] : []))[0];

test('what comes while a commit is under way waits, and goes with the next, in its order', async () => {
  const { begun, ends, hold, keeper } = slowStore();
  await keeper.add([judged(1)]);
  await keeper.add([judged(2)]);
  const third = keeper.add([judged(3), judged(4)]);
  expect(begun.map(rowsOf)).toEqual([[1]]);
  ends[0]?.('done');
  // There is room as soon as the first is written.
  await third;
  ends[1]?.('done');
  await keeper.done();
  expect(begun.map(rowsOf)).toEqual([[1], [2, 3, 4]]);
  expect(begun.map((changes) => uploadOf(changes)?.rowsDone)).toEqual([1, 4]);
  expect(uploadOf(begun[1])?.version).toBe((uploadOf(begun[0])?.version ?? 0) + 1);
  expect(hold.upload).toMatchObject({ rows: 4, rowsDone: 4, faults: 1, faultyRows: 1 });
});

test('who has lost the upload learns of it with the next rows, and writes none of them', async () => {
  const { begun, ends, keeper } = slowStore();
  await keeper.add([judged(1)]);
  ends[0]?.('duplicate');
  await expect(keeper.done()).rejects.toThrow(Moved);
  const later = async () => {
    for (let row = 2; ; row++) await keeper.add([judged(row)]);
  };
  await expect(later()).rejects.toThrow(Moved);
  expect(begun).toHaveLength(1);
});
