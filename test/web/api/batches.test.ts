/** Payments, batches, one message, its life and the account. */

import { about } from '../../support/smsc/clock';
import type { Township } from '../../worlds/countyService';
import { type Calls, countyApi, ORDER, PAYMENT } from './countyApi';

let town: Township;
let post: Calls['post'];
let get: Calls['get'];
beforeEach(async () => {
  const api = await countyApi();
  town = api.town;
  ({ post, get } = api.one);
});

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

  test('that come again are duplicates; a change needs a newer moment', async () => {
    await post('/payments', { batch: 'b1', payments: [PAYMENT] });
    const again = { ...PAYMENT, at: '2026-11-20T02:00:00Z', quantity: 5.2 };
    expect((await post('/payments', { batch: 'b1', payments: [again] })).body).toEqual({
      accepted: 0,
      duplicate: 1,
      rejected: [],
    });
    const other = await post('/payments', { batch: 'b1', payments: [{ ...PAYMENT, amount: 1 }] });
    expect(other.body).toEqual({
      accepted: 0,
      duplicate: 0,
      rejected: [{ index: 0, error: expect.stringMatching(/^\/id is known with other content/) }],
    });
    const newer = { ...PAYMENT, amount: 1, at: '2026-11-21T10:00:00+08:00' };
    expect((await post('/payments', { batch: 'b1', payments: [newer] })).body.accepted).toBe(1);
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
