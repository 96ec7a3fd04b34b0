import { Lifetime } from '../../../gateways/http/lifetime';
import { FakeClock } from '../../support/smsc/clock';
import { recorder } from '../../support/smsc/link';

test('is up from start to stop, and stop waits for the calls that are open', async () => {
  const lifetime = new Lifetime(new FakeClock());
  expect(lifetime.health()).toMatchObject({ state: 'stopped', detail: 'not started', open: 0 });
  const on = recorder();
  lifetime.start(on);
  expect([lifetime.on, lifetime.health().state]).toEqual([on, 'up']);
  let answer = (_: string) => {};
  const call = lifetime.track(new Promise<string>((resolve) => (answer = resolve)));
  expect(lifetime.health().open).toBe(1);
  let stopped = false;
  const stopping = lifetime.stop().then(() => (stopped = true));
  await new Promise(setImmediate);
  expect([stopped, lifetime.on, lifetime.health().state]).toEqual([false, null, 'stopped']);
  answer('screen');
  await stopping;
  expect([await call, lifetime.health().open]).toEqual(['screen', 0]);
});

test('a call that fails is open no longer', async () => {
  const lifetime = new Lifetime(new FakeClock());
  await expect(lifetime.track(Promise.reject(new Error('no database')))).rejects.toThrow('no database');
  expect(lifetime.health().open).toBe(0);
});
