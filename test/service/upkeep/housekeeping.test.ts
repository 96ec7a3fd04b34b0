import type { Backlog } from '../../../src/core/sending/backlog';
import { ClockTrust } from '../../../src/service/upkeep/clockTrust';
import { Housekeeping, type HousekeepingTools } from '../../../src/service/upkeep/housekeeping';
import { FakeClock } from '../../support/smsc/clock';
import { log, meter } from '../../worlds/emptyService';

/** Rounds of the offices alone, which a test lets end. */
function keeping(serverTime: (now: number) => number | null = () => null) {
  const clock = new FakeClock();
  const ends: (() => void)[] = [];
  const round = () => new Promise<void>((resolve) => ends.push(resolve));
  const nothing = async () => {};
  const quiet = {
    ...{ dispatchers: new Map(), plan: { refresh: nothing }, homes: { refresh: nothing } },
    ...{ routes: { tend: nothing, countBacklog: nothing }, receipts: { matchStrays: nothing } },
    handOnOverdue: nothing,
  };
  let known: number | null = null;
  const forgot: number[] = [];
  const store = {
    backlog: async () => [],
    serverTime: async () => serverTime(clock.now()),
    knownTime: async () => known,
    keepTime: async (at: number) => {
      known = at;
    },
    forget: async (now: number) => forgot.push(now),
    markUnknown: async () => 0,
  };
  const said: object[] = [];
  const heard = { ...log, error: (facts: object) => void said.push(facts) };
  const tools = {
    ...{ clock, meter, rounds: [round], log: heard },
    ...{ outbox: quiet, steps: { setBackFrom: null }, store, longTexts: quiet },
    trust: new ClockTrust({ store, clock, log: heard, shared: false }),
  } as unknown as HousekeepingTools; // as much of them as the rounds of a second touch
  const housekeeping = new Housekeeping(tools);
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return { clock, ends, housekeeping, said, settle, forgot };
}

test('a round that is hurried while it runs comes once more, and a second that passes meanwhile calls for none', async () => {
  const { clock, ends, housekeeping, settle } = keeping();
  housekeeping.start();
  clock.advance(1_000);
  clock.advance(1_000);
  expect(ends).toHaveLength(1);
  housekeeping.hurry();
  ends[0]?.();
  await settle();
  expect(ends).toHaveLength(2);
  ends[1]?.();
  await settle();
  expect(ends).toHaveLength(2);
  clock.advance(1_000);
  expect(ends).toHaveLength(3);
});

test('a queue that has been sent has no depth and no age: what raised an alarm ends it', async () => {
  const clock = new FakeClock();
  const gauges: [string, number, string][] = [];
  const waits: Backlog[] = [
    { gateway: 'cm', lane: 'reply', depth: 3, oldest: 61_000 },
    { gateway: 'cm', lane: 'bulk', depth: 9, oldest: 2_000_000 },
  ];
  const nothing = async () => {};
  const tools = {
    ...{ clock, log, steps: { setBackFrom: null }, trust: { look: nothing }, rounds: [] },
    meter: {
      ...meter,
      gauge: (name: string, value: number, { gateway = '', lane = '' }: Record<string, string> = {}) =>
        gauges.push([name, value, `${gateway} ${lane}`]),
    },
    outbox: {
      dispatchers: new Map(),
      ...{ plan: { refresh: nothing }, homes: { refresh: nothing }, receipts: { matchStrays: nothing } },
      routes: { tend: nothing, countBacklog() {} },
    },
    ...{ store: { backlog: async () => [...waits] }, longTexts: { handOnOverdue: nothing } },
  } as unknown as HousekeepingTools; // as much of them as the count touches
  const housekeeping = new Housekeeping(tools);
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const counted = async () => {
    gauges.length = 0;
    clock.advance(5_000);
    await settle();
    return gauges.filter(([name]) => name === 'queue_age_seconds').map(([, value, place]) => [place, value]);
  };
  housekeeping.start();
  const [reply, bulk] = ['cm reply', 'cm bulk'];
  expect(await counted()).toEqual([
    [reply, 61],
    [bulk, 2_000],
  ]);
  waits.shift();
  expect(await counted()).toEqual([
    [bulk, 2_000],
    [reply, 0],
  ]);
  expect(await counted()).toEqual([[bulk, 2_000]]);
  housekeeping.stop();
});

test('nothing is hurried any more once it was stopped', async () => {
  const { ends, housekeeping } = keeping();
  housekeeping.start();
  housekeeping.stop();
  housekeeping.hurry();
  expect(ends).toEqual([]);
});

test.each<[string, (now: number) => number | null, object[]]>([
  ['behind ours', (now) => now - 90_000, [{ secondsAhead: 90 }, { secondsAhead: 90 }]],
  ['ahead of ours', (now) => now + 12_000, [{ secondsAhead: -12 }, { secondsAhead: -12 }]],
  ['as ours', (now) => now + 9_000, []],
  ['none', () => null, []],
])('a clock of the database that is %s is said once a minute where it is apart', async (_, theirs, said) => {
  const kept = keeping(theirs);
  kept.housekeeping.start();
  await kept.settle();
  for (let second = 0; second < 100; second += 5) {
    kept.clock.advance(5_000);
    await kept.settle();
  }
  expect(kept.said).toEqual(said);
});

test('a clock with a dead battery throws nothing away; set again, it forgets what is old', async () => {
  const { clock, housekeeping, settle, forgot } = keeping();
  const tenMinutes = async () => {
    for (let minute = 0; minute < 10; minute += 1) {
      clock.advance(60_000);
      await settle();
    }
  };
  housekeeping.start();
  await settle();
  const leap = Date.UTC(2099, 0, 1) - clock.now();
  clock.set(leap);
  await tenMinutes();
  expect(forgot).toEqual([]);
  clock.set(-leap);
  for (let hour = 0; hour < 36; hour += 1) await tenMinutes();
  expect(forgot).toHaveLength(1);
});

test('a database that is away for a minute and a half is told of in few lines', async () => {
  const told: object[] = [];
  const away = async () => {
    throw new Error('away');
  };
  const clock = new FakeClock();
  const tools = {
    ...{
      clock,
      meter,
      rounds: [away, away],
      log: { ...log, warn: (facts: object) => void told.push(facts) },
    },
    ...{ steps: { setBackFrom: null }, trust: { look: away }, store: { backlog: away } },
    ...{ longTexts: { handOnOverdue: away } },
    outbox: {
      ...{ dispatchers: new Map(), plan: { refresh: away }, homes: { refresh: away } },
      ...{ routes: { tend: away, countBacklog() {} }, receipts: { matchStrays: away } },
    },
  } as unknown as HousekeepingTools; // as much of them as rounds touch
  const housekeeping = new Housekeeping(tools);
  housekeeping.start();
  for (let second = 0; second < 90; second += 1) {
    clock.advance(1_000);
    await new Promise((resolve) => setImmediate(resolve));
  }
  housekeeping.stop();
  expect(told.length).toBeLessThan(6);
  expect(told[0]).toEqual({ err: new Error('away') });
  expect(told.at(-1)).toMatchObject({ times: expect.any(Number) });
});
