/** Somebody sets the wall clock while messages wait. */
import { ClockSteps } from '../../../src/service/upkeep/clockSteps';
import { NOW, outbound } from '../../support/builders/changes';
import { FakeClock } from '../../support/smsc/clock';
import { shell } from '../../worlds/emptyService';

const HOUR = 3_600_000;
const LEASE = 30_000;

/** A service whose link is down, with one message that waits. */
async function waiting() {
  const town = await shell();
  town.gateway.state = 'down';
  await town.store.commit([
    { kind: 'owed', message: outbound('a', { lane: 'notice', expiresAt: NOW + 24 * HOUR }), at: NOW },
  ]);
  town.service.start();
  return town;
}

test('set back an hour: what waits leaves with the next look', async () => {
  const { clock, gateway } = await waiting();
  clock.set(-HOUR);
  gateway.state = 'up';
  clock.advance(1_000);
  expect((await gateway.sends.next()).message.id).toBe('a');
});

test('set back an hour: what is to be tried again is', async () => {
  const { clock, gateway, store } = await waiting();
  await store.commit([
    {
      kind: 'settled',
      settlement: {
        id: 'a',
        gateway: 'cm',
        at: NOW,
        outcome: 'again',
        dueAt: NOW + 9_000,
        attempts: 1,
        code: '20',
      },
    },
  ]);
  clock.set(-HOUR);
  gateway.state = 'up';
  clock.advance(1_000);
  expect((await gateway.sends.next()).message.id).toBe('a');
});

test('set forward an hour: what is being sent is not taken for free', async () => {
  const { clock, gateway, service } = await waiting();
  gateway.state = 'up';
  service.listener.ready('cm');
  const first = await gateway.sends.next();
  clock.set(HOUR);
  clock.advance(LEASE / 2);
  first.accept();
  await service.stop();
  expect(gateway.sends.all).toHaveLength(1);
});

test('set forward: leases are doubted until those of before have run out', () => {
  const clock = new FakeClock(NOW);
  const steps = new ClockSteps(clock, LEASE);
  expect(steps.leasesHold).toBe(true);
  clock.set(5_000);
  expect(steps.leasesHold).toBe(false);
  clock.advance(LEASE - 100);
  expect(steps.leasesHold).toBe(false);
  clock.advance(100);
  expect(steps.leasesHold).toBe(true);
});

test.each([1_000, -1_000])('a clock that is slewed by %i ms is not set', (ms) => {
  const clock = new FakeClock(NOW);
  const steps = new ClockSteps(clock, LEASE);
  steps.mended(steps.setBackFrom ?? 0);
  for (let n = 0; n < 10; n++) {
    clock.set(ms);
    expect(steps.leasesHold).toBe(true);
    expect(steps.setBackFrom).toBeNull();
  }
});

test('set back twice before it is mended: from the latest time that was shown', () => {
  const clock = new FakeClock(NOW);
  const steps = new ClockSteps(clock, LEASE);
  steps.mended(steps.setBackFrom ?? 0);
  clock.set(-HOUR);
  const from = steps.setBackFrom ?? 0;
  expect(Math.abs(from - NOW)).toBeLessThan(100);
  clock.set(-HOUR);
  expect(steps.setBackFrom).toBe(from);
  steps.mended(from);
  expect(steps.setBackFrom).toBeNull();
});
