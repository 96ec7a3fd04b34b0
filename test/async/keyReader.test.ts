import { keyReader } from '../../src/async/batchReader';

/** A look-up whose queries are answered when the test says so, with each key in capitals. */
function lookup() {
  const asked: string[][] = [];
  const answers: (() => void)[] = [];
  let came = () => {};
  const find = keyReader<string>(
    (keys) =>
      new Promise((resolve, reject) => {
        asked.push(keys);
        const bad = keys.find((key) => key.startsWith('bad'));
        answers.push(() => (bad ? reject(new Error(bad)) : resolve((key) => key.toUpperCase())));
        came();
      }),
  );
  /** Resolves when the n-th query, from 1, was asked. */
  const query = async (n: number) => {
    while (asked.length < n) {
      await new Promise<void>((resolve) => {
        came = resolve;
      });
    }
  };
  return { find, asked, query, answer: () => answers.shift()?.() };
}

test('callers of one turn share a query, the same key is asked once', async () => {
  const { find, asked, query, answer } = lookup();
  const found = Promise.all(['a', 'b', 'a'].map(find));
  await query(1);
  answer();
  expect(await found).toEqual(['A', 'B', 'A']);
  expect(asked).toEqual([['a', 'b']]);
});

test('who comes while a query runs gets an answer that was asked for afterwards', async () => {
  const { find, asked, query, answer } = lookup();
  const first = find('a');
  await query(1);
  const second = [find('a'), find('c')];
  answer();
  expect(await first).toBe('A');
  await query(2);
  answer();
  expect(await Promise.all(second)).toEqual(['A', 'C']);
  expect(asked).toEqual([['a'], ['a', 'c']]);
});

test('more than twenty-five keys are several queries', async () => {
  const { find, asked, query, answer } = lookup();
  const keys = Array.from({ length: 60 }, (_, i) => `k${i}`);
  const found = Promise.all(keys.map(find));
  for (let n = 1; n <= 3; n++) {
    await query(n);
    answer();
  }
  expect(await found).toEqual(keys.map((key) => key.toUpperCase()));
  expect(asked.map(({ length }) => length)).toEqual([25, 25, 10]);
});

test('a query that fails fails its own callers, and the next one is asked', async () => {
  const { find, query, answer } = lookup();
  const bad = find('bad').catch(({ message }: Error) => message);
  await query(1);
  const good = find('a');
  answer();
  expect(await bad).toBe('bad');
  await query(2);
  answer();
  expect(await good).toBe('A');
});

test('those whose keys were read go on before the next are read, also where the source answers at once', async () => {
  const steps: string[] = [];
  const find = keyReader<string>(async (keys) => {
    steps.push(`read ${keys.length}`);
    return (key) => key;
  });
  const goOn = async (key: string) => {
    await find(key);
    for (let step = 0; step < 20; step++) await Promise.resolve();
    steps.push('decided');
  };
  await Promise.all(Array.from({ length: 26 }, (_, i) => goOn(`k${i}`)));
  expect(steps).toEqual(['read 25', ...Array(25).fill('decided'), 'read 1', 'decided']);
});
