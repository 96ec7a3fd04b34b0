import type { Change } from '../../../src/core/model/change';
import { sms } from '../../support/renderer';
import { type Township, township } from '../../worlds/countyService';
import { NOW, SUPERVISOR } from '../../worlds/people';

const MINUTE = 60_000;
const alarm = (town: Township): Change => ({
  kind: 'alarm',
  alarm: 'identity.guessing',
  at: town.clock.now(),
});

test('the first of a kind is told at once, what follows in one message an hour', async () => {
  const town = await township({ now: NOW });
  const told = async (after = 0) => {
    town.clock.advance(after);
    await town.tellAlarms();
    return town.said();
  };
  expect(await told()).toEqual([]);
  await town.store.commit([alarm(town)]);
  expect(await told()).toEqual([
    `${SUPERVISOR}: ${sms({ view: 'alarm', data: { kind: 'identity.guessing', since: '10:00', count: 1 } })}`,
  ]);
  for (let n = 0; n < 3; n++) await town.store.commit([alarm(town)]);
  expect(await told(30 * MINUTE)).toEqual([]);
  expect(await told(31 * MINUTE)).toEqual([expect.stringContaining('（10:00起3次）')]);
  expect(await told(120 * MINUTE)).toEqual([]);
});

test('it does not wait for the morning, and leaves before what nobody waits for', async () => {
  const town = await township({ now: NOW + 14 * 60 * MINUTE });
  await town.store.commit([alarm(town)]);
  await town.tellAlarms();
  expect(town.of('owed')).toMatchObject([{ message: { lane: 'alert' } }]);
  expect(town.of('owed')[0]?.notBefore).toBeUndefined();
});

test('of two processes one tells', async () => {
  const town = await township();
  await town.store.commit([alarm(town)]);
  await Promise.all([town.tellAlarms(), town.tellAlarms()]);
  expect(town.said()).toHaveLength(1);
});
