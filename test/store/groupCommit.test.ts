import { GroupCommit } from '../../src/store/groupCommit';
import { Refused } from '../../src/store/sql/failures';

const error = (code: string) => Object.assign(new Error('秘密'), { code });

/**
 * A group commit of numbers onto a database that has only a list. `faults`, one for each transaction, may fail it
 * before or after it is written; `bad` is an item that is always refused.
 */
function commits({ faults = [], bad, patience = 5_000, sizeOf = () => 1 }: Partial<Given> = {}) {
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
    sizeOf,
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
  sizeOf: (item: number) => number;
}

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

test('one batch at a time, in the order they came', async () => {
  const { group, tried } = commits();
  const first = group.add(1, 'other');
  await new Promise(setImmediate);
  const others = [group.add(2, 'other'), group.add(3, 'other')];
  expect(tried).toEqual([[1]]);
  await Promise.all([first, ...others]);
  expect(tried).toEqual([[1], [2, 3]]);
});

test('who comes while a batch is written shares the next one, at most 500', async () => {
  const { group, batches } = commits();
  const first = group.add(-1, 'other');
  await new Promise(setImmediate); // it is being written now
  await Promise.all([first, ...upTo(1_100).map((item) => group.add(item, 'other'))]);
  expect(batches).toEqual([1, 500, 500, 100]);
});

test('an answer waits for what is being written, and for nothing that came before it', async () => {
  const { group, tried } = commits({ sizeOf: () => 100 });
  const first = group.add(-1, 'other');
  await new Promise(setImmediate); // it is being written now
  const others = upTo(50).map((item) => group.add(item, 'other'));
  await Promise.all([first, group.add(99, 'answer')]);
  expect(tried.slice(0, 2)).toEqual([[-1], [99, 0, 1]]);
  await Promise.all(others);
  expect(tried.flat()).toEqual([-1, 99, ...upTo(50)]);
});

test('answers without end leave room for the rest: one thing at least, or as much as they are themselves', async () => {
  const sizes = new Map([[500, 10_000]]);
  const { group, tried } = commits({ sizeOf: (item) => sizes.get(item) ?? 3 });
  const large = group.add(500, 'other');
  const answers = upTo(200).map((item) => group.add(item, 'answer'));
  await Promise.all([large, ...answers]);
  expect(tried).toEqual([[...upTo(200), 500]]);
  const others = upTo(300).map((item) => group.add(1_000 + item, 'other'));
  await Promise.all([...others, ...upTo(200).map((item) => group.add(item, 'answer'))]);
  expect(tried.slice(1).map(({ length }) => length)).toEqual([400, 100]);
});

test('without answers a batch holds 1,000, or one thing that is larger', async () => {
  const sizes = new Map([[3, 5_000]]);
  const { group, tried } = commits({ sizeOf: (item) => sizes.get(item) ?? 400 });
  await Promise.all(upTo(7).map((item) => group.add(item, 'other')));
  expect(tried).toEqual([[0, 1], [2], [3], [4, 5], [6]]);
});

test.each(upTo(7))('item %i of seven is bad: it alone is refused', async (bad) => {
  const { group, written } = commits({ bad });
  const outcomes = await Promise.allSettled(upTo(7).map((item) => group.add(item, 'other')));
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
  const outcomes = await Promise.allSettled(upTo(3).map((item) => group.add(item, 'other')));
  expect(outcomes).toMatchObject(upTo(3).map(() => ({ reason: { name: 'StoreError', kind } })));
  expect(JSON.stringify(outcomes)).not.toContain('秘密');
  expect(tried).toEqual([upTo(3)]);
  await group.add(9, 'other');
});

test.each(['ECONNRESET', 'PROTOCOL_CONNECTION_LOST', 'SQLITE_BUSY', 'ER_LOCK_DEADLOCK'])(
  '%s before it was written: it is written with the next try',
  async (code) => {
    const { group, written } = commits({ faults: [{ code, when: 'before' }] });
    await Promise.all(upTo(3).map((item) => group.add(item, 'other')));
    expect(written).toEqual([upTo(3)]);
  },
);

test('what collided is not there, whatever looks like it', async () => {
  const { group, written } = commits({ faults: [{ code: 'SQLITE_BUSY', when: 'before' }] });
  written.push([1]); // somebody else's, under the same key
  await group.add(1, 'other');
  expect(written).toEqual([[1], [1]]);
});

test('a connection that is lost after the commit: nothing is written twice', async () => {
  const { group, written, tried } = commits({ faults: [{ code: 'ECONNRESET', when: 'after' }] });
  await Promise.all(upTo(3).map((item) => group.add(item, 'other')));
  expect([written, tried]).toEqual([[upTo(3)], [upTo(3)]]);
});

test.each([
  ['ECONNREFUSED', 'unavailable'],
  ['SQLITE_BUSY', 'busy'],
] as const)('%s beyond its patience: %s', async (code, kind) => {
  const { group } = commits({ patience: 0, faults: [{ code, when: 'before' }] });
  await expect(group.add(1, 'other')).rejects.toMatchObject({ name: 'StoreError', kind });
});

test('with 20,000 waiting the next one is refused, and those are written', async () => {
  const { group, written } = commits();
  const waiting = upTo(20_000).map((item) => group.add(item, 'other'));
  await expect(group.add(-1, 'other')).rejects.toMatchObject({ name: 'StoreError', kind: 'busy' });
  await Promise.all(waiting);
  expect(written.flat()).toEqual(upTo(20_000));
});

test('drained when the last is written', async () => {
  const { group, written } = commits();
  const all = upTo(3).map((item) => group.add(item, 'other'));
  await group.drained();
  expect(written.flat()).toEqual(upTo(3));
  await Promise.all(all);
});
