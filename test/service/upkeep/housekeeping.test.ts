import { Housekeeping, type HousekeepingTools } from '../../../src/service/upkeep/housekeeping';
import { FakeClock } from '../../support/smsc/clock';
import { log, meter } from '../../worlds/emptyService';

/** Rounds of the offices alone, which a test lets end. */
function keeping() {
  const clock = new FakeClock();
  const ends: (() => void)[] = [];
  const round = () => new Promise<void>((resolve) => ends.push(resolve));
  const quiet = {
    dispatchers: new Map(),
    plan: { refresh: async () => {} },
    routes: { tend: async () => {} },
  };
  const tools = {
    ...{ clock, log, meter, rounds: [round] },
    ...{ outbox: quiet, steps: { setBackFrom: null }, store: {}, longTexts: {} },
  } as unknown as HousekeepingTools; // as much of them as the rounds of a second touch
  const housekeeping = new Housekeeping(tools);
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return { clock, ends, housekeeping, settle };
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

test('nothing is hurried any more once it was stopped', async () => {
  const { ends, housekeeping } = keeping();
  housekeeping.start();
  housekeeping.stop();
  housekeeping.hurry();
  expect(ends).toEqual([]);
});
