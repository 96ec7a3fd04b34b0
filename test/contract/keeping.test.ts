/** What time does to what is kept: messages without an end, and what has been kept long enough. */

import type { Change } from '../../src/core/model/change';
import { RETENTION } from '../../src/core/sending/retention';
import type { Store } from '../../src/ports';
import { firstIdAt } from '../../src/store/sql/keyRange';
import { alert } from '../support/builders/casework';
import { inbound, NOW, outbound, PHONE, part, receipt, sent, turnOf } from '../support/builders/changes';
import { phoneMove } from '../support/builders/people';
import { appointment, ticket as ticketOf } from '../support/builders/requests';
import { describeEachStore } from '../support/engines';

const HOURS = 3_600_000;
const ticket = ticketOf('TS20261123-0001');
const visit = appointment('a1');
const move = phoneMove('+8613900005678', { id: 'v1' });

describeEachStore('the time that was believed last', (open) => {
  test('is that of the newest message until one is kept, and the last that was kept from then on', async () => {
    const store = await open();
    expect(await store.knownTime()).toBeNull();
    await store.commit([{ kind: 'owed', message: outbound(firstIdAt(NOW).padEnd(26, '0')), at: NOW }]);
    expect(await store.knownTime()).toBe(NOW);
    for (const at of [NOW + HOURS, NOW - HOURS]) await store.keepTime(at);
    await store.check('kept');
    expect(await store.knownTime()).toBe(NOW - HOURS);
  });
});

describeEachStore('messages whose end nobody told', (open) => {
  const sentAt = (at: number, id: string, ...references: string[]): Change => ({
    kind: 'settled',
    settlement: { id, gateway: 'cm', at, outcome: 'sent', references },
  });
  const gone = (id: string, at: number, ...references: string[]): Change[] => [
    { kind: 'owed', message: outbound(id), at },
    sentAt(at, id, ...references),
  ];
  const got = (
    message: string,
    number: number,
    state: 'accepted' | 'delivered' | 'undeliverable',
  ): Change => ({
    kind: 'receipt',
    message,
    part: number,
    receipt: receipt(state, 'x'),
  });

  test('are unknown after their time; what has an end, and what is young, stays', async () => {
    const store = await open();
    await store.commit([
      ...gone('a', NOW - 1, 'r1', 'r2'),
      ...gone('b', NOW - 1, 'r3'),
      ...gone('c', NOW, 'r4'),
      ...gone('d', NOW - 1, 'r5'),
      { kind: 'owed', message: outbound('e'), at: NOW - 1 },
      { kind: 'owed', message: outbound('f', { gateway: 'cu', lane: 'bulk' }), at: NOW - 1 },
      sentAt(NOW - 1, 'f', 'r6'),
    ]);
    // It waited long, and went just now.
    await store.commit([{ kind: 'owed', message: outbound('g'), at: NOW - 9 }, sentAt(NOW, 'g', 'r7')]);
    await store.commit([got('a', 1, 'delivered'), got('b', 1, 'accepted'), got('d', 1, 'undeliverable')]);
    expect(await store.markUnknown(NOW, 99)).toBe(3);
    const states = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => store.message(id)));
    expect(states.map((one) => one?.state)).toEqual([
      'unknown',
      'unknown',
      'sent',
      'undeliverable',
      'owed',
      'unknown',
      'sent',
    ]);
    expect(states[0]?.parts.map(({ state }) => state)).toEqual(['delivered', 'unknown']);
    expect(await store.markUnknown(NOW, 99)).toBe(0);
  });

  test('a late word still counts', async () => {
    const store = await open();
    await store.commit(gone('a', NOW - 1, 'r1', 'r2'));
    await store.markUnknown(NOW, 9);
    await store.commit([got('a', 1, 'delivered')]);
    expect((await store.message('a'))?.state).toBe('unknown');
    await store.commit([got('a', 2, 'delivered')]);
    expect((await store.message('a'))?.state).toBe('delivered');
  });

  test('no more at once than asked for', async () => {
    const store = await open();
    await store.commit(Array.from({ length: 7 }, (_, i) => gone(`m${i}`, NOW - 9, `r${i}`)).flat());
    expect([await store.markUnknown(NOW, 5), await store.markUnknown(NOW, 5)]).toEqual([5, 2]);
  });
});

describeEachStore('forgetting', (open) => {
  const OLD = NOW - RETENTION.messages - 1;
  const idAt = (ms: number, n = 0) => `${firstIdAt(ms)}${String(n).padStart(16, '0')}`;

  test('messages in and out with all that belongs to them, and nothing younger', async () => {
    const store = await open();
    const [old, young] = [idAt(OLD), idAt(NOW - RETENTION.messages)];
    for (const id of [old, young]) {
      await store.commit([{ kind: 'owed', message: outbound(id), at: NOW }]);
      const again = { outcome: 'again', dueAt: NOW, attempts: 1, code: 'x' } as const;
      await store.commit([{ kind: 'settled', settlement: { id, gateway: 'cm', at: NOW, ...again } }]);
      await store.commit([sent(id, `r-${id}`)]);
    }
    expect(await store.forget(NOW, RETENTION)).toBe(3);
    expect(await store.message(old)).toBeNull();
    expect(await store.findSent(receipt('delivered', `r-${old}`))).toEqual([]);
    expect(await store.message(young)).toMatchObject({ tries: [{}], parts: [{}] });
  });

  test.each([
    ['an id of ours', idAt(OLD)],
    ['an id of a carrier', 'SM00000000000000000000000000000001'],
  ])('a message that came under %s, and then the conversation', async (_, id) => {
    const store = await open();
    await store.commit([
      { kind: 'received', message: inbound(id, { at: OLD }), turn: 1, intent: 'menu' },
      ...turnOf('young', 1, '+8613800000009').slice(0, 2),
    ]);
    const [, talk] = turnOf(id, 1);
    if (talk?.kind === 'dialogue') await store.commit([{ ...talk, at: OLD }]);
    expect(await store.forget(NOW, RETENTION)).toBe(2);
    expect((await store.reads.caller(inbound(id).from)).dialogue).toBeNull();
    expect((await store.reads.caller('+8613800000009')).dialogue).not.toBeNull();
  });

  test('a conversation stays while one of its turns is on record: a turn is never taken twice', async () => {
    const store = await open();
    const [, talk] = turnOf('m1', 1);
    await store.commit([{ kind: 'received', message: inbound('m1'), turn: 1, intent: 'menu' }]);
    if (talk?.kind === 'dialogue') await store.commit([{ ...talk, at: OLD }]);
    expect(await store.forget(NOW, RETENTION)).toBe(0);
    expect((await store.reads.caller(inbound('m1').from)).dialogue?.turn).toBe(1);
  });

  test('joined parts, keys of what happens once, receipts that found nothing: each after its own time', async () => {
    const store = await open();
    const set = { from: part(1).from, to: '10628', reference: 7, width: 8 as const, total: 2 };
    const ages = (limit: number, change: (at: number, n: number) => Change[]) =>
      [NOW - limit - 1, NOW - limit].flatMap(change);
    await store.commit([
      { kind: 'part', part: part(1) },
      { kind: 'partsJoined', set, at: NOW - RETENTION.parts - 1 },
      { kind: 'part', part: part(1, { part: { reference: 8, width: 8, total: 2, number: 1 } }) },
      ...ages(RETENTION.once, (at, n) => [{ kind: 'once', key: `k${n}`, at }]),
      { kind: 'once', key: 'demo', at: 1 },
      ...ages(RETENTION.strayReceipts, (at, n) => [
        { kind: 'strayReceipt', id: `s${n}`, receipt: { ...receipt('delivered', 'r'), at } },
      ]),
    ]);
    expect(await store.forget(NOW, RETENTION)).toBe(3);
    expect((await store.parts(set)).parts).toEqual([]);
    expect((await store.parts({ ...set, reference: 8 })).parts).toHaveLength(1);
    expect(await store.commit([{ kind: 'once', key: 'k0', at: NOW }])).toBe('done');
    // That the people here are invented is known for ever.
    expect(await store.happened(['demo'])).toEqual(new Set(['demo']));
    expect(await store.commit([{ kind: 'once', key: 'k1', at: NOW }])).toBe('duplicate');
    expect((await store.strayReceipts(0, 9)).map(({ id }) => id)).toEqual(['s1']);
  });

  /** What each of these is, ended so long before NOW; and whether it is there. */
  const ended: [keyof typeof RETENTION, (at: number) => Change[], (store: Store) => Promise<unknown>][] = [
    [
      'alerts',
      (at) => [
        { kind: 'alert', alert: alert('x1', { at }) },
        { kind: 'alertMoved', id: 'x1', to: 'answered', at: NOW },
      ],
      // A second one of the same id is refused by what is there.
      (store) => store.commit([{ kind: 'alert', alert: alert('x1') }]).catch(() => 'there'),
    ],
    [
      'phoneMoves',
      (at) => [{ kind: 'phoneMoved', move, by: PHONE, at }],
      async (store) => (await store.cases.movedTo([PHONE])).size || 'done',
    ],
    [
      'consents',
      (until) => [{ kind: 'consent', phone: PHONE, code: '482913', at: 1, until, wrong: 0 }],
      async (store) => (await store.reads.consent(PHONE)) ?? 'done',
    ],
    [
      'tickets',
      (at) => [
        { kind: 'ticket', ticket },
        { kind: 'ticketAnswered', number: ticket.number, answer: '已修好', at },
      ],
      async (store) => (await store.reads.ticket(ticket.number)) ?? 'done',
    ],
    [
      'appointments',
      (at) => [
        { kind: 'booked', appointment: visit },
        { kind: 'unbooked', id: 'a1', at },
      ],
      async (store) => (await store.reads.appointment('a1')) ?? 'done',
    ],
  ];

  test.each(ended)(
    '%s that ended: when their time is over and not a millisecond before',
    async (what, change, look) => {
      const store = await open();
      await store.load({
        phones: [{ phone: PHONE, household: 'h1', person: null, role: 'resident', language: null }],
      });
      const young = NOW - RETENTION[what];
      for (const each of change(young)) await store.commit([each]);
      expect(await store.forget(NOW, RETENTION)).toBe(0);
      expect(await look(store)).not.toBe('done');
      expect(await store.forget(NOW + 1, RETENTION)).toBe(1);
      expect(await look(store)).toBe('done');
    },
  );

  test('a visit whose day is long over, and a move that nobody decided', async () => {
    const store = await open();
    const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
    await store.commit([
      { kind: 'booked', appointment: { ...visit, day: day(NOW - RETENTION.appointments - 24 * HOURS) } },
      { kind: 'booked', appointment: { ...visit, id: 'a2', day: day(NOW - RETENTION.appointments) } },
      { kind: 'phoneMove', move: { ...move, at: NOW - RETENTION.phoneMoves - 1 } },
      { kind: 'phoneMove', move: { ...move, id: 'v2', at: NOW - RETENTION.phoneMoves } },
    ]);
    expect(await store.forget(NOW, RETENTION)).toBe(2);
    expect(await store.reads.appointment('a2')).not.toBeNull();
    expect((await store.reads.movesAbout('h1')).map(({ id }) => id)).toEqual(['v2']);
  });

  test('what is open stays, however old', async () => {
    const store = await open();
    await store.commit([
      { kind: 'alert', alert: alert('x1', { at: 1 }) },
      { kind: 'ticket', ticket: { ...ticket, at: 1 } },
      { kind: 'booked', appointment: { ...visit, at: 1 } },
    ]);
    expect(await store.forget(NOW, RETENTION)).toBe(0);
  });

  test('more than goes at once', async () => {
    const store = await open();
    await store.commit(
      Array.from({ length: 1_201 }, (_, i) => ({
        kind: 'once',
        key: `k${i}`,
        at: i < 1_200 ? 1 + (i % 700) : NOW,
      })),
    );
    expect(await store.forget(NOW, RETENTION)).toBe(1_200);
  });

  test('is never before the time that the law asks for', () => {
    expect(RETENTION.messages).toBeGreaterThanOrEqual(5 * 31 * 24 * HOURS);
    expect(RETENTION.dialogues).toBeGreaterThanOrEqual(RETENTION.messages);
  });
});
