import { batchReader } from '../../src/async/batchReader';

/** A question that is answered when the test says so. */
function held() {
  const asked: { keys: number[]; answer(): void; fail(): void }[] = [];
  let seen = () => {};
  const ask = batchReader(
    (keys: number[]) =>
      new Promise<number[]>((resolve, reject) => {
        asked.push({ keys, answer: () => resolve(keys), fail: () => reject(new Error('down')) });
        seen();
      }),
  );
  const next = async (count: number) => {
    while (asked.length < count) await new Promise<void>((resolve) => (seen = resolve));
    return asked[count - 1];
  };
  return { ask, asked, next };
}

describe('questions that come close together', () => {
  test('are one, each key once; who comes later shares the next', async () => {
    const { ask, asked, next } = held();
    const first = [ask([1, 2]), ask([2, 3])];
    const one = await next(1);
    expect(one?.keys).toEqual([1, 2, 3]);
    const later = [ask([4]), ask([1])];
    one?.answer();
    expect(await Promise.all(first)).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
    (await next(2))?.answer();
    await Promise.all(later);
    expect(asked.map(({ keys }) => keys)).toEqual([
      [1, 2, 3],
      [4, 1],
    ]);
  });

  test('fail together, and the next is asked all the same', async () => {
    const { ask, next } = held();
    const failing = [ask([1]), ask([2])];
    (await next(1))?.fail();
    for (const one of failing) await expect(one).rejects.toThrow('down');
    const again = ask([3]);
    (await next(2))?.answer();
    expect(await again).toEqual([3]);
  });

  test('are at most a thousand keys, or those of one caller', async () => {
    const { ask, asked, next } = held();
    const keys = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);
    const all = [ask(keys(0, 600)), ask(keys(1_000, 600)), ask(keys(2_000, 1_500))];
    for (let i = 1; i <= 3; i++) (await next(i))?.answer();
    await Promise.all(all);
    expect(asked.map((one) => one.keys.length)).toEqual([600, 600, 1_500]);
  });
});
