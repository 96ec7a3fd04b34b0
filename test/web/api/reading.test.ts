/** What offices read: lists in pages, one case, one payment with what it was, and the names that events may use. */
import { type CountyApi, countyApi, EVENT, ORDER, PAYMENT } from './countyApi';

let api: CountyApi;
beforeEach(async () => {
  api = await countyApi();
});
type Row = Record<string, unknown>;
const get = async (path: string, status = 200) => (await api.one.get(path).expect(status)).body;

/** All rows of a list, page by page. */
async function all(path: string, limit: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor = ''; ; ) {
    const body = await get(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}${cursor}`);
    rows.push(...(body.items ?? body.tickets));
    if (body.next === null) return rows;
    cursor = `&cursor=${body.next}`;
  }
}

describe('cases', () => {
  test('come in pages by their last change, each once, masked', async () => {
    const once = await all('/cases', 500);
    const paged = await all('/cases', 3);
    expect(paged).toEqual(once);
    expect(once.length).toBeGreaterThan(10);
    const moments = once.map(({ changedAt }) => String(changedAt));
    expect(moments).toEqual([...moments].sort());
    expect(JSON.stringify(once)).not.toMatch(/张三丰|138\d{8}/);
  });

  test('by state, by department and since when', async () => {
    await api.one.post('/cases/events', EVENT).expect(202);
    const mine = await all(
      '/cases?state=accepted&department=ZJJ&changedSince=2026-11-23T00:00:00%2B08:00',
      10,
    );
    expect(mine.map(({ number }) => number)).toContain('QZ20261123-0001');
    expect(mine.every(({ state, department }) => state === 'accepted' && department === 'ZJJ')).toBe(true);
    expect(await all('/cases?department=none', 10)).toEqual([]);
  });

  test('one with its events and the messages that they ordered', async () => {
    await api.one.post('/cases/events', EVENT);
    const body = await get('/cases/QZ20261123-0001');
    expect(body).toMatchObject({ state: 'accepted', applicant: '张*', phone: '138****0002', matter: 'SGXK' });
    expect(body.events).toMatchObject([
      { id: '1', type: 'accepted', late: false, messages: [expect.any(String)] },
    ]);
    await get(`/messages/${body.events[0].messages[0]}`);
    await get('/cases/none', 404);
  });
});

test('a payment with what each report of it changed, of its key alone', async () => {
  await api.one.post('/payments', { batch: 'b1', payments: [PAYMENT] });
  const changed = { ...PAYMENT, amount: 30_000, at: '2026-11-21T10:00:00+08:00' };
  await api.one.post('/payments', { batch: 'b1', payments: [changed] });
  const body = await get('/payments/1');
  expect(body).toMatchObject({ id: '1', amount: 30_000, quantity: 5.2, programme: 'LSZB' });
  expect(body.history).toMatchObject([
    { by: 'key 0123456789ab', batch: 'b1', changes: {} },
    { by: 'key 0123456789ab', changes: { amount: { from: 31_650, to: 30_000 } } },
  ]);
  expect(Object.keys(body.history[1].changes).sort()).toEqual(['amount', 'at']);
  await api.other.get('/payments/1').expect(404);
});

test('batches of the key, and whom one did not reach', async () => {
  const households = ['X1', 'X2', 'X3'].map((id) => ({
    id,
    village: 'v',
    group: 1,
    head: '赵大海',
    members: 1,
    account: '6222000000001234',
    bank: '农商行',
  }));
  const phone = {
    phone: '+8613700000002',
    household: 'X2',
    person: null,
    role: 'resident' as const,
    language: null,
  };
  await api.town.store.load({
    households,
    phones: [phone, { ...phone, phone: '+8613700000003', household: 'X3' }],
  });
  await api.town.store.commit([{ kind: 'phoneState', phone: '+8613700000002', state: 'dead' }]);
  const payments = ['X1', 'X2', 'X3', 'H0001'].map((household) => ({ ...PAYMENT, id: household, household }));
  await api.one.post('/payments', { batch: 'b1', payments });
  await api.other.post('/payments', { batch: 'b2', payments: [PAYMENT] });
  expect(await all('/batches', 1)).toMatchObject([{ id: 'b1', state: 'open' }]);
  await api.one.post('/batches/b1/publish');
  await api.town.announce.advance();
  const lost = api.town.of('owed').find(({ message }) => message.to === '+8613700000003')?.message.id ?? '';
  const settlement = {
    id: lost,
    gateway: 'cm',
    at: api.town.clock.now(),
    outcome: 'failed',
    code: 'MK:0005',
  } as const;
  await api.town.store.commit([{ kind: 'settled', settlement }]);
  expect(await all('/batches/b1/unreached', 1)).toEqual([
    { household: 'X1', why: 'noPhone', message: null },
    { household: 'X2', why: 'deadNumber', message: expect.any(String) },
    { household: 'X3', why: 'MK:0005', message: lost },
  ]);
  await get('/batches/none/unreached', 404);
});

test('messages by state, case and batch, without text and number', async () => {
  await api.one.post('/messages', ORDER);
  await api.one.post('/cases/events', {
    ...EVENT,
    case: { ...EVENT.case, applicant: { name: '张三丰', phone: '' } },
  });
  const [owed] = await all('/messages?state=owed', 1);
  expect(owed).toMatchObject({ to: '138****0002', template: 'notice.withdrawn', reason: null });
  expect(await all('/messages?case=QZ20261123-0001', 1)).toMatchObject([
    { state: 'suppressed', reason: 'noPhone', to: '', event: '1' },
  ]);
  expect(await all('/messages?since=2026-11-24T00:00:00Z', 5)).toEqual([]);
  expect(JSON.stringify(await all('/messages', 1))).not.toMatch(/乡信|13800000002/);
});

test('visits, ratings and tickets that residents gave', async () => {
  const { store } = api.town;
  const visit = { matter: 'SGXK', period: 'am', seat: 1, phone: '+8613800000002', at: 1 } as const;
  await store.commit([
    { kind: 'booked', appointment: { ...visit, id: 'v1', day: '2026-11-24' } },
    { kind: 'booked', appointment: { ...visit, id: 'v2', day: '2026-11-25' } },
    { kind: 'booked', appointment: { ...visit, id: 'v3', day: '2026-11-20' } },
    { kind: 'booked', appointment: { ...visit, id: 'v4', day: '2026-11-26' } },
    { kind: 'rated', rating: { case: 'QZ1', phone: '+8613800000002', score: 2, at: 5, changedAt: 7 } },
  ]);
  await store.commit([{ kind: 'unbooked', id: 'v4', at: 2 }]);
  expect((await all('/visits', 1)).map(({ id }) => id)).toEqual(['v1', 'v2']);
  expect((await all('/visits?from=2026-11-01&matter=SGXK', 2)).map(({ id }) => id)).toEqual([
    'v3',
    'v1',
    'v2',
  ]);
  expect(await all('/ratings', 1)).toEqual([
    { case: 'QZ1', score: 2, at: new Date(5).toISOString(), changedAt: new Date(7).toISOString() },
  ]);
  const ticket = {
    kind: 'complaint',
    phone: '+8613800000001',
    case: null,
    text: '路灯坏了',
    state: 'open',
  } as const;
  const asked = (number: string, at: number) => ({ ...ticket, number, at, answer: null, answeredAt: null });
  await store.commit(
    ['TS1', 'TS2', 'TS3'].map((number, at) => ({ kind: 'ticket', ticket: asked(number, at) })),
  );
  await api.one.post('/tickets/TS2/answer', { answer: '修好了。' });
  expect((await all('/tickets', 1)).map(({ number }) => number)).toEqual(['TS1', 'TS3']);
  expect(await all('/tickets?state=answered', 5)).toMatchObject([{ number: 'TS2', answer: '修好了。' }]);
});

test('the names and ids that events and payments may use', async () => {
  expect((await get('/departments')).items).toContainEqual({ id: 'ZJJ', name: '住建局' });
  expect((await get('/matters')).items).toContainEqual({
    id: 'SGXK',
    name: '施工许可',
    department: 'ZJJ',
    promisedDays: 10,
  });
  expect((await get('/programmes')).items).toContainEqual({ id: 'LSZB', name: '粮食直补', unit: '亩' });
  expect(JSON.stringify(await get('/departments'))).not.toContain('139');
});

test.each<[string, RegExp]>([
  ['/cases?colour=red', /\?colour is not known here/],
  ['/cases?state=burned', /\?state must be one of/],
  ['/cases?changedSince=yesterday', /\?changedSince is no date and time/],
  ['/cases?limit=0', /\?limit is too small/],
  ['/cases?limit=501', /\?limit is too large/],
  ['/cases?cursor=x', /cursor is none of this list/],
  ['/messages?cursor=WzEsIngiXQ', /cursor is none of this list/],
  ['/visits?from=2026-13-01', /\?from/],
  ['/account', /\?day is missing/],
  ['/matters?all=1', /\?all is not known here/],
])('%s is refused by name', async (path, detail) => {
  expect((await get(path, 400)).detail).toMatch(detail);
});
