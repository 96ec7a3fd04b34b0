import { Feed } from '../../../src/carrier/feed';
import type { Change } from '../../../src/core/model/change';
import type { Lane } from '../../../src/core/model/message';
import { SendError, type Store } from '../../../src/ports';
import { Dispatcher } from '../../../src/service/outbox/dispatcher';
import { NOW, outbound } from '../../support/builders/changes';
import { RULES } from '../../support/rules';
import { about, FakeClock, fixedChance } from '../../support/smsc/clock';
import { but, carrier, log, meter, newStore, type Sending } from '../../worlds/emptyService';

const LEASE = 30_000;

/** A dispatch with these rows owed and nobody's; `settled` is what became of each. */
async function dispatching(rows: ReturnType<typeof outbound>[] = [], window = 10, now = NOW) {
  const inner = await newStore();
  const owed = rows.map((message): Change => ({ kind: 'owed', message, at: NOW }));
  if (owed.length > 0) await inner.commit(owed);
  const settled = new Feed<unknown>();
  const claims = new Feed<number>();
  let held = Promise.resolve();
  const store: Store = but(inner, {
    async commit(changes) {
      await held;
      const outcome = await inner.commit(changes);
      for (const change of changes) if (change.kind === 'settled') settled.push(change.settlement);
      return outcome;
    },
    async claim(...given) {
      const claimed = await inner.claim(...given);
      claims.push(claimed.length);
      return claimed;
    },
  });
  const gateway = carrier(window);
  const clock = new FakeClock(now);
  const dispatch = new Dispatcher(gateway, {
    store,
    clock,
    chance: fixedChance(),
    meter,
    log,
    hours: RULES.hours,
  });
  /** Lets no commit through until the function it returns is called. */
  const hold = () => {
    let release = () => {};
    held = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  };
  return { dispatch, gateway, clock, settled, claims, hold, store, sends: gateway.sends };
}

const ids = (sends: Feed<Sending>) => sends.all.map(({ message }) => message.id);

test('a committed row that is handed over is sent without being read again', async () => {
  const { dispatch, sends, settled, claims } = await dispatching();
  const lease = dispatch.lease();
  expect(lease).toEqual({ owner: expect.any(String), until: about(NOW + LEASE) });
  if (lease) dispatch.hand(outbound('a'), lease);
  (await sends.next()).accept('0D2A');
  expect(await settled.next()).toEqual({
    id: 'a',
    gateway: 'cm',
    lease,
    at: about(NOW),
    outcome: 'sent',
    references: ['0D2A'],
  });
  expect(claims.all).toEqual([]);
});

test.each(['connecting', 'refused', 'down', 'stopped'] as const)(
  'a link that is %s leases and claims nothing',
  async (state) => {
    const { dispatch, gateway, claims } = await dispatching([outbound('a')]);
    gateway.state = state;
    expect(dispatch.lease()).toBeUndefined();
    dispatch.look();
    expect(claims.all).toEqual([]);
    gateway.state = 'up';
    dispatch.look();
    expect(await claims.next()).toBe(1);
  },
);

test('looking claims what is owed, and never has more open than the window', async () => {
  const { dispatch, sends, settled } = await dispatching(
    ['a', 'b', 'c'].map((id) => outbound(id)),
    2,
  );
  dispatch.look();
  const first = await sends.next();
  await sends.next();
  expect(ids(sends)).toEqual(['a', 'b']);
  first.accept();
  await settled.next();
  await sends.next();
  expect(ids(sends)).toEqual(['a', 'b', 'c']);
});

test('what is sent counts to the window until that is kept: a crash repeats no more', async () => {
  const { dispatch, sends, hold, store } = await dispatching(
    ['a', 'b', 'c'].map((id) => outbound(id)),
    2,
  );
  dispatch.look();
  const sending = [await sends.next(), await sends.next()];
  const release = hold();
  for (const each of sending) each.accept();
  await store.backlog(NOW); // a turn in which the third could go
  expect(ids(sends)).toEqual(['a', 'b']);
  release();
  await sends.next();
  expect(ids(sends)).toEqual(['a', 'b', 'c']);
});

test('what a slow database keeps past its lease is not sent again', async () => {
  const { dispatch, clock, sends, claims, settled, hold } = await dispatching([outbound('a')]);
  dispatch.look();
  const release = hold();
  (await sends.next()).accept();
  expect([await claims.next(), await claims.next()]).toEqual([1, 0]);
  clock.advance(2 * LEASE);
  dispatch.look();
  expect(await claims.next()).toBe(1);
  release();
  expect(await settled.next()).toMatchObject({ id: 'a', outcome: 'sent' });
  expect(ids(sends)).toEqual(['a']);
  await dispatch.stop();
});

test('what waits leaves by lane, then in the order it came', async () => {
  const { dispatch, sends } = await dispatching([], 1);
  const lanes: Lane[] = ['bulk', 'bulk', 'notice', 'alert', 'reply', 'reply'];
  for (const [index, lane] of lanes.entries()) {
    dispatch.hand(outbound(`${lane}${index}`, { lane }), { owner: 'me', until: NOW + LEASE });
  }
  for (const _ of lanes) (await sends.next()).accept();
  // The first was alone when it came.
  expect(ids(sends)).toEqual(['bulk0', 'reply4', 'reply5', 'alert3', 'notice2', 'bulk1']);
});

test('rows in memory are bounded: beyond, nothing is leased', async () => {
  const { dispatch } = await dispatching([], 1);
  const lease = { owner: 'me', until: NOW + LEASE };
  for (let count = 0; count < 20; count++) dispatch.hand(outbound(`a${count}`), lease);
  expect(dispatch.lease()).toBeDefined();
  dispatch.hand(outbound('last'), lease);
  expect(dispatch.lease()).toBeUndefined();
});

test('bulk is claimed again when half of it has gone; meanwhile what is urgent overtakes it', async () => {
  const bulk = Array.from({ length: 30 }, (_, i) =>
    outbound(`bulk${String(i).padStart(2, '0')}`, { lane: 'bulk' }),
  );
  const { dispatch, sends, claims, store, clock } = await dispatching(bulk, 1);
  dispatch.look();
  expect(await claims.next()).toBe(20);
  expect(await claims.next()).toBe(0);
  await store.commit([{ kind: 'owed', message: outbound('answer'), at: NOW }]);
  dispatch.look();
  expect(await claims.next()).toBe(1);
  for (let sent = 0; sent < 31; sent++) {
    (await sends.next()).accept();
    if (sent === 1) clock.advance(250);
  }
  expect(ids(sends)).toEqual(['bulk00', 'answer', ...bulk.slice(1).map(({ id }) => id)]);
  expect(claims.all.filter((count) => count > 0)).toEqual([20, 1, 10]);
});

test('what nobody waits for keeps out of the way for a while after a reply', async () => {
  const bulk = Array.from({ length: 40 }, (_, i) => outbound(`bulk${i}`, { lane: 'bulk' }));
  const { dispatch, sends, clock } = await dispatching(bulk, 20);
  dispatch.lease();
  dispatch.look();
  const [first] = [await sends.next(), await sends.next()];
  expect(sends.all).toHaveLength(2);
  clock.advance(250);
  first?.accept();
  for (let sent = 2; sent < 21; sent++) await sends.next();
  expect(sends.all).toHaveLength(21);
});

test('what expired is not sent', async () => {
  const { dispatch, sends, settled } = await dispatching();
  dispatch.hand(outbound('old', { expiresAt: NOW }), { owner: 'me', until: NOW + LEASE });
  expect(await settled.next()).toMatchObject({ id: 'old', outcome: 'expired' });
  expect(sends.all).toEqual([]);
});

test.each([
  [LEASE * 0.2, []],
  [LEASE * 0.2 + 10, ['a']],
])('with %d ms of its lease left, these are sent: %j', async (left, sent) => {
  const { dispatch, sends } = await dispatching();
  dispatch.hand(outbound('a'), { owner: 'me', until: NOW + left });
  expect(ids(sends)).toEqual(sent);
});

test('a send is given up before somebody else may claim the row', async () => {
  const { dispatch, sends, clock } = await dispatching();
  dispatch.hand(outbound('a'), { owner: 'me', until: NOW + LEASE });
  const { signal } = await sends.next();
  clock.advance(LEASE * 0.8 - 100);
  expect(signal.aborted).toBe(false);
  clock.advance(100);
  expect(signal.aborted).toBe(true);
});

test('what the carrier takes long to answer stays ours meanwhile, and goes once', async () => {
  const { dispatch, sends, settled, clock, store } = await dispatching([outbound('a')]);
  dispatch.look();
  const first = await sends.next();
  for (const wait of [LEASE * 0.9, LEASE * 0.8, LEASE * 0.8]) {
    clock.advance(wait);
    expect(await settled.next()).toMatchObject({ id: 'a', outcome: 'renewed' });
  }
  const others = { owner: 'other', until: clock.now() + LEASE };
  expect(await store.claim('cm', others, clock.now(), 9)).toEqual([]);
  first.accept('late');
  expect(await settled.next()).toMatchObject({ outcome: 'sent', references: ['late'] });
  expect(sends.all).toHaveLength(1);
  expect(clock.waiting).toBe(0);
});

test.each([
  ['refuses', new SendError('busy', '20', 'refused'), { attempts: 1 }],
  ['never answers', new SendError('unknown', 'timeout', 'no answer'), { attempts: 1, mayHaveGone: true }],
])(
  'what the carrier %s after its first lease is kept under the one it has by then',
  async (_, error, kept) => {
    const { dispatch, sends, settled, clock, store } = await dispatching([outbound('a')]);
    dispatch.look();
    const { refuse } = await sends.next();
    clock.advance(LEASE * 0.9);
    refuse(error);
    expect(await settled.next()).toMatchObject({ outcome: 'renewed' });
    expect(await settled.next()).toMatchObject({ outcome: 'again', ...kept });
    clock.advance(15_000);
    const next = { owner: 'next', until: clock.now() + LEASE };
    expect(await store.claim('cm', next, clock.now(), 9)).toMatchObject([{ id: 'a', ...kept }]);
  },
);

test.each([
  ['retry', { outcome: 'again', attempts: 1, code: '20' }],
  ['busy', { outcome: 'again', attempts: 1, code: '20' }],
  ['throttled', { outcome: 'again', attempts: 0, code: '20' }],
  ['unknown', { outcome: 'again', attempts: 1, code: '20', mayHaveGone: true }],
  ['rejected', { outcome: 'failed', code: '20' }],
] as const)('a failure with fate %s is kept', async (fate, kept) => {
  const { dispatch, sends, settled } = await dispatching();
  dispatch.hand(outbound('a'), { owner: 'me', until: NOW + LEASE });
  (await sends.next()).refuse(new SendError(fate, '20', 'refused'));
  expect(await settled.next()).toMatchObject({ id: 'a', ...kept });
});

test('what failed for a while is claimed again when it is due, and not before', async () => {
  const { dispatch, sends, settled, claims, clock } = await dispatching([outbound('a')]);
  dispatch.look();
  (await sends.next()).refuse(new SendError('retry', '20', 'queue full'));
  await settled.next();
  await claims.next((count) => count === 0);
  clock.advance(11_249);
  dispatch.look();
  expect(await claims.next((count) => count === 0)).toBe(0);
  clock.advance(1);
  dispatch.look();
  expect((await sends.next()).message).toMatchObject({ id: 'a', attempts: 1 });
});

test('what may have gone is tried once more, also when a refusal comes in between', async () => {
  const { dispatch, sends, settled, clock } = await dispatching([outbound('a')]);
  const fates = ['retry', 'unknown', 'retry', 'unknown'] as const;
  for (const fate of fates) {
    dispatch.look();
    (await sends.next()).refuse(new SendError(fate, '20', 'refused'));
    await settled.next();
    clock.advance(600_000);
  }
  expect(settled.all).toMatchObject([
    { outcome: 'again', attempts: 1 },
    { outcome: 'again', attempts: 2, mayHaveGone: true },
    { outcome: 'again', attempts: 3, mayHaveGone: true },
    { outcome: 'failed' },
  ]);
});

describe('at night', () => {
  /** 22:00 and, of the next day, 8:00 in Shanghai. */
  const NIGHT = NOW + 13 * 3_600_000;
  const MORNING = NOW + 23 * 3_600_000;
  const expiresAt = NOW + 172_800_000;

  test.each<[Lane, boolean]>([
    ['reply', true],
    ['alert', true],
    ['notice', false],
    ['bulk', false],
  ])('what was owed since the day in lane %s leaves: %s', async (lane, leaves) => {
    const { dispatch, sends, settled, store, claims } = await dispatching(
      [outbound('a', { lane, expiresAt })],
      10,
      NIGHT,
    );
    dispatch.look();
    if (leaves) {
      expect((await sends.next()).message).toEqual(outbound('a', { lane, expiresAt }));
      return;
    }
    expect(await settled.next()).toMatchObject({ id: 'a', outcome: 'deferred', dueAt: MORNING });
    await claims.next((count) => count === 0);
    expect(sends.all).toEqual([]);
    expect(await store.message('a')).toMatchObject({ state: 'owed', dueAt: MORNING, attempts: 0, tries: [] });
  });

  test('it leaves in the morning, to be delivered by the evening', async () => {
    const { dispatch, sends, settled, clock, claims } = await dispatching(
      [outbound('a', { lane: 'notice', expiresAt })],
      10,
      NIGHT,
    );
    dispatch.look();
    await settled.next();
    await claims.next((count) => count === 0);
    clock.advance(MORNING - clock.now() - 100);
    dispatch.look();
    expect(await claims.next((count) => count === 0)).toBe(0);
    clock.advance(100);
    dispatch.look();
    const { message } = await sends.next();
    expect(message).toMatchObject({ id: 'a', expiresAt: MORNING + 12 * 3_600_000 + 59 * 60_000 });
  });

  test('what the carrier had no time for by day waits, and has not ended', async () => {
    const { dispatch, sends, settled } = await dispatching([outbound('a', { lane: 'notice', expiresAt })]);
    dispatch.look();
    (await sends.next()).refuse(new SendError('rejected', 'expired', 'its time ran out'));
    expect(await settled.next()).toMatchObject({ outcome: 'again', attempts: 0, dueAt: about(NOW + 1_000) });
  });
});

describe('stopping', () => {
  const lease = { owner: 'me', until: NOW + LEASE };

  test('waits for what is open and sends nothing that waited', async () => {
    const { dispatch, sends } = await dispatching([], 1);
    for (const id of ['a', 'b']) dispatch.hand(outbound(id), lease);
    const stopping = dispatch.stop();
    (await sends.next()).accept();
    await stopping;
    expect(ids(sends)).toEqual(['a']);
    expect(dispatch.lease()).toBeUndefined();
  });

  test('gives back what waited: another process has it at once', async () => {
    const { dispatch, sends, store } = await dispatching(
      ['a', 'b', 'c'].map((id) => outbound(id)),
      1,
    );
    dispatch.look();
    const first = await sends.next();
    const other = { owner: 'other', until: NOW + LEASE };
    expect(await store.claim('cm', other, NOW, 9)).toEqual([]);
    const stopping = dispatch.stop();
    first.accept();
    await stopping;
    expect((await store.claim('cm', other, NOW, 9)).map(({ id }) => id)).toEqual(['b', 'c']);
  });

  test('gives back what is handed over too late, and what a claim still brings', async () => {
    const { dispatch, sends, settled } = await dispatching([outbound('claimed')]);
    dispatch.look();
    const stopping = dispatch.stop();
    dispatch.hand(outbound('handed'), lease);
    await stopping;
    expect(sends.all).toEqual([]);
    expect(settled.all).toMatchObject([
      { id: 'handed', outcome: 'released' },
      { id: 'claimed', outcome: 'released' },
    ]);
  });

  test('resolves after the last outcome is kept', async () => {
    const { dispatch, sends, settled, hold, store } = await dispatching();
    dispatch.hand(outbound('a'), lease);
    const release = hold();
    (await sends.next()).accept();
    const stopping = dispatch.stop().then(() => settled.push('stopped'));
    await store.backlog(NOW); // a turn in which it could have stopped
    release();
    await stopping;
    expect(settled.all).toMatchObject([{ id: 'a', outcome: 'sent' }, 'stopped']);
  });
});
