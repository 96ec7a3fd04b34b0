import type { Change } from '../../../src/core/model/change';
import type { OptOutScope } from '../../../src/core/model/message';
import type { PaymentRecord } from '../../../src/core/model/payments';
import { RecheckedStore } from '../../../src/service/outbox/recheck';
import { sms, word } from '../../support/renderer';
import { about } from '../../support/smsc/clock';
import { type Township, township } from '../../worlds/countyService';
import { log } from '../../worlds/emptyService';
import { FARMER, NOW } from '../../worlds/people';

const BATCH = '2026-LSZB';

/** How such a payment is told. */
const TOLD = {
  year: 2026,
  programme: '粮食直补',
  amount: '316.50元',
  day: { year: null, month: 11, day: 22, weekday: 7 },
};

function payment(household: string, more: Partial<PaymentRecord> = {}): PaymentRecord {
  return {
    id: `${BATCH}-${household}`,
    household,
    programme: '粮食直补',
    year: 2026,
    quantity: 520,
    rate: null,
    amount: 31_650,
    state: 'paid',
    reason: null,
    at: NOW - 86_400_000,
    accountTail: '1234',
    ...more,
  };
}

/** A town with `count` further households, each with a phone and one payment in the batch. */
async function announced(count: number, more: Parameters<typeof township>[0] = {}) {
  const town = await township(more);
  const ids = Array.from({ length: count }, (_, i) => `X${String(i).padStart(5, '0')}`);
  await town.store.load({
    households: ids.map((id) => ({
      id,
      village: 'v',
      group: 1,
      head: '赵大海',
      members: 3,
      account: '6222000000001234',
      bank: '农商行',
    })),
    phones: ids.map((id, i) => ({
      phone: `+86137${String(i).padStart(8, '0')}`,
      household: id,
      person: null,
      role: 'resident',
      language: null,
    })),
  });
  for (let i = 0; i < count; i += 1_000) {
    await town.announce.report(
      BATCH,
      ids.slice(i, i + 1_000).map((id) => payment(id)),
      'key k',
    );
  }
  return town;
}

const told = ({ of }: Pick<Township, 'of'>) => of('owed').map(({ message }) => message.to);

describe('payments', () => {
  test('are taken one by one: what is not known is refused by the field', async () => {
    const town = await township();
    const verdicts = await town.announce.report(
      BATCH,
      [
        payment('H0001'),
        payment('H0002', { programme: '月球补贴' }),
        payment('H9999'),
        payment('H0001', { amount: 1, at: NOW }),
        payment('H0002', { id: `${BATCH}-H0001` }),
      ],
      'key k',
    );
    expect(verdicts).toMatchObject([
      'accepted',
      { error: '/programme is not known: send its name or id' },
      { error: '/household is not on file' },
      'accepted',
      { error: '/id is the payment of another household' },
    ]);
    expect((await town.store.reads.payments('H0001'))[0]).toMatchObject({ programme: '粮食直补', amount: 1 });
  });

  test('an older word does not take back a newer one', async () => {
    const town = await township();
    await town.announce.report(BATCH, [payment('H0001', { state: 'paid', at: NOW })], 'key k');
    const late = payment('H0001', { state: 'approved', at: NOW - 1 });
    expect(await town.announce.report(BATCH, [late], 'key k')).toMatchObject([
      { error: expect.stringContaining('what is older changes nothing') },
    ]);
    expect((await town.store.reads.payments('H0001'))[0]).toMatchObject({ state: 'paid' });
  });

  test('of four callers at once are all taken, and none slips in behind the publishing', async () => {
    const one = await announced(1);
    const other = await township({ same: one });
    const ids = Array.from({ length: 8 }, (_, i) => `H000${i + 1}`);
    const [published, ...verdicts] = await Promise.all([
      other.announce.publish(BATCH, 'key k'),
      ...ids.map((id, i) => (i % 2 ? one : other).announce.report(BATCH, [payment(id)], 'key k')),
    ]);
    expect(published).toBe('done');
    await one.announce.advance();
    const taken = verdicts.filter((verdict) => verdict !== 'closed').length;
    const { batch, households } = (await one.announce.progress(BATCH)) ?? {};
    expect([batch?.expanded, households]).toEqual([taken + 1, taken + 1]);
  });

  test('of a batch that was published are refused', async () => {
    const town = await announced(1);
    await town.announce.publish(BATCH, 'key k');
    expect(await town.announce.report(BATCH, [payment('H0001')], 'key k')).toBe('closed');
  });

  test('of a published batch that came before are repeats: their answer was lost', async () => {
    const town = await township();
    const [one, two] = [payment('H0001'), payment('H0002')];
    await town.announce.report(BATCH, [one, two], 'key k');
    await town.announce.publish(BATCH, 'key k');
    expect(await town.announce.report(BATCH, [one, two], 'key k')).toEqual(['duplicate', 'duplicate']);
    expect(await town.announce.report(BATCH, [one, payment('H0003')], 'key k')).toBe('closed');
    expect(await town.announce.report(BATCH, [{ ...one, at: one.at + 1 }], 'key k')).toBe('closed');
  });
});

describe('a batch', () => {
  test('that can not be told keeps no later one waiting', async () => {
    const first = '+8613700000000';
    const town = await announced(1, {
      chooseRoute: (_, to) => {
        if (to === first) throw new Error('a fault of ours');
        return { gateway: 'cm', source: '10628' };
      },
    });
    await town.announce.report('2026-ZZ', [payment('H0001', { id: 'later' })], 'key k');
    await town.announce.publish(BATCH, 'key k');
    await town.announce.publish('2026-ZZ', 'key k');
    await expect(town.announce.advance()).rejects.toThrow('a fault of ours');
    expect((await town.announce.progress('2026-ZZ'))?.batch.expanded).toBe(1);
    expect(told(town)).toContain(FARMER);
  });

  test('tells each household once, in the order of their ids, at its pace', async () => {
    const town = await announced(1_203);
    expect(await town.announce.publish(BATCH, 'key k')).toBe('done');
    expect(await town.announce.progress(BATCH)).toMatchObject({
      left: 1_203,
      finishAt: about(town.clock.now() + 2_406),
    });
    await town.announce.advance();
    expect(new Set(told(town)).size).toBe(1_203);
    expect(told(town)).toHaveLength(1_203);
    expect(town.of('owed')[0]).toMatchObject({
      message: {
        lane: 'bulk',
        text: sms({
          view: 'notice.payment',
          data: { head: '赵*', ...TOLD, quantity: '5.2', unit: '亩', tail: '1234' },
        }),
        about: { batch: BATCH },
      },
    });
    expect(await town.announce.progress(BATCH)).toMatchObject({
      batch: { state: 'running', expanded: 1_203 },
      households: 1_203,
      messages: { owed: 1_203 },
      left: 1_203,
      finishAt: about(town.clock.now() + 12_030),
    });
  });

  test('says when it will be through by what left of it in the last minute', async () => {
    const town = await announced(200);
    await town.announce.publish(BATCH, 'key k');
    await town.announce.advance();
    const began = town.clock.now();
    const ids = town.of('owed').map(({ message }) => message.id);
    await town.store.commit(
      ids.slice(0, 25).map(
        (id): Change => ({
          kind: 'settled',
          settlement: { id, gateway: 'cm', at: began, outcome: 'sent', references: [id] },
        }),
      ),
    );
    town.clock.advance(5_000);
    // 25 in five seconds, and 175 left.
    expect((await town.announce.progress(BATCH))?.finishAt).toEqual(about(began + 5_000 + 35_000));
    town.clock.advance(60_000);
    // Nothing has left for a minute: by the link's own rate again.
    expect((await town.announce.progress(BATCH))?.finishAt).toEqual(about(began + 65_000 + 1_750));
  });

  test('says several payments of a household in one text of two parts at most', async () => {
    const town = await township();
    const programmes = [
      '粮食直补',
      '农资综合直补',
      '良种补贴',
      '耕地地力保护补贴',
      '退耕还林补助',
      '农村低保',
    ];
    await town.announce.report(
      BATCH,
      programmes.map((programme, i) => payment('H0001', { id: `p${i}`, programme })),
      'key k',
    );
    await town.announce.publish(BATCH, 'key k');
    await town.announce.advance();
    const [owed, ...more] = town.of('owed');
    expect(more).toEqual([]);
    expect(owed?.message.text).toMatch(/6笔：.*另\d笔，尾号1234。/);
    expect(owed?.message.text.length).toBeLessThanOrEqual(132);
  });

  test('says first why a payment did not come', async () => {
    const town = await township();
    await town.announce.report(BATCH, [payment('H0001', { state: 'returned', reason: '账号不对' })], 'key k');
    await town.announce.publish(BATCH, 'key k');
    await town.announce.advance();
    expect(town.said()).toEqual([expect.stringMatching(/银行退回，账号不对/)]);
  });

  test('says no reason that asks for money by an account', async () => {
    const town = await township();
    const reason = '账号不对，解冻先转账到622202123456789012';
    await town.announce.report(BATCH, [payment('H0001', { state: 'returned', reason })], 'key k');
    await town.announce.publish(BATCH, 'key k');
    await town.announce.advance();
    expect(town.said()).toEqual([expect.stringMatching(/银行退回(?!.*622202)/)]);
  });

  test('says nothing of an account that nobody named', async () => {
    const town = await township();
    await town.announce.report(BATCH, [payment('H0001', { accountTail: '' })], 'key k');
    await town.announce.publish(BATCH, 'key k');
    await town.announce.advance();
    expect(town.said()).toEqual([expect.not.stringContaining('尾号')]);
  });

  test.each<[PaymentRecord['state'][], string]>([
    [['approved'], 'subsidy.approved'],
    [['sentToBank'], 'subsidy.sentToBank'],
    [['paid'], 'notice.payment'],
    [['failed'], 'subsidy.failed'],
    [['returned'], 'subsidy.returned'],
    [['paid', 'sentToBank'], 'notice.payments'],
    [['paid', 'failed'], 'notice.paymentsFailed'],
  ])('of payments that are %j is told as %s', async (states, template) => {
    const town = await announced(1);
    const payments = states.map((state, i) => payment('X00000', { id: `p${i}`, state }));
    await town.announce.report('B2', payments, 'key k');
    await town.announce.publish('B2', 'key k');
    await town.announce.advance();
    expect(town.of('owed').map(({ message }) => message.template)).toEqual([template]);
  });

  describe('to a household that wants to hear of no payments', () => {
    const PHONE = '+8613700000000';
    const outcome = async (scope: OptOutScope, states: PaymentRecord['state'][], later = false) => {
      const town = await announced(1);
      const payments = states.map((state, i) =>
        payment('X00000', { id: `p${i}`, state, reason: state === 'paid' ? null : '户名不符' }),
      );
      await town.announce.report('B2', payments, 'key k');
      await town.announce.publish('B2', 'key k');
      const stop: Change = { kind: 'optOut', phone: PHONE, scope, stopped: true, at: NOW };
      if (!later) await town.store.commit([stop]);
      await town.announce.advance();
      if (later) await town.store.commit([stop]);
      const lease = { owner: 'o', until: NOW + 60_000 };
      const sending = new RecheckedStore(town.store, town.clock, log);
      const went = await sending.claim('cm', lease, town.clock.now(), 10);
      return {
        owed: town.of('owed').map(({ message, suppressed }) => [message.template, suppressed]),
        went: went.map(({ text }) => text),
        audits: town.of('audit').map(({ action }) => action),
      };
    };

    test.each<[OptOutScope, PaymentRecord['state']]>([
      ['payments', 'failed'],
      ['payments', 'returned'],
      ['all', 'failed'],
      ['all', 'returned'],
    ])('(%s) says that one was %s, and that the wish was overruled', async (scope, state) => {
      const { went, audits } = await outcome(scope, [state]);
      expect(went).toEqual([expect.stringContaining(`户名不符。${word('causeFix', 'name')}`)]);
      expect(audits).toContain('optOut.overruled');
    });

    test.each<[OptOutScope, PaymentRecord['state'], string]>([
      ['payments', 'approved', 'subsidy.approved'],
      ['payments', 'sentToBank', 'subsidy.sentToBank'],
      ['all', 'approved', 'subsidy.approved'],
      ['all', 'sentToBank', 'subsidy.sentToBank'],
    ])(
      '(%s) has on record from the start that one that is %s was not to be told',
      async (scope, state, template) => {
        const { owed, went } = await outcome(scope, [state]);
        expect([owed, went]).toEqual([[[template, 'optedOut']], []]);
      },
    );

    test('says of several only those that did not come', async () => {
      const { went } = await outcome('payments', ['paid', 'failed', 'paid', 'returned']);
      expect(went).toEqual([expect.stringMatching(/2笔，2笔没打进去：/)]);
    });

    test('says so too where the wish came while it waited', async () => {
      expect((await outcome('payments', ['failed'], true)).went).toHaveLength(1);
      expect((await outcome('all', ['paid', 'failed'], true)).went).toHaveLength(1);
    });

    test.each<[OptOutScope, boolean]>([
      ['payments', false],
      ['payments', true],
      ['all', false],
    ])('says nothing of what came (%s, later: %s)', async (scope, later) => {
      expect((await outcome(scope, ['paid', 'paid'], later)).went).toEqual([]);
      expect((await outcome(scope, ['sentToBank'], later)).went).toEqual([]);
    });
  });

  test('says of several first which did not come, why, and what to do', async () => {
    const town = await township();
    await town.announce.report(
      BATCH,
      [
        payment('H0001', { id: 'p1' }),
        payment('H0001', { id: 'p2', programme: '良种补贴', state: 'failed', reason: '户名不符' }),
      ],
      'key k',
    );
    await town.announce.publish(BATCH, 'key k');
    await town.announce.advance();
    const [came, failed] = [
      { ...TOLD, wasAmount: null, state: 'paid' } as const,
      { ...TOLD, wasAmount: null, state: 'failed', programme: '良种补贴', reason: '户名不符' } as const,
    ];
    const data = { head: '王*', count: 2, failed: [failed], rows: [came], rest: 0 };
    expect(town.said()).toEqual([`${FARMER}: ${sms({ view: 'notice.paymentsFailed', data })}`]);
  });

  test('published in the evening ends in the morning', async () => {
    const town = await announced(1_203);
    town.clock.advance(11 * 3_600_000 - 1_000); // 20:59:59
    await town.announce.publish(BATCH, 'key k');
    expect((await town.announce.progress(BATCH))?.finishAt).toEqual(about(NOW + 22 * 3_600_000 + 1_406));
  });

  test('keeps a household without a phone on record', async () => {
    const town = await township();
    const bare = { village: 'v', group: 1, head: '钱一', members: 1, account: '1', bank: 'b' };
    await town.store.load({ households: [{ id: 'BARE', ...bare }] });
    await town.announce.report(BATCH, [payment('BARE')], 'key k');
    await town.announce.publish(BATCH, 'key k');
    await town.announce.advance();
    expect(town.of('owed').map(({ suppressed }) => suppressed)).toEqual(['noPhone']);
  });

  test('paused in the middle holds what it owes and tells nobody more; resumed it goes on', async () => {
    const town = await announced(1_000);
    await town.announce.publish(BATCH, 'key k');
    const other = await township({ same: town });
    // It is paused between two chunks.
    town.store.commit = pausingAfter(1, town, other);
    await town.announce.advance();
    expect(told(town)).toHaveLength(500);
    const { messages, finishAt } = (await town.announce.progress(BATCH)) ?? {};
    expect([messages, finishAt]).toEqual([{ held: 500 }, null]);
    await town.announce.advance();
    expect(told(town)).toHaveLength(500);

    expect(await town.announce.resume(BATCH, 'key k')).toBe('done');
    await town.announce.advance();
    expect(new Set(told(town)).size).toBe(1_000);
    expect((await town.announce.progress(BATCH))?.messages).toEqual({ owed: 1_000 });
  });

  test('two processes tell each household once', async () => {
    const one = await announced(2_000);
    const other = await township({ same: one });
    await one.announce.publish(BATCH, 'key k');
    for (let round = 0; round < 8; round++)
      await Promise.all([one.announce.advance(), other.announce.advance()]);
    const both = [...told(one), ...told(other)];
    expect([both.length, new Set(both).size]).toEqual([2_000, 2_000]);
  });

  test('a process that dies with half of it told is followed by the next', async () => {
    const one = await announced(1_500);
    await one.announce.publish(BATCH, 'key k');
    const { commit } = one.store;
    let commits = 0;
    one.store.commit = async (changes: Change[]) => {
      commits += 1;
      if (commits > 2) throw new Error('killed');
      return commit(changes);
    };
    await expect(one.announce.advance()).rejects.toThrow('killed');
    const next = await township({ same: one });
    await next.announce.advance();
    const both = [...told(one), ...told(next)];
    expect([both.length, new Set(both).size]).toEqual([1_500, 1_500]);
  });

  test('is done when nothing of it is owed any more', async () => {
    const town = await announced(2);
    await town.announce.publish(BATCH, 'key k');
    await town.announce.advance();
    const settle = town.of('owed').map(
      ({ message: { id } }): Change => ({
        kind: 'settled',
        settlement: { id, gateway: 'cm', at: NOW, outcome: 'sent', references: [`r${id}`] },
      }),
    );
    await town.store.commit(settle);
    town.clock.advance(5_000);
    await town.announce.advance();
    expect(await town.announce.progress(BATCH)).toMatchObject({
      batch: { state: 'done' },
      left: 0,
      finishAt: null,
    });
  });

  test.each(['pause', 'resume'] as const)('that is open can not %s', async (move) => {
    const town = await announced(1);
    expect(await town.announce[move](BATCH, 'key k')).toEqual({ no: 'open' });
  });

  test('that nobody reported is unknown', async () => {
    const town = await township();
    expect(await town.announce.publish('none', 'key k')).toBe('unknown');
    expect(await town.announce.progress('none')).toBeNull();
  });
});

/** Commits through, and pauses the batch from elsewhere after so many. */
function pausingAfter(count: number, town: Township, other: Township) {
  const { commit } = town.store;
  let commits = 0;
  return async (changes: Change[]) => {
    const outcome = await commit(changes);
    commits += 1;
    if (commits === count) await other.announce.pause(BATCH, 'key k');
    return outcome;
  };
}
