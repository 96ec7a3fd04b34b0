import { GroupCommit } from '../../src/store/groupCommit';
import { Refused } from '../../src/store/sql/failures';

const error = (code: string) => Object.assign(new Error('秘密'), { code });

/**
 * A group commit of numbers onto a database that has only a list. `faults`, one for each transaction, may fail it
 * before or after it is written; `bad` is an item that is always refused.
 */
function commits({ faults = [], bad, patience = 5_000 }: Partial<Given> = {}) {
  const written: number[][] = [];
  const tried: number[][] = [];
  const batches: number[] = [];
  const group = new GroupCommit<number>({
    async apply(items) {
      tried.push(items);
      await new Promise(setImmediate);
      const fault = faults.shift();
      if (fault?.when === 'before') throw error(fault.code);
      if (items.some((item) => item === bad)) throw new Refused('taken');
      written.push(items);
      if (fault) throw error(fault.code);
    },
    landed: async (items) => written.some((batch) => batch.join() === items.join()),
    patience,
    onBatch: (items) => batches.push(items.length),
  });
  return { group, written, tried, batches };
}
interface Given {
  faults: { code: string; when: 'before' | 'after' }[];
  bad: number;
  patience: number;
}

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

test('one batch at a time, in the order they came', async () => {
  const { group, tried } = commits();
  const first = group.add(1);
  await new Promise(setImmediate);
  const others = [group.add(2), group.add(3)];
  expect(tried).toEqual([[1]]);
  await Promise.all([first, ...others]);
  expect(tried).toEqual([[1], [2, 3]]);
});

test('who comes while a batch is written shares the next one, at most 500', async () => {
  const { group, batches } = commits();
  const first = group.add(-1);
  await new Promise(setImmediate); // it is being written now
  await Promise.all([first, ...upTo(1_100).map((item) => group.add(item))]);
  expect(batches).toEqual([1, 500, 500, 100]);
});

test.each(upTo(7))('item %i of seven is bad: it alone is refused', async (bad) => {
  const { group, written } = commits({ bad });
  const outcomes = await Promise.allSettled(upTo(7).map((item) => group.add(item)));
  expect(outcomes.map(({ status }) => status)).toEqual(
    upTo(7).map((item) => (item === bad ? 'rejected' : 'fulfilled')),
  );
  expect(written.flat()).toEqual(upTo(7).filter((item) => item !== bad));
});

test.each([
  ['SQLITE_FULL', 'full'],
  ['ER_DISK_FULL', 'full'],
  ['SQLITE_READONLY', 'readonly'],
  ['ER_OPTION_PREVENTS_STATEMENT', 'readonly'],
])('%s: the whole batch is told at once that it is %s, without a word of its rows', async (code, kind) => {
  const { group, tried } = commits({ faults: [{ code, when: 'before' }] });
  const outcomes = await Promise.allSettled(upTo(3).map((item) => group.add(item)));
  expect(outcomes).toMatchObject(upTo(3).map(() => ({ reason: { name: 'StoreError', kind } })));
  expect(JSON.stringify(outcomes)).not.toContain('秘密');
  expect(tried).toEqual([upTo(3)]);
  await group.add(9);
});

test.each(['ECONNRESET', 'PROTOCOL_CONNECTION_LOST', 'SQLITE_BUSY', 'ER_LOCK_DEADLOCK'])(
  '%s before it was written: it is written with the next try',
  async (code) => {
    const { group, written } = commits({ faults: [{ code, when: 'before' }] });
    await Promise.all(upTo(3).map((item) => group.add(item)));
    expect(written).toEqual([upTo(3)]);
  },
);

test('what collided is not there, whatever looks like it', async () => {
  const { group, written } = commits({ faults: [{ code: 'SQLITE_BUSY', when: 'before' }] });
  written.push([1]); // somebody else's, under the same key
  await group.add(1);
  expect(written).toEqual([[1], [1]]);
});

test('a connection that is lost after the commit: nothing is written twice', async () => {
  const { group, written, tried } = commits({ faults: [{ code: 'ECONNRESET', when: 'after' }] });
  await Promise.all(upTo(3).map((item) => group.add(item)));
  expect([written, tried]).toEqual([[upTo(3)], [upTo(3)]]);
});

test.each([
  ['ECONNREFUSED', 'unavailable'],
  ['SQLITE_BUSY', 'busy'],
] as const)('%s beyond its patience: %s', async (code, kind) => {
  const { group } = commits({ patience: 0, faults: [{ code, when: 'before' }] });
  await expect(group.add(1)).rejects.toMatchObject({ name: 'StoreError', kind });
});

test('with 20,000 waiting the next one is refused, and those are written', async () => {
  const { group, written } = commits();
  const waiting = upTo(20_000).map((item) => group.add(item));
  await expect(group.add(-1)).rejects.toMatchObject({ name: 'StoreError', kind: 'busy' });
  await Promise.all(waiting);
  expect(written.flat()).toEqual(upTo(20_000));
});

test('drained when the last is written', async () => {
  const { group, written } = commits();
  const all = upTo(3).map((item) => group.add(item));
  await group.drained();
  expect(written.flat()).toEqual(upTo(3));
  await Promise.all(all);
});
