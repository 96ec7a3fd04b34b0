import type { Change } from '../../../src/core/model/change';
import type { Lane } from '../../../src/core/model/message';
import { StoreError } from '../../../src/ports';
import { RecheckedStore } from '../../../src/service/outbox/recheck';
import { NOW, outbound, PHONE } from '../../support/builders/changes';
import { FakeClock } from '../../support/smsc/clock';
import { but, log, newStore } from '../../worlds/emptyService';

const LEASE = { owner: 'a', until: NOW + 30_000 };
const STOP: Change = { kind: 'optOut', phone: PHONE, scope: 'all', stopped: true, at: NOW };

/** A template of each lane. */
const TEMPLATES = {
  reply: 'menu',
  alert: 'alert.accepted',
  notice: 'notice.accepted',
  bulk: 'notice.payments',
} as const;

async function owing(lane: Lane) {
  const store = await newStore();
  const message = outbound('m1', { lane, template: TEMPLATES[lane] });
  const other = outbound('m2', { lane, template: TEMPLATES[lane], to: '+8613800000009' });
  await store.commit([message, other].map((each): Change => ({ kind: 'owed', message: each, at: NOW })));
  const claim = async () =>
    (await new RecheckedStore(store, new FakeClock(NOW), log).claim('cm', LEASE, NOW, 10)).map(
      ({ id }) => id,
    );
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

test('one whose outcome the store never takes waits, and keeps none of the others from going', async () => {
  const inner = await newStore();
  const store = but(inner, {
    async commit(changes) {
      if (changes.some((change) => change.kind === 'settled' && change.settlement.id === 'm1'))
        throw new StoreError('broken', 'never');
      return inner.commit(changes);
    },
  });
  const messages = ['m1', 'm2', 'm3'].map((id) => outbound(id, { lane: 'bulk', template: TEMPLATES.bulk }));
  const other = outbound('m4', { lane: 'bulk', template: TEMPLATES.bulk, to: '+8613800000009' });
  await store.commit([...messages, other].map((message): Change => ({ kind: 'owed', message, at: NOW })));
  await store.commit([STOP]);
  const rows = await new RecheckedStore(store, new FakeClock(NOW), log).claim('cm', LEASE, NOW, 10);
  expect(rows.map(({ id }) => id)).toEqual(['m4']);
  expect((await store.message('m1'))?.state).toBe('owed');
  expect((await store.message('m3'))?.state).toBe('suppressed');
});

const NEW = '+8613900005678';
const phone = { household: 'h1', person: null, role: 'resident', language: null } as const;
const moved = (more: object = {}): Change => ({
  kind: 'phoneMoved',
  move: {
    id: 'v1',
    oldPhone: PHONE,
    newPhone: NEW,
    household: 'h1',
    person: null,
    askedBy: NEW,
    at: NOW,
    state: 'asked',
    decidedBy: null,
    decidedAt: null,
    ...more,
  },
  by: '+8613800000003',
  at: NOW,
});

describe('to a number that was given up for another', () => {
  const claimed = async (lane: Lane, changes: Change[], more: object = {}) => {
    const store = await newStore();
    await store.load({ phones: [{ ...phone, phone: PHONE }] });
    const message = outbound('m1', { lane, template: TEMPLATES[lane], ...more });
    await store.commit([{ kind: 'owed', message, at: NOW }]);
    for (const change of changes) await store.commit([change]);
    const rows = await new RecheckedStore(store, new FakeClock(NOW), log).claim('cm', LEASE, NOW, 10);
    const { to, state, reason } = (await store.message('m1')) ?? {};
    return { went: rows.map((row) => `${row.id} ${row.to}`), to, state, reason };
  };

  test.each(['notice', 'bulk'] as const)('what waits in lane %s goes to that one, once', async (lane) => {
    expect(await claimed(lane, [moved()])).toMatchObject({ went: [`m1 ${NEW}`], to: NEW, state: 'owed' });
  });

  test('and on to the next, where that one was given up too', async () => {
    const third = '+8613900005679';
    const again = moved({ id: 'v2', oldPhone: NEW, newPhone: third });
    expect(await claimed('notice', [moved(), again])).toMatchObject({ went: [`m1 ${third}`], to: third });
  });

  test.each([
    ['is dead', [{ kind: 'phoneState', phone: NEW, state: 'dead' }], 'deadNumber'],
    ['stopped it', [{ kind: 'optOut', phone: NEW, scope: 'payments', stopped: true, at: NOW }], 'optedOut'],
    [
      'is another household’s by now',
      [
        { kind: 'phoneState', phone: NEW, state: 'dead' },
        moved({ id: 'v2', oldPhone: '', newPhone: NEW, household: 'h2' }),
      ],
      'deadNumber',
    ],
  ] as [string, Change[], string][])('nothing goes there where it %s', async (_, changes, reason) => {
    const ended = { went: [], to: PHONE, state: 'suppressed', reason };
    expect(await claimed('bulk', [moved(), ...changes])).toEqual(ended);
  });

  test.each([
    ['the code that the old one was asked for is nobody else’s', 'notice.phoneAsk'],
    ['nor is what another version wrote', 'notice.unheardOf'],
  ])('%s', async (_, template) => {
    const ended = { went: [], to: PHONE, state: 'suppressed', reason: 'deadNumber' };
    expect(await claimed('notice', [moved()], { template })).toEqual(ended);
  });
});

test.each<[string, string, boolean, string, boolean]>([
  ['a reminder', 'notice.visitTomorrow', false, 'reminders', false],
  ['a reminder', 'notice.visitTomorrow', false, 'cases', true],
  ['word of a stage', 'notice.routed', true, 'reminders', true],
  ['word of a stage', 'notice.routed', true, 'cases', false],
  ['word of a stage', 'notice.routed', true, 'all', false],
  ['what the law asks for', 'notice.supplement', true, 'all', true],
  ['what an office ordered, maybe by law,', 'notice.routed', false, 'all', true],
  ['what a leader is told', 'alert.copied', true, 'all', true],
])('%s (%s, of an event: %s) to who stopped %s since goes: %s', async (_, template, event, scope, goes) => {
  const store = await newStore();
  const about = event ? { case: 'QZ1', event: 'e1' } : { case: 'QZ1' };
  const message = outbound('m1', { lane: 'notice', template, about });
  await store.commit([{ kind: 'owed', message, at: NOW }]);
  await store.commit([{ ...STOP, scope } as Change]);
  const rows = await new RecheckedStore(store, new FakeClock(NOW), log).claim('cm', LEASE, NOW, 10);
  expect(rows.length === 1).toBe(goes);
  expect((await store.message('m1'))?.reason).toBe(goes ? null : 'optedOut');
});

test('claims of the same moment ask about their people together', async () => {
  const inner = await newStore();
  const reachable = jest.fn(inner.cases.reachable);
  const store = but(inner, { cases: { ...inner.cases, reachable } });
  const messages = ['cm', 'cu'].map((gateway) => outbound(gateway, { gateway, lane: 'notice' }));
  await store.commit(messages.map((message): Change => ({ kind: 'owed', message, at: NOW })));
  const rows = messages.map((message) => [message]);
  const sending = new RecheckedStore(
    but(store, { claim: async () => rows.shift() ?? [] }),
    new FakeClock(NOW),
    log,
  );
  await Promise.all(messages.map(({ gateway }) => sending.claim(gateway, LEASE, NOW, 10)));
  expect(reachable).toHaveBeenCalledTimes(1);
});

test.each(['reply', 'alert', 'notice'] as const)(
  'what goes by the lane %s was decided on when it was written',
  async (lane) => {
    const { store, claim } = await owing(lane);
    await store.commit([STOP]);
    expect(await claim()).toEqual(['m1', 'm2']);
  },
);
