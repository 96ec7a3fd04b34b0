/** Payments reported, batches told household by household, held back and let go. */
import type { Change } from '../../src/core/model/change';
import type { Store } from '../../src/ports';
import { batch, payment } from '../support/builders/casework';
import { NOW, outbound, PHONE, receipt, sent } from '../support/builders/changes';
import { describeEachStore } from '../support/engines';

const report = (
  id: string,
  household: string,
  more: Parameters<typeof payment>[2] = {},
  of = 'b1',
): Change => ({
  kind: 'payment',
  payment: payment(id, household, more),
  batch: of,
});

const household = (id: string) => ({
  id,
  village: 'v1',
  group: 1,
  head: '张三',
  members: 3,
  account: '6210001234',
  bank: '信用社',
});

const phone = (number: string, of: string, role: 'resident' | 'liaison' = 'resident') => ({
  phone: number,
  household: of,
  person: null,
  role,
  language: null,
  village: null,
});

describeEachStore('payments of a batch', (open) => {
  test('a known one is brought up to date, and seen by its household', async () => {
    const store = await open();
    await store.load({ programmes: [{ id: 'LSZB', name: '粮食直补', unit: '亩' }] });
    await store.commit([report('p1', 'h1', { state: 'sentToBank' }), report('p2', 'h1')]);
    await store.commit([report('p1', 'h1', { state: 'returned', reason: '账号不对', at: NOW + 1 }, 'b2')]);
    expect(await store.reads.payments('h1')).toMatchObject([
      { id: 'p1', state: 'returned', reason: '账号不对', at: NOW + 1 },
      { id: 'p2', state: 'paid' },
    ]);
    expect(await store.announcements.households('b1')).toBe(1);
    expect(await store.announcements.households('b2')).toBe(1);
  });

  test('one twice in a commit: the last word counts', async () => {
    const store = await open();
    await store.commit([report('p1', 'h1', { amount: 1 }), report('p1', 'h1', { amount: 2 })]);
    expect((await store.reads.payments('h1')).map(({ amount }) => amount)).toEqual([2]);
  });

  test('an id under two households in one commit is refused', async () => {
    const store = await open();
    expect(await store.commit([report('p1', 'h1'), report('p1', 'h2')])).toBe('duplicate');
    expect(await store.reads.payments('h1')).toEqual([]);
  });

  test('whose they are, which households and programmes are on file', async () => {
    const store = await open();
    await store.load({
      programmes: [{ id: 'LSZB', name: '粮食直补', unit: '亩' }],
      households: [household('h1')],
    });
    await store.commit([report('p1', 'h1'), report('p2', 'h2')]);
    const { announcements: reads } = store;
    expect([...(await reads.reported(['p1', 'p2', 'p3'])).values()]).toMatchObject([
      { record: { id: 'p1', household: 'h1' }, version: 0, batch: 'b1', batchState: null, told: null },
      { record: { id: 'p2', household: 'h2' } },
    ]);
    expect(await reads.known(['h1', 'h2'])).toEqual(new Set(['h1']));
    expect(await reads.programmes()).toEqual(new Map([['LSZB', '粮食直补']]));
    expect([await reads.reported([]), await reads.known([])]).toEqual([new Map(), new Set()]);
  });
});

describeEachStore('a batch', (open) => {
  test('comes back as it was left; those not done are found, the oldest first', async () => {
    const store = await open();
    const next = batch('b1', { version: 2, state: 'expanding', households: 9, expanded: 3, cursor: 'h3' });
    await store.commit([
      { kind: 'batch', batch: batch('b1') },
      { kind: 'batch', batch: batch('b0', { at: NOW + 1 }) },
      { kind: 'batch', batch: batch('b2') },
    ]);
    await store.commit([
      { kind: 'batch', batch: next },
      { kind: 'batch', batch: batch('b2', { version: 2, state: 'done' }) },
    ]);
    expect(await store.announcements.batch('b1')).toEqual(next);
    expect(await store.announcements.batch('no')).toBeNull();
    expect((await store.announcements.unfinished()).map(({ id }) => id)).toEqual(['b1', 'b0']);
  });

  test('is read household by household: payments, phones, languages and opt-outs', async () => {
    const store = await open();
    await store.load({
      programmes: [{ id: 'LSZB', name: '粮食直补', unit: '亩' }],
      households: ['h1', 'h2'].map(household),
      phones: [
        phone('+8613800000002', 'h1', 'liaison'),
        phone('+8613800000003', 'h1'),
        { ...phone(PHONE, 'h1'), language: 'en' as const },
        phone('+8613800000009', 'h9'),
      ],
    });
    await store.commit([
      report('p1', 'h1'),
      report('p2', 'h1', { year: 2027 }),
      report('p3', 'h1', {}, 'other'),
      report('p4', 'h2'),
      report('p5', 'unknown'),
      { kind: 'optOut', phone: PHONE, scope: 'all', stopped: true, at: NOW },
      { kind: 'optOut', phone: PHONE, scope: 'reminders', stopped: true, at: NOW },
      { kind: 'phoneState', phone: '+8613800000003', state: 'dead' },
    ]);
    const plain = { language: null, stopped: [], dead: false };
    const all = await store.announcements.next('b1', null, 9);
    expect(all.map(({ household: id, head }) => [id, head])).toEqual([
      ['h1', '张三'],
      ['h2', '张三'],
      ['unknown', null],
    ]);
    expect(all.map(({ payments }) => payments.map(({ id }) => id))).toEqual([['p2', 'p1'], ['p4'], ['p5']]);
    expect(all[0]?.payments[1]).toMatchObject({
      programme: '粮食直补',
      quantity: { amount: 3.5, unit: '亩' },
    });
    expect(all.map(({ phones }) => phones)).toEqual([
      [
        { phone: PHONE, language: 'en', stopped: ['all', 'reminders'], dead: false },
        { ...plain, phone: '+8613800000003', dead: true },
        { ...plain, phone: '+8613800000002' },
      ],
      [],
      [],
    ]);
    expect((await store.announcements.next('b1', 'h1', 1)).map((one) => one.household)).toEqual(['h2']);
    expect(await store.announcements.next('b1', 'unknown', 9)).toEqual([]);
  });
});

describeEachStore('holding a batch', (open) => {
  const owed = (id: string, of: string, more: object = {}): Change => ({
    kind: 'owed',
    message: outbound(id, { lane: 'bulk', about: { batch: of } }),
    at: NOW,
    ...more,
  });
  /** Messages `a0001` … of batch b1, every third one another's. */
  async function withMessages(store: Store, count: number): Promise<string[]> {
    const ids = Array.from({ length: count }, (_, i) => `a${String(i + 1).padStart(4, '0')}`);
    const ours = ids.filter((_, i) => i % 3 !== 1);
    await store.commit([
      ...ids.map((id) => owed(id, ours.includes(id) ? 'b1' : 'other')),
      { kind: 'batch', batch: batch('b1', { firstMessage: 'a0001', lastMessage: ids.at(-1) ?? null }) },
    ]);
    return ours;
  }
  const claimed = async (store: Store, now = NOW) =>
    (await store.claim('cm', { owner: 'x', until: now + 1 }, now, 5_000)).map(({ id }) => id);

  test('keeps what it owes from being taken, and only that, until it is let go', async () => {
    const store = await open();
    const ours = await withMessages(store, 1_300);
    expect(await store.moveBatch('b1', 'held', NOW)).toBe(ours.length);
    expect(await store.moveBatch('b1', 'held', NOW)).toBe(0);
    expect((await claimed(store)).filter((id) => ours.includes(id))).toEqual([]);
    const read = await store.announcements.batch('b1');
    expect(read && (await store.announcements.progress(read))).toEqual({ held: ours.length });
    expect(await store.moveBatch('b1', 'owed', NOW)).toBe(ours.length);
    expect(await claimed(store)).toEqual(ours);
  });

  test('lets go what somebody is sending, but not what was lost on the way', async () => {
    const store = await open();
    const about = (until: number) => ({ lease: { owner: 'a', until } });
    await store.commit([
      owed('a1', 'b1', about(NOW + 1)),
      owed('a2', 'b1', about(NOW)),
      owed('a3', 'b1', { notBefore: NOW + 9 }),
      owed('a4', 'b1', { suppressed: 'optedOut' }),
      { kind: 'batch', batch: batch('b1', { firstMessage: 'a1', lastMessage: 'a4' }) },
    ]);
    expect(await store.moveBatch('b1', 'held', NOW)).toBe(2);
    await store.commit([sent('a1', 'r1')]);
    await store.commit([{ kind: 'receipt', message: 'a1', part: 1, receipt: receipt('delivered', 'r1') }]);
    const read = batch('b1', { firstMessage: 'a1', lastMessage: 'a4' });
    expect(await store.announcements.progress(read)).toEqual({ delivered: 1, held: 2, suppressed: 1 });
    expect(await store.announcements.went(read, NOW)).toEqual({ count: 1, first: NOW });
    expect(await store.announcements.went(read, NOW + 1)).toEqual({ count: 0, first: null });
    expect(await store.moveBatch('b1', 'owed', NOW)).toBe(2);
    expect(await claimed(store, NOW + 8)).toEqual(['a2']);
    expect(await claimed(store, NOW + 9)).toEqual(['a2', 'a3']);
  });

  test('a batch without messages, or none, has nothing to hold', async () => {
    const store = await open();
    await store.commit([{ kind: 'batch', batch: batch('b1') }]);
    expect(await store.moveBatch('b1', 'held', NOW)).toBe(0);
    expect(await store.moveBatch('no', 'held', NOW)).toBe(0);
    expect(await store.announcements.progress(batch('b1'))).toEqual({});
    expect(await store.announcements.went(batch('b1'), 0)).toEqual({ count: 0, first: null });
  });
});
