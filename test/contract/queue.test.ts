import type { Clock, Log, Queue } from '../../src/ports';
import { openQueue } from '../../src/queue';
import { describeWithRedis } from '../support/engines';
import { startRedis, type TestRedis } from '../support/redis';

const log: Log = { debug() {}, info() {}, warn() {}, error() {} };
/** Real time: Bull has its own clock in Redis, and both engines are held to the same. */
const clock: Clock = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  every(ms, run) {
    const timer = setInterval(run, ms);
    return () => clearInterval(timer);
  },
};

function suite(open: () => Queue): void {
  let queue: Queue;
  beforeEach(() => {
    queue = open();
  });
  afterEach(() => queue.stop());

  /** Works, and resolves with the gateways of the first `count` bells. */
  const hear = (count: number, failing?: string) =>
    new Promise<string[]>((resolve) => {
      const heard: string[] = [];
      queue.work(
        'owed',
        async ({ gateway }) => {
          heard.push(gateway);
          if (heard.length === count) resolve(heard);
          if (gateway === failing) throw new Error('failed');
        },
        2,
      );
    });

  test('rings in order, also for what came before the worker', async () => {
    await queue.check();
    await queue.add('owed', { gateway: 'a1' });
    await queue.add('owed', { gateway: 'a2' });
    expect((await hear(2)).sort()).toEqual(['a1', 'a2']);
  });

  test('an id that waits already is not added again; once rung it can be', async () => {
    await queue.add('owed', { gateway: 'b1' }, { id: 'b' });
    await queue.add('owed', { gateway: 'b2' }, { id: 'b' });
    await queue.add('owed', { gateway: 'end' });
    expect((await hear(2)).sort()).toEqual(['b1', 'end']);
  });

  test('a delayed bell comes after one that is not', async () => {
    await queue.add('owed', { gateway: 'late' }, { delay: 60 });
    await queue.add('owed', { gateway: 'soon' });
    expect(await hear(2)).toEqual(['soon', 'late']);
  });

  test('a job that fails does not stop the next', async () => {
    await queue.add('owed', { gateway: 'bad' });
    await queue.add('owed', { gateway: 'good' });
    expect((await hear(2, 'bad')).sort()).toEqual(['bad', 'good']);
  });
}

describe('queue in the process', () => suite(() => openQueue(undefined, { clock, log })));

describeWithRedis('queue on Bull', () => {
  let redis: TestRedis;
  beforeEach(async () => {
    redis = await startRedis();
  });
  afterEach(() => redis.stop());
  // The server starts in the outer beforeEach, before the suite's own opens the queue.
  suite(() => openQueue(redis.url, { clock, log }));
});
