import type { Change } from '../../src/core/change';
import type { Lane } from '../../src/core/message';
import { withoutStopped } from '../../src/service/lateStops';
import { NOW, outbound, PHONE } from '../support/changes';
import { FakeClock } from '../support/smsc/clock';
import { newStore } from './shell';

const LEASE = { owner: 'a', until: NOW + 30_000 };
const STOP: Change = { kind: 'optOut', phone: PHONE, scope: 'all', stopped: true, at: NOW };

async function owing(lane: Lane) {
  const store = await newStore();
  const message = outbound('m1', { lane });
  const other = outbound('m2', { lane, to: '+8613800000009' });
  await store.commit([message, other].map((each): Change => ({ kind: 'owed', message: each, at: NOW })));
  const claim = async () =>
    (await withoutStopped(store, new FakeClock(NOW)).claim('cm', LEASE, NOW, 10)).map(({ id }) => id);
  return { store, claim };
}

test('an announcement to somebody who wanted no more since it was written ends here, and says why', async () => {
  const { store, claim } = await owing('bulk');
  await store.commit([STOP]);
  expect(await claim()).toEqual(['m2']);
  expect(await store.message('m1')).toMatchObject({ state: 'suppressed', reason: 'optedOut', tries: [] });
});

test.each([
  ['wants them', []],
  ['stopped reminders only', [{ ...STOP, scope: 'reminders' }]],
  ['changed their mind', [STOP, { ...STOP, stopped: false }]],
] as [string, Change[]][])('one to somebody who %s goes', async (_, changes) => {
  const { store, claim } = await owing('bulk');
  for (const change of changes) await store.commit([change]);
  expect(await claim()).toEqual(['m1', 'm2']);
});

test('a notice that waited goes to no number that was given up meanwhile, but for word of that', async () => {
  const { store, claim } = await owing('notice');
  await store.load({
    phones: [{ phone: PHONE, household: null, person: null, role: 'resident', language: null }],
  });
  const farewell = outbound('m3', { lane: 'notice', template: 'notice.phoneGone' });
  await store.commit([
    { kind: 'owed', message: farewell, at: NOW },
    { kind: 'phoneState', phone: PHONE, state: 'dead' },
  ]);
  expect(await claim()).toEqual(['m2', 'm3']);
  expect(await store.message('m1')).toMatchObject({ state: 'suppressed', reason: 'deadNumber' });
});

test.each(['reply', 'alert', 'notice'] as const)(
  'what goes by the lane %s was decided on when it was written',
  async (lane) => {
    const { store, claim } = await owing(lane);
    await store.commit([STOP]);
    expect(await claim()).toEqual(['m1', 'm2']);
  },
);
