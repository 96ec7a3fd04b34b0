import { cached, cachedByKey } from '../../src/async/cached';

describe('what is read once and remembered', () => {
  let now = 0;
  const monotonic = () => now;
  beforeEach(() => {
    now = 0;
  });

  test('is read again once its time is over, and shared by all who ask meanwhile', async () => {
    let reads = 0;
    const find = cached(100, async () => ++reads, monotonic);
    expect(await Promise.all([find(), find()])).toEqual([1, 1]);
    now = 99;
    expect(await find()).toBe(1);
    now = 100;
    expect(await find()).toBe(2);
  });

  test('is forgotten where the read failed', async () => {
    let reads = 0;
    const find = cached(
      100,
      async () => {
        reads += 1;
        if (reads === 1) throw new Error('down');
        return reads;
      },
      monotonic,
    );
    await expect(find()).rejects.toThrow('down');
    expect(await find()).toBe(2);
  });

  test('is remembered for each key, and for a thousand keys at most', async () => {
    const read: string[] = [];
    const find = cachedByKey(100, async (key: string) => read.push(key), monotonic);
    await find('a');
    await find('b');
    await find('a');
    expect(read).toEqual(['a', 'b']);
    for (let key = 0; key < 1_000; key += 1) await find(String(key));
    read.length = 0;
    await find('a');
    expect(read).toEqual(['a']);
  });
});
