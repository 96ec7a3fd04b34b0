import { DAY, HOUR } from '../../../src/core/calendar/durations';
import { ClockTrust } from '../../../src/service/upkeep/clockTrust';
import { FakeClock } from '../../support/smsc/clock';
import { log } from '../../worlds/emptyService';

/** A process that looks at its clock, over a store that remembers the time. */
function looking({ known = null as number | null, shared = false, apart = null as number | null } = {}) {
  const clock = new FakeClock();
  const kept: number[] = [];
  const said: object[] = [];
  const began = clock.now();
  const store = {
    knownTime: async () => kept.at(-1) ?? known,
    keepTime: async (at: number) => void kept.push(at),
    serverTime: async () => (apart === null ? null : clock.now() + apart),
  };
  const tools = { store, clock, shared, log: { ...log, error: (facts: object) => void said.push(facts) } };
  return { clock, kept, said, began, trust: new ClockTrust(tools) };
}

test('a clock that goes on is written down once an hour', async () => {
  const { clock, kept, trust, said } = looking();
  for (let minute = 0; minute <= 120; minute += 30) {
    await trust.look();
    clock.advance(HOUR / 2);
  }
  expect(kept).toHaveLength(3);
  expect([trust.doubt, said]).toEqual([null, []]);
});

test.each([
  ['1970', -20_000],
  ['2099', 26_000],
])(
  'one that stands in %s after a start is not believed until it is set, and moves nothing on',
  async (_, days) => {
    const { clock, kept, trust, said, began } = looking({ known: Date.UTC(2026, 10, 22) });
    clock.set(days * DAY);
    await trust.look();
    expect(trust.doubt).toBe('known');
    expect(kept).toEqual([]);
    expect(said).toEqual([{ daysAhead: days + 1 }]);
    clock.set(-days * DAY);
    await trust.look();
    expect(trust.doubt).toBeNull();
    expect(kept.map((at) => at >= began)).toEqual([true]);
  },
);

test('one that leaps while the service runs is not believed either, unless somebody says that it is right', async () => {
  const { clock, kept, trust } = looking();
  await trust.look();
  clock.set(400 * DAY);
  await trust.look();
  expect(trust.doubt).toBe('known');
  kept.push(clock.now());
  await trust.look();
  expect(trust.doubt).toBeNull();
});

test('where processes share a database, no lease is told by a clock before it was looked at, nor by one that has leapt away from the others', async () => {
  const { trust } = looking({ shared: true, known: Date.UTC(2026, 10, 22), apart: 0 });
  expect(trust.tellsLeases).toBe(false);
  await trust.look();
  expect(trust.tellsLeases).toBe(true);
  const lost = looking({ shared: true, known: Date.UTC(2026, 10, 22), apart: -26_000 * DAY });
  lost.clock.set(26_000 * DAY);
  await lost.trust.look();
  expect(lost.trust.tellsLeases).toBe(false);
  expect(lost.said).toEqual([{ secondsAhead: (26_000 * DAY) / 1000 }, { daysAhead: 26_001 }]);
});
