import Redis from 'ioredis';
import { systemClock } from '../../src/main/clock';
import type { Log, Queue } from '../../src/ports';
import { openQueue } from '../../src/queue';
import { describeWithRedis } from '../support/engines';
import { startRedis, type TestRedis } from '../support/redis';

const log: Log = { debug() {}, info() {}, warn() {}, error() {} };
/** As `log`, with what it was told as text. */
function listening() {
  const said: string[] = [];
  return {
    said,
    log: { ...log, warn: (facts: object, says: string) => said.push(JSON.stringify(facts) + says) },
  };
}
/** A bell for a gateway with a mark of its own, to know it again. */
const bell = (mark: string, gateway = 'cm') => ({ gateway, mark });
const markOf = (data: object) => ('mark' in data ? String(data.mark) : '');

function suite(open: () => Queue): void {
  let queue: Queue;
  beforeEach(() => {
    queue = open();
  });
  afterEach(() => queue.stop());

  /** Works for `gateway`, and resolves with the marks of the first `count` bells. */
  const hear = (count: number, { gateway = 'cm', failing = '' } = {}) =>
    new Promise<string[]>((resolve) => {
      const heard: string[] = [];
      queue.work(
        'owed',
        gateway,
        async (data) => {
          const mark = markOf(data);
          heard.push(mark);
          if (heard.length === count) resolve(heard);
          if (mark === failing) throw new Error('failed');
        },
        2,
      );
    });

  test('rings in order, also for what came before the worker', async () => {
    await queue.check();
    await queue.add('owed', bell('1'));
    await queue.add('owed', bell('2'));
    expect((await hear(2)).sort()).toEqual(['1', '2']);
  });

  test('only who works for a gateway hears its bells', async () => {
    await queue.add('owed', bell('1', 'cu'));
    await queue.add('owed', bell('2'));
    await queue.add('owed', bell('3', 'cu'));
    const elsewhere = hear(2, { gateway: 'cu' });
    expect(await hear(1)).toEqual(['2']);
    expect((await elsewhere).sort()).toEqual(['1', '3']);
  });

  test('an id that waits already is not added again; once rung it can be', async () => {
    await queue.add('owed', bell('1'), { id: 'b' });
    await queue.add('owed', bell('2'), { id: 'b' });
    await queue.add('owed', bell('end'));
    expect((await hear(2)).sort()).toEqual(['1', 'end']);
  });

  test('an id is one gateway’s own', async () => {
    await queue.add('owed', bell('1'), { id: 'b' });
    await queue.add('owed', bell('2', 'cu'), { id: 'b' });
    expect(await hear(1, { gateway: 'cu' })).toEqual(['2']);
  });

  test('a delayed bell comes after one that is not', async () => {
    await queue.add('owed', bell('late'), { delay: 60 });
    await queue.add('owed', bell('soon'));
    expect(await hear(2)).toEqual(['soon', 'late']);
  });

  test('a job that fails does not stop the next', async () => {
    await queue.add('owed', bell('bad'));
    await queue.add('owed', bell('good'));
    expect((await hear(2, { failing: 'bad' })).sort()).toEqual(['bad', 'good']);
  });
}

describe('queue in the process', () => suite(() => openQueue(undefined, { clock: systemClock, log })));

describeWithRedis('queue on Bull', () => {
  let redis: TestRedis;
  beforeEach(async () => {
    redis = await startRedis();
  });
  afterEach(() => redis.stop());
  // The server starts in the outer beforeEach, before the suite's own opens the queue.
  suite(() => openQueue(redis.url, { clock: systemClock, log }));
});

describeWithRedis('a Redis that answers and refuses', () => {
  let redis: TestRedis;
  let admin: Redis;
  beforeEach(async () => {
    redis = await startRedis();
    admin = new Redis(redis.url);
  });
  afterEach(async () => {
    admin.disconnect();
    await redis.stop();
  });

  test('the wrong password: said as such, without the password, and the process goes on', async () => {
    await admin.config('SET', 'requirepass', 'right');
    const { said, log } = listening();
    const queue = openQueue(redis.url.replace('//', '//:mistaken@'), { clock: systemClock, log });
    queue.work('owed', 'cm', async () => {}, 1);
    await expect(queue.check()).rejects.toThrow(/^(WRONGPASS|NOAUTH) /);
    await expect(queue.add('owed', bell('1'))).rejects.toThrow(/^(WRONGPASS|NOAUTH) /);
    await queue.stop();
    expect(said.join()).toContain('"why":"WRONGPASS"');
    expect(said.join()).not.toContain('mistaken');
  });

  test.each([
    ['full', ['maxmemory', '1'], /^OOM /],
    ['whose copies are gone', ['min-replicas-to-write', '1'], /^NOREPLICAS /],
  ])('one that is %s can not be used, though it answers', async (_, [name = '', value = ''], refusal) => {
    const queue = openQueue(redis.url, { clock: systemClock, log });
    await queue.check();
    await admin.config('SET', name, value);
    await expect(queue.check()).rejects.toThrow(refusal);
    await admin.config('SET', name, '0');
    await queue.check();
    await queue.stop();
  });
});
