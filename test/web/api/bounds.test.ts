/** A key that is bound to a department or an area: every operation, with what is its own and what is another's. */
import type { Outbound } from '../../../src/core/model/message';
import { hashOf } from '../../../src/web/api/key/apiKey';
import { outbound } from '../../support/builders/changes';
import { appointment, rating, ticket } from '../../support/builders/requests';
import { APPLICANT, FARMER, NOW } from '../../worlds/people';
import { type CountyApi, countyApi, EVENT, ORDER, PAYMENT } from './countyApi';
import { apiKey } from './offices';

const OTHERS = 'QZ20261101-0009';
const OWN = 'QZ20261101-0001';
const caseOf = (number: string, department: string, matter: string, phone = '13800000002') => ({
  ...EVENT,
  id: number,
  case: { ...EVENT.case, number, matter, department, applicant: { name: '张三丰', phone } },
});

const owed = (id: string, more: Partial<Outbound>) =>
  ({ kind: 'owed', message: outbound(id, more), at: NOW }) as const;

let api: CountyApi;
/** A key of 住建局, and one of the village of the farmer; `one` has no bound. */
let department: CountyApi['one'];
let village: CountyApi['one'];
/** Of a household of another village. */
let elsewhere: string;

beforeEach(async () => {
  api = await countyApi();
  const { store } = api.town;
  const farmer = (await store.lists.belongings('household', ['H0001'])).get('H0001')?.village ?? '';
  [elsewhere = ''] = await store.reads.phonesOf('H0025');
  const key = (id: string, letter: string) => apiKey({ id, hash: hashOf(letter.repeat(43)) });
  await store.commit([
    { kind: 'key', key: { ...key('dddddddddddd', 'D'), department: 'ZJJ' } },
    { kind: 'key', key: { ...key('eeeeeeeeeeee', 'E'), area: farmer } },
  ]);
  department = api.withKey(`dddddddddddd.${'D'.repeat(43)}`);
  village = api.withKey(`eeeeeeeeeeee.${'E'.repeat(43)}`);
  const made = await api.one.post('/cases/events', [
    caseOf(OWN, '住建局', '施工许可'),
    caseOf(OTHERS, '市监局', '营业执照', '13800000001'),
  ]);
  expect(made.body).toEqual({ accepted: 2, duplicate: 0, rejected: [] });
  await api.one.post('/payments', {
    batch: '1',
    payments: [PAYMENT, { ...PAYMENT, id: '2', household: 'H0025' }],
  });
  await store.commit([
    { kind: 'rated', rating: rating(OWN) },
    { kind: 'rated', rating: rating(OTHERS) },
    { kind: 'booked', appointment: appointment('v1', { matter: 'SGXK' }) },
    { kind: 'booked', appointment: appointment('v2', { matter: 'YYZZ' }) },
    { kind: 'ticket', ticket: ticket('TQ20261123-0001', { case: OWN }) },
    { kind: 'ticket', ticket: ticket('TQ20261123-0002', { case: OTHERS }) },
    { kind: 'ticket', ticket: ticket('TS20261123-0003', { phone: FARMER }) },
    { kind: 'ticket', ticket: ticket('TS20261123-0004', { phone: elsewhere }) },
    owed('01M1', { about: { case: OWN }, to: APPLICANT }),
    owed('01M2', { about: { case: OTHERS }, to: FARMER }),
    owed('01M3', { to: FARMER }),
    owed('01M4', { to: elsewhere }),
    { kind: 'optOut', phone: FARMER, scope: 'all', stopped: true, at: NOW },
    { kind: 'optOut', phone: elsewhere, scope: 'all', stopped: true, at: NOW },
  ]);
});

const SINCE = 'since=2016-01-01T00:00:00%2B08:00';
const keysOf = (body: { items?: object[]; tickets?: object[] }, name: string) =>
  (body.items ?? body.tickets ?? []).map((one) => (one as Record<string, unknown>)[name]);

test('lists hold what is the key’s own', async () => {
  const lists: [string, string, string[], string[]][] = [
    ['/cases', 'number', [OWN], []],
    ['/tickets', 'number', ['TQ20261123-0001'], ['TS20261123-0003']],
    ['/visits?from=2026-11-01', 'id', ['v1'], []],
    ['/ratings', 'case', [OWN], []],
    [`/messages?${SINCE}`, 'id', ['01M1'], ['01M3']],
    ['/opt-outs', 'phone', [], [FARMER]],
    ['/batches', 'id', [], []],
  ];
  for (const [path, name, ofDepartment, ofVillage] of lists) {
    const listed = async (calls: CountyApi['one']) =>
      keysOf((await calls.get(path).expect(200)).body, name).filter(ofOurs);
    expect(await listed(api.one)).toEqual(expect.arrayContaining([...ofDepartment, ...ofVillage]));
    expect([path, await listed(department), await listed(village)]).toEqual([path, ofDepartment, ofVillage]);
  }
});

test('a filter by what is another’s, and a place in a list of all, lead to nothing of another’s', async () => {
  const { store } = api.town;
  await store.commit([{ kind: 'phoneState', phone: elsewhere, state: 'dead' }]);
  const place = (await store.lists.belongings('household', ['H0025'])).get('H0025')?.village ?? '';
  const number = encodeURIComponent(elsewhere);
  const filters = [
    '/cases?department=SJJ',
    `/messages?${SINCE}&case=${OTHERS}`,
    `/messages?${SINCE}&to=${number}`,
    '/tickets?department=SJJ',
    '/visits?from=2026-11-01&matter=YYZZ',
    `/opt-outs?phone=${number}`,
    `/dead-numbers?village=${place}`,
    `/unreachable?village=${place}`,
    '/payments?household=H0025',
  ];
  for (const path of filters) {
    const all = (await api.one.get(path)).body;
    expect([path, (all.items ?? all.tickets).length > 0]).toEqual([path, true]);
    for (const calls of [department, village]) {
      const { status, body } = await calls.get(path);
      expect([path, status, body.items ?? body.tickets ?? []]).toEqual([path, expect.any(Number), []]);
    }
  }
  for (const path of [
    '/cases?limit=1',
    `/messages?${SINCE}&limit=1`,
    '/tickets?limit=1',
    '/ratings?limit=1',
  ]) {
    const seen = new Set<unknown>();
    for (let next: string | null = ''; next !== null; ) {
      const { body } = await api.one.get(next === '' ? path : `${path}&cursor=${encodeURIComponent(next)}`);
      next = body.next;
      if (next === null) break;
      const own = await department.get(
        `${path.replace('limit=1', 'limit=50')}&cursor=${encodeURIComponent(next)}`,
      );
      for (const one of own.body.items ?? own.body.tickets) seen.add(one.case ?? one.number ?? one.id);
    }
    for (const foreign of [OTHERS, '01M2', '01M4', 'TQ20261123-0002', 'TS20261123-0004'])
      expect([path, seen.has(foreign)]).toEqual([path, false]);
  }
});

/** What this test has made, beside the demo and what the events ordered. */
function ofOurs(id: unknown): boolean {
  return /^(\+86|QZ20261101|T[SQ]20261123|v\d|01M\d$|\d$)/.test(String(id));
}

describe('what is another’s is not there', () => {
  test('by method and path, for the department and for the village', async () => {
    const calls = [
      ['get', `/cases/${OWN}`, 200, 404],
      ['get', `/cases/${OTHERS}`, 404, 404],
      ['get', '/cases/none', 404, 404],
      ['get', '/payments/1', 404, 404],
      ['get', '/payments?household=H0001', 404, 200],
      ['get', '/payments?household=H0025', 404, 404],
      ['get', '/payments?household=none', 404, 404],
      ['get', '/batches/1', 404, 404],
      ['get', '/batches/1/unreached', 404, 404],
      ['post', '/batches/1/publish', 404, 404],
      ['post', '/batches/1/pause', 404, 404],
      ['post', '/batches/1/resume', 404, 404],
      ['get', '/messages/01M1', 200, 404],
      ['get', '/messages/01M2', 404, 404],
      ['get', '/messages/01M3', 404, 200],
      ['get', '/messages/01M4', 404, 404],
      ['get', '/account?day=2026-11-23', 404, 404],
      ['get', '/departments', 200, 200],
      ['get', '/matters', 200, 200],
      ['get', '/programmes', 200, 200],
    ] as const;
    for (const [method, path, first, second] of calls) {
      expect([path, (await department[method](path)).status]).toEqual([path, first]);
      expect([path, (await village[method](path)).status]).toEqual([path, second]);
    }
  });

  test('payments and the cases of one person', async () => {
    const { body: paid } = await village.get(
      '/payments?household=H0001&programme=粮食直补&year=2026&limit=1',
    );
    expect(paid).toMatchObject({ items: [{ household: 'H0001', year: 2026 }] });
    const find = async (calls: CountyApi['one'], phone: string) =>
      keysOf((await calls.post('/cases/find', { phone, reason: '来电' }).expect(200)).body, 'number').filter(
        ofOurs,
      );
    expect(await find(department, '13800000002')).toEqual([OWN]);
    expect(await find(department, '13800000001')).toEqual([]);
    expect(await find(api.one, '13800000001')).toEqual([OTHERS]);
    expect(api.town.of('audit')).toContainEqual(
      expect.objectContaining({
        action: 'case.look',
        subject: OWN,
        reason: '来电',
        actor: 'key dddddddddddd',
      }),
    );
    await department.post('/cases/find', { reason: '来电' }).expect(422);
  });

  test('phones of a family are given and ended where the household is the key’s own, each look on record', async () => {
    const set = (calls: CountyApi['one'], more: object) =>
      calls.post('/families', {
        household: 'H0001',
        phone: '13700003333',
        act: 'add',
        reason: '村里说的',
        ...more,
      });
    for (const household of ['H0001', 'H0025', 'none']) {
      expect((await set(department, { household })).status).toBe(404);
      await department.post('/families/find', { household, reason: '来电' }).expect(404);
    }
    expect((await set(village, { household: 'H0025' })).status).toBe(404);
    expect((await set(village, { phone: FARMER })).status).toBe(409);
    expect((await set(village, {})).body).toEqual({
      household: 'H0001',
      phone: '+8613700003333',
      state: 'live',
    });
    expect((await set(village, {})).status).toBe(409);
    const { body } = await village.post('/families/find', { household: 'H0001', reason: '来电' }).expect(200);
    expect(body.items).toMatchObject([{ phone: '+8613700003333' }]);
    const actor = 'key eeeeeeeeeeee';
    expect(api.town.of('audit')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ actor, action: 'family.add', subject: 'H0001', reason: '村里说的' }),
        expect.objectContaining({ actor, action: 'household.look', subject: 'H0001', reason: '来电' }),
      ]),
    );
    expect((await set(village, { act: 'end' })).body).toMatchObject({ state: 'ended' });
    expect((await set(village, { act: 'end' })).status).toBe(404);
  });

  test('webhooks hear of what their key may see, and are its own', async () => {
    const wanted = { url: 'https://oa.example/x', events: ['rating.given'] };
    const { body: made } = await department.post('/webhooks', wanted).expect(200);
    expect((await api.one.get('/webhooks')).body.items).toMatchObject([{ id: made.id, department: 'ZJJ' }]);
    await department.post('/webhooks', { ...wanted, department: 'SJJ' }).expect(422);
    await api.one.post('/webhooks', { ...wanted, url: 'http://10.0.0.1' }).expect(422);
    expect((await village.get('/webhooks')).body.items).toEqual([]);
    for (const [calls, status] of [
      [department, 200],
      [village, 404],
    ] as const) {
      await calls.get(`/webhooks/${made.id}/calls`).expect(status);
      await calls.post(`/webhooks/${made.id}/rotate`).expect(status);
      await calls.post(`/webhooks/${made.id}/disable`).expect(status);
      await calls.post(`/webhooks/${made.id}/enable`).expect(status);
      await calls.post(`/webhooks/${made.id}/calls/none/replay`).expect(404);
    }
  });

  test('tickets to answer', async () => {
    const answers: [string, number, number][] = [
      ['TQ20261123-0001', 200, 404],
      ['TQ20261123-0002', 404, 404],
      ['TS20261123-0003', 404, 200],
      ['TS20261123-0004', 404, 404],
    ];
    for (const [number, first, second] of answers) {
      await department.post(`/tickets/${number}/answer`, { answer: '已办' }).expect(first);
      await village.post(`/tickets/${number}/answer`, { answer: '已办' }).expect(second);
    }
  });

  test('orders of messages', async () => {
    const orders: [string, object, number, number][] = [
      ['of its case to the applicant', { case: OWN }, 202, 404],
      ['of its case to somebody else', { case: OWN, to: '13800000001' }, 404, 404],
      ['of another’s case', { case: OTHERS, to: '13800000001' }, 404, 404],
      ['to a household', { to: '13800000001' }, 404, 202],
      ['to a household elsewhere', { to: 'elsewhere' }, 404, 404],
      ['to nobody known', { to: '13812345678' }, 404, 404],
    ];
    for (const [name, more, first, second] of orders) {
      const order = { ...ORDER, id: `${name.length}`, ...more };
      if (order.to === 'elsewhere') order.to = elsewhere;
      expect([name, (await department.post('/messages', order)).status]).toEqual([name, first]);
      expect([name, (await village.post('/messages', order)).status]).toEqual([name, second]);
    }
  });

  test('events of another department are refused, each for itself, and say the same where there is no such case', async () => {
    const { body } = await department.post('/cases/events', [
      { ...caseOf(OWN, '住建局', '施工许可'), id: 'a', type: 'opinion' },
      { ...caseOf(OTHERS, '市监局', '营业执照'), id: 'b', type: 'opinion' },
      { id: 'c', type: 'opinion', at: EVENT.at, case: { number: OTHERS } },
      { id: 'd', type: 'opinion', at: EVENT.at, case: { number: 'QZ20261101-9999' } },
      { ...caseOf(OTHERS, '住建局', '施工许可'), id: 'e', type: 'opinion' },
      { ...caseOf('QZ20261101-7777', '市监局', '营业执照'), id: 'f' },
    ]);
    expect(body.rejected.map(({ index }: { index: number }) => index)).toEqual([1, 2, 3, 4, 5]);
    expect([...new Set(body.rejected.map(({ error }: { error: string }) => error))]).toEqual([
      expect.stringContaining('of this key'),
    ]);
    expect(
      (await village.post('/cases/events', caseOf(OWN, '住建局', '施工许可'))).body.rejected,
    ).toHaveLength(1);
  });

  test('payments to households elsewhere are refused, those of its own key are its own to read', async () => {
    const payments = [
      PAYMENT,
      { ...PAYMENT, id: '2', household: 'H0025' },
      { ...PAYMENT, id: '3', household: 'none' },
    ];
    const { body } = await village.post('/payments', { batch: 'b', payments });
    expect(body.rejected.map(({ index }: { index: number }) => index)).toEqual([1, 2]);
    await village.get('/payments/1').expect(200);
    await village.get('/batches/b').expect(200);
    await department.get('/batches/b').expect(404);
  });
});
