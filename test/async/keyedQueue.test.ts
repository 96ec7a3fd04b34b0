import { KeyedQueue } from '../../src/async/keyedQueue';

test('who comes for several keys waits for all of them, and never in a ring', async () => {
  const queue = new KeyedQueue();
  const order: string[] = [];
  const work = (name: string) => async () => void order.push(name);
  let release = () => {};
  const busy = queue.run('a', () => new Promise<void>((resolve) => (release = resolve)));
  const all = [
    queue.runAll(['b', 'a'], work('ba')),
    queue.runAll(['a', 'b'], work('ab')),
    queue.run('b', work('b')),
    queue.runAll(['c'], work('c')),
  ];
  await all[3];
  expect(order).toEqual(['c']);
  release();
  await Promise.all([busy, ...all]);
  expect(order).toEqual(['c', 'ba', 'ab', 'b']);
});
