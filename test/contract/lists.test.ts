/** What offices list, on both engines: pages in an order that never changes, and filters that may be absent. */

import { covers } from '../../src/core/desk/sight';
import { alert, batch, eventOf, payment } from '../support/builders/casework';
import { NOW, outbound, PHONE } from '../support/builders/changes';
import { describeEachStore } from '../support/engines';

const PAGE = { after: null, limit: 10 };

describeEachStore('lists', (open) => {
  test('cases by their last change, from a key on, by state and department', async () => {
    const store = await open();
    await store.commit([
      ...eventOf('e1', 'QZ2', 1, { changedAt: NOW + 2 }),
      ...eventOf('e2', 'QZ1', 1, { changedAt: NOW + 2, state: 'closed' }),
      ...eventOf('e3', 'QZ3', 1, { changedAt: NOW, department: 'd2' }),
    ]);
    type Asks = Parameters<typeof store.lists.cases>;
    const numbers = async (filter: Omit<Asks[0], 'sight'>, page: Asks[1]) =>
      (await store.lists.cases({ ...filter, sight: null }, page)).rows.map(({ number }) => number);
    expect(await numbers({}, PAGE)).toEqual(['QZ3', 'QZ1', 'QZ2']);
    expect(await numbers({}, { after: [NOW + 2, 'QZ1'], limit: 10 })).toEqual(['QZ2']);
    expect(await numbers({ changedSince: NOW + 1 }, { after: null, limit: 1 })).toEqual(['QZ1']);
    expect(await numbers({ state: 'closed' }, PAGE)).toEqual(['QZ1']);
    expect(await numbers({ department: 'd2', state: 'accepted' }, PAGE)).toEqual(['QZ3']);
  });

  test('opt-outs and dead numbers: a phone of no household is that of the departments at which it has a case', async () => {
    const store = await open();
    const all = ['1', '2', '3', '4', '5'].map((n) => `+861380000000${n}`);
    const [own = '', foreign = '', applicant = '', stranger = '', liaison = ''] = all;
    const phoneOf = (phone: string, household: string | null, village: string | null = null) => ({
      ...{ phone, household, person: null, role: village ? ('liaison' as const) : ('resident' as const) },
      ...{ language: null, village },
    });
    const at = (village: string) => ({
      ...{ id: `h-${village}`, village, group: 1, head: '张三', members: 3, account: '1', bank: '信用社' },
    });
    await store.load({
      households: [at('v1'), at('v2')],
      phones: [
        ...[phoneOf(own, 'h-v1'), phoneOf(foreign, 'h-v2'), phoneOf(applicant, null)],
        ...[phoneOf(stranger, null), phoneOf(liaison, null, 'v1')],
      ],
    });
    await store.commit([
      ...eventOf('e1', 'QZ1', 1, { phone: applicant }),
      // Somebody of another's household has a case here: whose household it is stays his.
      ...eventOf('e2', 'QZ2', 1, { phone: foreign }),
      ...all.map((phone) => ({ kind: 'optOut', phone, scope: 'all', stopped: true, at: NOW }) as const),
      ...all.map((phone) => ({ kind: 'phoneState', phone, state: 'dead' }) as const),
    ]);
    const sight = { departments: new Set(['d1']), villages: new Set(['v1']), serves: new Set<string>() };
    const numbers = ({ rows }: { rows: { phone: string }[] }) => rows.map(({ phone }) => phone);
    expect(numbers(await store.lists.optOuts({ sight: null }, PAGE))).toEqual(all);
    expect(numbers(await store.lists.deadNumbers({ sight: null }, PAGE))).toEqual(all);
    expect(numbers(await store.lists.optOuts({ sight }, PAGE))).toEqual([own, applicant, liaison]);
    expect(numbers(await store.lists.deadNumbers({ sight }, PAGE))).toEqual([own, applicant, liaison]);
    // Webhooks hear of the same ones; so also of a number that only cases name.
    const unregistered = '+8613800000006';
    const at2 = (number: string, department: string) => ({ number, phone: unregistered, department });
    await store.commit([
      ...eventOf('e3', 'QZ3', 1, at2('QZ3', 'd2')),
      ...eventOf('e4', 'QZ4', 1, at2('QZ4', 'd1')),
    ]);
    const places = await store.lists.belongings('number', [...all, unregistered]);
    expect([...places].flatMap(([phone, of]) => (covers(sight, of) ? [phone] : [])).sort()).toEqual([
      ...[own, applicant, liaison, unregistered],
    ]);
    const elsewhere = { ...sight, departments: new Set(['d3']), villages: new Set(['v3']) };
    expect([...places.values()].filter((of) => covers(elsewhere, of))).toEqual([]);
  });

  test('alerts that wait, of one case or of the departments that are seen', async () => {
    const store = await open();
    const raised = [
      alert('a2', { at: NOW + 1, state: 'unanswered' }),
      alert('a1', { at: NOW }),
      alert('a3', { case: 'QZ2', department: 'd2' }),
      alert('a4', { state: 'answered' }),
    ];
    await store.commit(raised.map((one) => ({ kind: 'alert', alert: one })));
    const ids = async (filter: Parameters<typeof store.lists.alerts>[0]) =>
      (await store.lists.alerts(filter, PAGE)).rows.map(({ id }) => id);
    const none = new Set<string>();
    expect(await ids({ sight: null })).toEqual(['a1', 'a3', 'a2']);
    expect(await ids({ case: 'QZ1', sight: null })).toEqual(['a1', 'a2']);
    expect(await ids({ sight: { departments: new Set(['d2']), villages: none, serves: none } })).toEqual([
      'a3',
    ]);
  });

  test('messages by state, case and batch', async () => {
    const store = await open();
    const owed = (id: string, about: object) =>
      ({ kind: 'owed', message: { ...outbound(id), about }, at: NOW }) as const;
    const whole = batch('k/b1', { firstMessage: 'm1', lastMessage: 'm3' });
    await store.commit([
      { kind: 'batch', batch: whole },
      owed('m1', { case: 'QZ1' }),
      owed('m2', { batch: 'k/b1' }),
      { ...owed('m3', { case: 'QZ1' }), suppressed: 'noPhone' },
    ]);
    type Asks = Parameters<typeof store.lists.messages>;
    const ids = async (filter: Omit<Asks[0], 'sight'>, page: Asks[1]) =>
      (await store.lists.messages({ ...filter, sight: null }, page)).rows.map(({ id }) => id);
    expect(await ids({}, PAGE)).toEqual(['m1', 'm2', 'm3']);
    expect(await ids({}, { after: ['m1'], limit: 1 })).toEqual(['m2']);
    expect(await ids({ case: 'QZ1' }, PAGE)).toEqual(['m1', 'm3']);
    expect(await ids({ case: 'QZ1', state: 'suppressed' }, PAGE)).toEqual(['m3']);
    expect(await ids({ batch: 'k/b1' }, PAGE)).toEqual(['m2']);
    expect(await ids({ batch: 'k/b2' }, PAGE)).toEqual([]);
    expect(await ids({}, { ...PAGE, newestFirst: true })).toEqual(['m3', 'm2', 'm1']);
    expect(await ids({ to: [PHONE] }, { after: ['m3'], limit: 1, newestFirst: true })).toEqual(['m2']);
    expect(await ids({ to: ['+8613900000000'] }, PAGE)).toEqual([]);
    expect((await store.lists.batchMessages(whole, [PHONE, '+8613900000000'])).map(({ id }) => id)).toEqual([
      'm2',
    ]);
    expect(await store.lists.batchMessages(batch('k/b1'), [PHONE])).toEqual([]);
  });

  test('batches of a key, and those of none', async () => {
    const store = await open();
    await store.commit(
      ['0123456789ab/b2', 'old', 'fedcba987654/b1'].map((id, i) => ({
        kind: 'batch',
        batch: batch(id, { at: NOW + i }),
      })),
    );
    const mine = await store.lists.batches({ ids: '0123456789ab' }, PAGE);
    expect(mine.map(({ id }) => id)).toEqual(['0123456789ab/b2', 'old']);
    expect(await store.lists.batches({ ids: '0123456789ab', state: 'done' }, PAGE)).toEqual([]);
  });

  test('visits, ratings, tickets and programmes', async () => {
    const store = await open();
    const visit = { matter: 'm1', period: 'am', phone: PHONE, at: NOW } as const;
    await store.load({ programmes: [{ id: 'LSZB', name: '粮食直补', unit: '亩' }] });
    await store.commit([
      { kind: 'booked', appointment: { ...visit, id: 'v1', day: '2026-11-24', seat: 1 } },
      { kind: 'booked', appointment: { ...visit, id: 'v2', day: '2026-11-25', seat: 1 } },
      { kind: 'rated', rating: { case: 'QZ1', phone: PHONE, score: 4, at: NOW, changedAt: NOW } },
    ]);
    expect(
      (await store.lists.visits({ from: '2026-11-25', sight: null }, PAGE)).rows.map(({ id }) => id),
    ).toEqual(['v2']);
    expect((await store.lists.visits({ from: '2026-11-01', matter: 'm2', sight: null }, PAGE)).rows).toEqual(
      [],
    );
    expect((await store.lists.ratings({ sight: null }, PAGE)).rows).toMatchObject([
      { case: 'QZ1', score: 4 },
    ]);
    expect((await store.lists.ratings({ since: NOW + 1, sight: null }, PAGE)).rows).toEqual([]);
    expect((await store.lists.tickets({ state: 'open', sight: null }, PAGE)).rows).toEqual([]);
    expect(await store.lists.programmes()).toEqual([{ id: 'LSZB', name: '粮食直补', unit: '亩' }]);
  });

  test('a payment with what it was, and nobody may change it twice at once', async () => {
    const store = await open();
    const first = payment('k/p1', 'h1');
    const report = { version: 1, at: NOW, by: 'key k', told: null, former: null };
    await store.commit([
      { kind: 'batch', batch: batch('k/b1') },
      { kind: 'payment', payment: first, batch: 'k/b1', report },
    ]);
    const [known] = [...(await store.announcements.reported(['k/p1'])).values()];
    if (!known) throw new Error('the payment is not there');
    expect(known).toEqual({
      record: first,
      version: 1,
      takenAt: NOW,
      takenBy: 'key k',
      batch: 'k/b1',
      batchState: 'open',
      told: null,
    });
    const told = { year: 2026, amount: 31_650, state: 'paid' } as const;
    const change = (amount: number) =>
      store.commit([
        {
          kind: 'payment',
          payment: { ...first, amount, at: NOW + 1 },
          batch: 'k/b1',
          report: { version: 2, at: NOW + 1, by: 'key k', told, former: known },
        },
      ]);
    expect(await change(1)).toBe('done');
    expect(await change(2)).toBe('duplicate');
    expect((await store.announcements.reported(['k/p1'])).get('k/p1')).toMatchObject({
      version: 2,
      told,
      record: { amount: 1 },
    });
    expect((await store.announcements.former(['k/p1', 'none'])).get('k/p1')).toMatchObject([
      { version: 1, record: first },
    ]);
    expect(await store.announcements.reachable(['h1'])).toEqual(new Set());
  });

  test('an order with its print, and a key with the ids that it goes on with', async () => {
    const store = await open();
    await store.commit([
      { kind: 'once', key: 'order k/1', at: NOW, body: 'print' },
      { kind: 'audit', id: 'm1', at: NOW, actor: 'key k', action: 'message.order', subject: 'k/1' },
    ]);
    expect(await store.ordered('k/1')).toEqual({ message: 'm1', body: 'print' });
    expect(await store.ordered('k/1', 'key other')).toBeNull();
    expect(await store.ordered('1')).toBeNull();
  });
});
