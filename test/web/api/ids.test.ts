/** Ids of offices: each key counts for itself, and a known id is never another thing. */
import { type CountyApi, countyApi, EVENT, ORDER, PAYMENT } from './countyApi';

let api: CountyApi;
beforeEach(async () => {
  api = await countyApi();
});
const TAKEN = { accepted: 1, duplicate: 0, rejected: [] };
const REPEATED = { accepted: 0, duplicate: 1, rejected: [] };

describe('two offices that count from 1', () => {
  test('do not lose each other’s events', async () => {
    const { one, other, town } = api;
    expect((await one.post('/cases/events', EVENT)).body).toEqual(TAKEN);
    const second = { ...EVENT, case: { ...EVENT.case, number: 'QZ20261123-0002' } };
    expect((await other.post('/cases/events', second)).body).toEqual(TAKEN);
    expect((await town.store.cases.events('QZ20261123-0002')).map(({ id }) => id)).toEqual([
      'fedcba987654/1',
    ]);
  });

  test('do not answer for each other’s orders', async () => {
    const { one, other, town } = api;
    const first = await one.post('/messages', ORDER).expect(202);
    const second = await other.post('/messages', { ...ORDER, to: '13800000001' }).expect(202);
    expect(second.body).toMatchObject({ duplicate: false });
    expect(second.body.id).not.toBe(first.body.id);
    expect(town.of('owed').map(({ message }) => message.to)).toEqual(['+8613800000002', '+8613800000001']);
  });

  test('have payments and batches of their own', async () => {
    const { one, other, town } = api;
    expect((await one.post('/payments', { batch: '1', payments: [PAYMENT] })).body).toEqual(TAKEN);
    const second = { ...PAYMENT, household: 'H0002', amount: 100 };
    await other.get('/batches/1').expect(404);
    expect((await other.post('/payments', { batch: '1', payments: [second] })).body).toEqual(TAKEN);
    await one.post('/batches/1/publish').expect(202);
    expect((await other.get('/batches/1')).body).toMatchObject({ id: '1', state: 'open' });
    await town.announce.advance();
    const [message] = town.of('owed').map((owed) => owed.message);
    expect(message?.to).toBe('+8613800000001');
    expect((await one.get(`/messages/${message?.id}`)).body.about).toEqual({ batch: '1' });
  });

  test('a key that takes the place of another goes on with its ids', async () => {
    const { one, other, town } = api;
    await one.post('/cases/events', EVENT);
    const heir = await town.store.keys.find('fedcba987654');
    if (!heir) throw new Error('the key is gone');
    const key = { ...heir, id: 'aaaabbbbcccc', ids: '0123456789ab' };
    await town.store.commit([{ kind: 'key', key }]);
    expect((await town.store.keys.find('aaaabbbbcccc'))?.ids).toBe('0123456789ab');
    expect((await other.post('/cases/events', EVENT)).body.duplicate).toBe(0);
  });
});

describe('the same again', () => {
  test.each<[string, object | string]>([
    ['as it was', EVENT],
    ['with its members in another order', Object.fromEntries(Object.entries(EVENT).reverse())],
    ['at the same moment elsewhere', { ...EVENT, at: '2026-11-23T01:00:00.000Z' }],
    [
      'with spaces, and the phone as people write it',
      JSON.stringify(EVENT, null, 3).replace('"13800000002"', '"+86 138-0000-0002"'),
    ],
    ['with what is so in any case', { ...EVENT, note: '' }],
  ])('%s is a duplicate', async (_name, again) => {
    await api.one.post('/cases/events', EVENT);
    api.town.said();
    expect((await api.one.post('/cases/events', again)).body).toEqual(REPEATED);
    expect(api.town.said()).toEqual([]);
  });

  test.each<[string, object]>([
    ['type', { type: 'routed' }],
    ['moment', { at: '2026-11-23T09:00:01+08:00' }],
    ['note', { note: '另说' }],
    ['case', { case: { ...EVENT.case, number: 'QZ20261123-0002' } }],
    ['promise', { case: { ...EVENT.case, promisedDays: 9 } }],
    ['member more', { window: '3号窗口' }],
  ])('with another %s is rejected, in a later call and in the same', async (_name, change) => {
    const rejected = [
      { index: expect.any(Number), error: expect.stringMatching(/^\/id is that of an event/) },
    ];
    const both = await api.one.post('/cases/events', [EVENT, { ...EVENT, ...change }]);
    expect(both.body).toEqual({ accepted: 1, duplicate: 0, rejected });
    const later = await api.one.post('/cases/events', { ...EVENT, ...change });
    expect(later.body).toEqual({ accepted: 0, duplicate: 0, rejected });
  });

  test('an order with other content is 409, and sends nothing', async () => {
    await api.one.post('/messages', ORDER).expect(202);
    api.town.said();
    const other = await api.one.post('/messages', { ...ORDER, to: '13800000001' }).expect(409);
    expect(other.body.detail).toMatch(/that of an order with other content/);
    const again = { ...ORDER, to: '+8613800000002', data: { number: 'QZ20261123-0001', matter: '施工许可' } };
    expect((await api.one.post('/messages', again)).body).toMatchObject({ duplicate: true });
    expect(api.town.said()).toEqual([]);
  });

  test('an answer to a ticket may come twice, not two answers', async () => {
    const { store } = api.town;
    const ticket = {
      number: 'TS1',
      kind: 'complaint',
      phone: '+8613800000001',
      case: null,
      text: '路灯坏了',
      at: 1,
      state: 'open',
      answer: null,
      answeredAt: null,
    } as const;
    await store.commit([{ kind: 'ticket', ticket }]);
    await api.one.post('/tickets/TS1/answer', { answer: '已修好。' }).expect(200);
    await api.one.post('/tickets/TS1/answer', { answer: '已修好。' }).expect(200);
    await api.one.post('/tickets/TS1/answer', { answer: '还没修。' }).expect(409);
    expect(api.town.said()).toHaveLength(1);
  });
});

describe('what was kept before ids counted per key', () => {
  test('an event of the same case is a repeat, of another a new one', async () => {
    const { id: _, ...event } = EVENT;
    await api.one.post('/cases/events', { ...event, id: '1' });
    const [kept] = await api.town.store.cases.events('QZ20261123-0001');
    if (!kept) throw new Error('nothing was kept');
    const old = { ...kept, id: 'old', sequence: 2, body: null };
    await api.town.store.commit([{ kind: 'caseEvent', event: old }]);
    expect((await api.other.post('/cases/events', { ...event, id: 'old' })).body).toEqual(REPEATED);
    const elsewhere = { ...EVENT, id: 'old', case: { ...EVENT.case, number: 'QZ20261123-0009' } };
    expect((await api.other.post('/cases/events', elsewhere)).body).toEqual(TAKEN);
  });
});
