import { healthOf } from '../../src/main/health';
import { FakeClock } from '../support/smsc/clock';

const well = { check: async () => {} };
const hangs = { check: () => new Promise<void>(() => {}) };
const parts = {
  links: [{ name: 'cm', health: () => ({ state: 'up' as const, since: 0, detail: '', open: 0 }) }],
  service: { routes: () => ({ known: 1, unrouted: 0 }), clockDoubt: (): 'known' | null => null },
};

test('what does not answer is named, and what does is still told of', async () => {
  const clock = new FakeClock();
  const report = healthOf({ ...parts, store: hangs, queue: well }, clock);
  await new Promise((turned) => setImmediate(turned));
  clock.advance(4_000);
  const { checks } = await report;
  expect(checks.map(({ name, ok }) => [name, ok])).toEqual([
    ['store', false],
    ['queue', true],
    ['link cm', true],
    ['routes', true],
    ['clock', true],
  ]);
  expect(checks[0]?.detail).toMatch(/^no answer within 4 s/);
});

test('what fails says why', async () => {
  const broken = { check: () => Promise.reject(new Error('OOM command not allowed')) };
  const { checks } = await healthOf({ ...parts, store: well, queue: broken }, new FakeClock());
  expect(checks[1]).toEqual({ name: 'queue', ok: false, detail: 'OOM command not allowed' });
});

test('a clock that is not believed is told of, and answers go on', async () => {
  const service = { ...parts.service, clockDoubt: () => 'known' as const };
  const { checks } = await healthOf({ ...parts, store: well, queue: well, service }, new FakeClock());
  expect(checks.at(-1)).toEqual({
    ...{ name: 'clock', ok: false, optional: true },
    detail: expect.stringMatching(/^2026-11-23, far from where it last stood: set it/),
  });
});
