/** Payments over the API: moments that can be, changes that leave a trace, corrections that say so. */
import type { PaymentState } from '../../../src/core/model/payments';
import { sms } from '../../support/renderer';
import { FARMER } from '../../worlds/people';
import { type CountyApi, countyApi, PAYMENT } from './countyApi';

let api: CountyApi;
beforeEach(async () => {
  api = await countyApi();
});
const report = async (batch: string, ...payments: object[]) =>
  (await api.one.post('/payments', { batch, payments }).expect(202)).body;
const LATER = '2026-11-21T10:00:00+08:00';

async function publish(batch: string): Promise<void> {
  await api.one.post(`/batches/${batch}/publish`).expect(202);
  await api.town.announce.advance();
}

/** The correction of the payment that came, as its household reads it. */
const corrected = (now: { amount: string; state: PaymentState; reason?: string }) =>
  sms({
    view: 'notice.paymentCorrected',
    data: {
      head: '王*',
      year: 2026,
      programme: '粮食直补',
      wasYear: null,
      wasAmount: '316.50元',
      wasState: 'paid',
      wasTail: null,
      tail: '1234',
      day: { year: null, month: 11, day: 21, weekday: 6 },
      reason: null,
      ...now,
    },
  });

/** Publishes, and hears what the household is told. */
async function published(batch: string): Promise<string> {
  await publish(batch);
  return api.town.said().join('\n');
}

test.each<[string, object, RegExp]>([
  ['of 2062', { at: '2062-11-20T10:00:00+08:00' }, /^\/at lies in the future/],
  ['of tomorrow', { at: '2026-11-24T10:00:00+08:00' }, /^\/at lies in the future/],
  ['of the year 1', { at: '0001-01-01T00:00:00Z' }, /^\/at lies before 1990/],
  ['of a typing error', { at: '1926-11-20T10:00:00+08:00' }, /^\/at lies before 1990/],
  ['for 2099', { year: 2099 }, /^\/year is too large: at most 2027/],
  ['for 2028', { year: 2028 }, /^\/year is too large: at most 2027/],
  ['for 206', { year: 206 }, /^\/year is too small/],
  ['for 1.005 mu', { quantity: 1.005 }, /^\/quantity has more than two decimals/],
  ['for 0.333 mu', { quantity: 0.333 }, /^\/quantity has more than two decimals/],
  ['with a member that is not known', { ammount: 1 }, /^\/ammount is not known here/],
])('a payment %s is rejected, and a right one after it taken', async (_name, change, error) => {
  expect(await report('b1', { ...PAYMENT, ...change })).toEqual({
    accepted: 0,
    duplicate: 0,
    rejected: [{ index: 0, error: expect.stringMatching(error) }],
  });
  expect(await report('b1', PAYMENT)).toMatchObject({ accepted: 1 });
});

test.each([5.2, 0.01, 0.29, 1.1, 12_345.67, 0])('%d mu is kept as it is', async (quantity) => {
  expect(await report('b1', { ...PAYMENT, quantity })).toMatchObject({ accepted: 1 });
  const [kept] = (await api.town.store.reads.payments('H0001')).filter(({ id }) => id.endsWith('/1'));
  expect(kept?.quantity?.amount).toBe(quantity);
});

describe('a change', () => {
  test('of a sum that was told is told as a correction, with the old one and the new', async () => {
    await report('b1', PAYMENT);
    expect(await published('b1')).toContain('316.50元，11月20日已打入');
    expect(await report('b2', { ...PAYMENT, amount: 1, at: LATER })).toEqual({
      accepted: 1,
      duplicate: 0,
      rejected: [],
    });
    await publish('b2');
    expect(api.town.of('owed').map(({ message }) => message.template)).toEqual(['notice.paymentCorrected']);
    expect(api.town.said()).toEqual([`${FARMER}: ${corrected({ amount: '0.01元', state: 'paid' })}`]);
    expect(api.town.store.announcements.former).toBeDefined();
    const [was] = (await api.town.store.announcements.former(['0123456789ab/1'])).get('0123456789ab/1') ?? [];
    expect(was).toMatchObject({
      version: 1,
      takenBy: 'key 0123456789ab',
      batch: '0123456789ab/b1',
      record: { amount: 31_650 },
    });
  });

  test('that revokes it is told with the reason, and counts nowhere; what was never reported is not revoked', async () => {
    await report('b1', PAYMENT);
    await published('b1');
    const revoked = { ...PAYMENT, state: 'revoked', reason: '重复造册', at: LATER };
    expect(await report('b2', { ...revoked, id: 'never' }, revoked)).toMatchObject({
      accepted: 1,
      rejected: [{ index: 0, error: '/id is not known: what was never reported can not be revoked' }],
    });
    expect(await published('b2')).toBe(
      `${FARMER}: ${corrected({ amount: '316.50元', state: 'revoked', reason: '重复造册' })}`,
    );
  });

  test('that revokes it before anybody heard of it says so once', async () => {
    await report('b1', PAYMENT);
    await report('b1', { ...PAYMENT, state: 'revoked', reason: '重复造册', at: LATER });
    await publish('b1');
    expect(api.town.of('owed').map(({ message }) => message.template)).toEqual(['subsidy.revoked']);
    expect(api.town.said()).toEqual([expect.stringContaining('重复造册')]);
  });

  test('is in the audit, by whose key', async () => {
    await report('b1', PAYMENT);
    await report('b1', { ...PAYMENT, amount: 1, at: LATER });
    expect(api.town.of('audit')).toMatchObject([
      { action: 'payment.change', actor: 'key 0123456789ab', subject: '0123456789ab/1' },
    ]);
  });

  test('says in English that it is one', async () => {
    await report('b1', PAYMENT);
    await published('b1');
    await report('b2', { ...PAYMENT, state: 'failed', reason: '户名不符', at: LATER });
    const { payments } = (await api.town.store.announcements.next('0123456789ab/b2', null, 1))[0] ?? {};
    expect(payments).toMatchObject([{ was: { amount: 31_650, state: 'paid' }, state: 'failed' }]);
    // notice.paymentCorrected in both languages: test/service/render/renderer.test.ts.
    expect(await published('b2')).toMatch(
      /更正：.*原说316\.50元已到，现为316\.50元没打进去（11月21日），户名不符。/,
    );
  });

  test('among several of a household is marked in its row', async () => {
    await report('b1', PAYMENT);
    await published('b1');
    const second = { ...PAYMENT, id: '2', programme: '良种补贴' };
    await report('b2', { ...PAYMENT, amount: 30_000, at: LATER }, second);
    expect(await published('b2')).toContain('粮食直补更正316.50元为300.00元');
  });

  test.each<[string, object, object]>([
    ['that was never told', {}, {}],
    ['on its way from the bank', { state: 'sentToBank' }, { state: 'paid' }],
  ])('%s is no correction', async (_name, before, after) => {
    await report('b1', { ...PAYMENT, ...before });
    if ('state' in before) await published('b1');
    const batch = 'state' in before ? 'b2' : 'b1';
    await report(batch, {
      ...PAYMENT,
      ...after,
      at: LATER,
      ...('state' in before ? {} : { amount: 40_000 }),
    });
    expect(await published(batch)).not.toContain('更正');
  });

  test('the answer to whose first call was lost is a repeat, also after a further change', async () => {
    const changed = { ...PAYMENT, amount: 2, at: LATER };
    await report('b1', PAYMENT);
    await report('b1', changed);
    expect(await report('b1', PAYMENT, changed)).toEqual({ accepted: 0, duplicate: 2, rejected: [] });
  });

  test.each<[string, object, RegExp]>([
    ['at the same moment', { amount: 1 }, /other content at the same `at`/],
    ['at an older one', { amount: 1, at: '2026-11-19T10:00:00+08:00' }, /what is older changes nothing/],
    ['in another batch as it stands', {}, /is known as it stands in batch b1/],
  ])('%s is rejected', async (_name, change, error) => {
    await report('b1', PAYMENT);
    await published('b1');
    const { rejected } = await report('b2', { ...PAYMENT, ...change });
    expect(rejected).toEqual([{ index: 0, error: expect.stringMatching(error) }]);
  });

  test('of one call count in the order of their time', async () => {
    await report('b1', { ...PAYMENT, at: LATER, amount: 2 }, { ...PAYMENT, state: 'sentToBank', amount: 1 });
    const [kept] = (await api.town.store.reads.payments('H0001')).filter(({ id }) => id.endsWith('/1'));
    expect(kept).toMatchObject({ amount: 2, state: 'paid' });
  });
});

test('of a household without a phone the answer says that nobody is told', async () => {
  const household = {
    id: 'X1',
    village: 'v',
    group: 1,
    head: '赵大海',
    members: 1,
    account: '6222000000001234',
  };
  await api.town.store.load({ households: [{ ...household, bank: '农商行' }] });
  expect(await report('b1', { ...PAYMENT, household: 'X1' })).toEqual({
    accepted: 1,
    duplicate: 0,
    rejected: [],
    warnings: [{ index: 0, warning: expect.stringMatching(/^nobody is told: the household has no phone/) }],
  });
});

test('a member of the call that is not known is refused by name', async () => {
  const { body } = await api.one
    .post('/payments', { batch: 'b1', payments: [PAYMENT], dryRun: true })
    .expect(422);
  expect(body.errors).toEqual([{ pointer: '/dryRun', detail: 'is not known here' }]);
});
