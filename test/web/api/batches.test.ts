/** The API over the real service on SQLite: payments, batches, one message, its life and the account. */
import request from 'supertest';
import { account } from '../../../src/core/sending/account';
import { spanOf } from '../../../src/core/sending/day';
import { type Township, township } from '../../service/township';
import { about } from '../../support/smsc/clock';
import { fakeWeb } from '../support/fake-service';
import { apiKey, KEY } from './offices';

const PAYMENT = {
  id: 'LSZB-2026-0001',
  household: 'H0001',
  programme: '粮食直补',
  year: 2026,
  quantity: 5.2,
  amount: 31_650,
  state: 'paid',
  at: '2026-11-20T10:00:00+08:00',
  accountTail: '1234',
};
const ORDER = {
  id: 'order-1',
  to: '13800000002',
  template: 'notice.withdrawn',
  data: { matter: '施工许可', number: 'QZ20261123-0001' },
};

let town: Township;
let app: Awaited<ReturnType<typeof fakeWeb>>['app'];
beforeEach(async () => {
  town = await township();
  const { notify, announce, order, tickets, store } = town;
  await store.commit([{ kind: 'key', key: apiKey() }]);
  const api = {
    offices: { notify, announce, order, tickets },
    findKey: (id: string) => store.keys.find(id),
    life: (id: string) => store.message(id),
    account: async (day: string) => account(await store.ledger(...spanOf(day, 480))),
  };
  ({ app } = await fakeWeb({ api }));
});

const post = (path: string, body: object = {}) =>
  request(app).post(`/api/v1${path}`).set('X-API-Key', KEY).send(body);
const get = (path: string) => request(app).get(`/api/v1${path}`).set('X-API-Key', KEY);

describe('payments', () => {
  test('are taken by batch, and the batch is published, paused and resumed', async () => {
    const reported = await post('/payments', { batch: 'b1', payments: [PAYMENT] }).expect(202);
    expect(reported.body).toEqual({ accepted: 1, duplicate: 0, rejected: [] });
    await get('/batches/b1')
      .expect(200)
      .expect(({ body }) => expect(body).toMatchObject({ state: 'open', households: 1, told: 0 }));
    await post('/batches/b1/publish').expect(202);
    await town.announce.advance();
    const running = await get('/batches/b1').expect(200);
    expect(running.body).toMatchObject({ state: 'running', told: 1, messages: { owed: 1 }, left: 1 });
    expect(Date.parse(running.body.finishAt)).toEqual(about(town.clock.now() + 10));
    await post('/batches/b1/pause').expect(202);
    const paused = await get('/batches/b1');
    expect(paused.body).toMatchObject({ state: 'paused', messages: { held: 1 }, finishAt: null });
    await post('/batches/b1/resume').expect(202);
    expect((await get('/batches/b1')).body.messages).toEqual({ owed: 1 });
  });

  test('that come again are duplicates, and bring the payment up to date', async () => {
    await post('/payments', { batch: 'b1', payments: [PAYMENT] });
    const again = await post('/payments', { batch: 'b1', payments: [{ ...PAYMENT, amount: 1 }] });
    expect(again.body).toEqual({ accepted: 0, duplicate: 1, rejected: [] });
  });

  test('are refused one by one, by the field', async () => {
    const payments = [
      PAYMENT,
      { ...PAYMENT, id: 'p2', amount: -1 },
      { ...PAYMENT, id: 'p3', household: 'nowhere' },
    ];
    const { body } = await post('/payments', { batch: 'b1', payments }).expect(202);
    expect(body).toEqual({
      accepted: 1,
      duplicate: 0,
      rejected: [
        { index: 1, error: '/amount is too small: at least 0.' },
        { index: 2, error: '/household is not on file' },
      ],
    });
  });

  test.each<[string, string, object, number]>([
    ['nothing of a batch', '/payments', { payments: [PAYMENT] }, 422],
    ['no payment', '/payments', { batch: 'b1', payments: [] }, 422],
    ['an unknown batch', '/batches/none/publish', {}, 404],
  ])('%s', async (_name, path, body, status) => {
    await post(path, body).expect(status);
  });

  test('what can not be done in a state names the state', async () => {
    await post('/payments', { batch: 'b1', payments: [PAYMENT] });
    const { body } = await post('/batches/b1/resume').expect(409);
    expect(body).toMatchObject({ state: 'open', detail: expect.stringContaining('is open') });
    await post('/batches/b1/publish').expect(202);
    await post('/payments', { batch: 'b1', payments: [{ ...PAYMENT, id: 'p2' }] }).expect(409);
  });
});

describe('a message', () => {
  test('is ordered once, and its life is readable in both languages', async () => {
    const ordered = await post('/messages', ORDER).expect(202);
    const { id } = ordered.body;
    expect(ordered.body).toEqual({ id, state: 'owed', duplicate: false, reason: null });
    expect(ordered.headers.location).toBe(`/api/v1/messages/${id}`);
    expect((await post('/messages', ORDER)).body).toMatchObject({ id, duplicate: true });

    const at = town.clock.now();
    const settle = (settlement: object) =>
      town.store.commit([{ kind: 'settled', settlement: { id, gateway: 'cm', at, ...settlement } as never }]); // a settlement, spread
    await settle({ outcome: 'again', dueAt: at, attempts: 1, code: 'ESME_RTHROTTLED' });
    await settle({ outcome: 'sent', references: ['abc'] });
    await town.store.commit([
      {
        kind: 'receipt',
        message: id,
        part: 1,
        receipt: {
          gateway: 'cm',
          references: ['abc'],
          to: [],
          state: 'undeliverable',
          code: 'MK:0001',
          at: at + 5,
        },
      },
    ]);
    const { body } = await get(`/messages/${id}`).expect(200);
    expect(body).toMatchObject({ state: 'undeliverable', says: '送不到', to: '138****0002', segments: 1 });
    expect(body.story.map(({ says }: { says: string }) => says)).toEqual([
      '收下，走cm，分1条',
      'cm没发成：发得太快，运营商限速，稍后再发',
      'cm收下第1条，编号abc',
      '第1条送不到 (空号)',
    ]);
    const english = await get(`/messages/${id}?lang=en`);
    expect(english.body.story.at(-1)).toMatchObject({
      says: 'part 1: can not be delivered (there is no such number)',
      code: 'MK:0001',
    });
    expect(JSON.stringify(body)).not.toContain('13800000002');
  });

  test.each<[string, object, RegExp]>([
    [
      'a template that lacks a variable',
      { data: { matter: '施工许可' } },
      /needs what data does not have: number/,
    ],
    ['a template that is none', { template: 'notice.nothing' }, /There is no template/],
    ['a phone that is none', { to: 'call me' }, /\/to is no phone number/],
    ['no phone', { to: '' }, /\/to is missing/],
    ['no id', { id: undefined }, /\/id is missing/],
  ])('%s is refused before anything is written', async (_name, change, detail) => {
    const { body } = await post('/messages', { ...ORDER, ...change }).expect(422);
    expect(body.detail).toMatch(detail);
    expect(town.of('owed')).toEqual([]);
  });

  test('that nobody knows is 404', async () => {
    await get('/messages/none').expect(404);
  });
});

describe('the account', () => {
  test('of a day comes out to zero', async () => {
    await post('/messages', ORDER);
    const { body } = await get('/account?day=2026-11-23').expect(200);
    expect(body).toMatchObject({
      day: '2026-11-23',
      balanced: true,
      total: { accepted: 1, pending: 1, difference: 0 },
      routes: [{ name: 'cm', accepted: 1 }],
      templates: [{ name: 'notice.withdrawn', accepted: 1 }],
      discrepancies: [],
    });
    expect((await get('/account?day=2026-11-22')).body.total.accepted).toBe(0);
  });

  test.each(['', '?day=', '?day=monday', '?day=2026-02-30'])('%s is no day', async (query) => {
    await get(`/account${query}`).expect(400);
  });
});
