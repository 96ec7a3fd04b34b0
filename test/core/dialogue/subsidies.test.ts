/** What people ask about their money, as it is understood, and what they are told. */
import type { Reads } from '../../../src/core/dialogue/scene/reads';
import type { CaseFacts } from '../../../src/core/model/cases';
import type { SlotsOf } from '../../../src/core/model/intent';
import type { OptOutScope } from '../../../src/core/model/message';
import type { Payment } from '../../../src/core/model/payments';
import type { Ticket } from '../../../src/core/model/tickets';
import { conversation } from '../../support/conversation';
import { APPLICANT, FARMER, LIAISON, STRANGER } from '../../worlds/people';
import { CASES, PAYMENTS } from '../../worlds/village';

const ask = (slots: SlotsOf['subsidy.query']) => ({ intent: 'subsidy.query', slots }) as const;

/** The village with other payments of the farmer. */
function paying(change: (payments: Payment[]) => Payment[]): Partial<Reads> {
  return { payments: async (household) => (household === 'h1' ? change(PAYMENTS) : []) };
}

const [CASE] = CASES;
if (!CASE) throw new Error('the village has cases');
const applied = (state: CaseFacts['state'], phone: string, more: Partial<Reads> = {}): Partial<Reads> => {
  const one: CaseFacts = { ...CASE, phone, number: 'QZ20261101-0009', matter: '低保申请', state, parts: [] };
  return { casesOf: async () => [one], caseByNumber: async () => one, ...more };
};
const LOW_INCOME = ask({ programme: '农村低保' });
const withoutLowIncome = paying((all) => all.filter(({ programme }) => programme !== '农村低保'));

describe('what has come and what has not', () => {
  test.each<[string, SlotsOf['subsidy.query'], object]>([
    ['the year said', { about: 'total', year: 'last' }, { sums: [{ year: 2025, count: 3 }] }],
    [
      'what has all not come',
      { about: 'total', programme: '农村低保' },
      { sums: [{ come: null, missing: { count: 1, sum: '3600.00元' } }] },
    ],
    ['every year', { about: 'total', all: true }, { sums: [{ year: 2026 }, { year: 2025 }] }],
    [
      'one programme, over the years',
      { about: 'total', programme: '粮食直补' },
      { programme: '粮食直补', sums: [{ sum: '316.50元', missing: null }, { sum: '300.00元' }] },
    ],
  ])('the sum of %s', async (_, slots, data) => {
    expect(await conversation().see(FARMER, ask(slots))).toMatchObject({ view: 'subsidy.total', data });
  });

  test('of a year without payments it says so, with the years that have some', async () => {
    expect(await conversation().see(FARMER, ask({ programme: '粮食直补', year: 2024 }))).toMatchObject({
      view: 'subsidy.noneOf',
      data: { year: 2024, programme: '粮食直补', years: '2026、2025' },
    });
  });

  test('what was revoked is told with its reason to whoever asks for it, and counts nowhere', async () => {
    const reason = '重复造册';
    const known = paying((all) =>
      all
        .filter(({ programme, year }) => year === 2026 && /粮食直补|良种补贴/.test(programme))
        .map((one) => (one.programme === '良种补贴' ? { ...one, state: 'revoked', reason } : one)),
    );
    const { see } = conversation(known);
    for (const about of [undefined, 'missing', 'why', 'next', 'total'] as const)
      expect(await see(FARMER, ask({ programme: '良种补贴', ...(about && { about }) }))).toMatchObject({
        view: 'subsidy.revoked',
        data: { programme: '良种补贴', reason },
      });
    const total = await conversation(known).see(FARMER, ask({ about: 'total', year: 'this' }));
    expect(total).toMatchObject({
      view: 'subsidy.total',
      data: { sums: [{ year: 2026, count: 1, missing: null }] },
    });
  });

  test.each<[string, SlotsOf['subsidy.query'], string]>([
    ['asks for it', { programme: '农资综合直补' }, 'subsidy.returned'],
    ['asks why', { programme: '农资综合直补', about: 'why' }, 'subsidy.why'],
    ['asks why of several', { about: 'why' }, 'subsidy.several'],
    ['asks what is missing', { about: 'missing' }, 'subsidy.missing'],
  ])('a reason that asks for money by an account is not told to whoever %s', async (_, slots, view) => {
    const reason = '解冻先转账到622202123456789012';
    const known = paying((all) => all.map((one) => (one.reason ? { ...one, reason } : one)));
    const seen = await conversation(known).see(FARMER, ask(slots));
    expect(seen).toMatchObject({ view });
    expect(JSON.stringify(seen)).not.toContain('622202');
  });

  test('the only one missing is told in full', async () => {
    const known = paying((all) => all.filter(({ state }) => state === 'paid' || state === 'sentToBank'));
    const seen = await conversation(known).see(FARMER, ask({ about: 'missing' }));
    expect(seen).toMatchObject({ view: 'subsidy.sentToBank', data: { programme: '良种补贴' } });
  });

  test('who asks when it comes hears of what the bank sent back too: that comes once it is mended', async () => {
    const { see } = conversation();
    expect(await see(FARMER, ask({ about: 'next' }))).toMatchObject({
      view: 'subsidy.missing',
      data: { count: 4 },
    });
  });

  const allPaid = () => conversation(paying((all) => all.filter(({ state }) => state === 'paid')));

  test('a phone that is not the one registered is promised no message', async () => {
    const { see } = allPaid();
    expect(await see(STRANGER, 'BT', '张大山 12345X', ask({ about: 'next' }))).toMatchObject({
      view: 'subsidy.allCome',
      data: { told: false },
    });
  });

  test.each<[OptOutScope, boolean]>([
    ['reminders', true],
    ['payments', false],
    ['all', false],
    ['by:cm', false],
  ])('a phone that stopped %s is promised a message: %s', async (scope, isTold) => {
    const { see, changes } = allPaid();
    changes.push({ kind: 'optOut', phone: FARMER, scope, stopped: true, at: 0 });
    expect(await see(FARMER, ask({ about: 'next' }))).toMatchObject({
      view: 'subsidy.allCome',
      data: { told: isTold },
    });
  });

  test('what is never paid and what is never unpaid read differently', async () => {
    const { say } = conversation();
    const told = await Promise.all(
      ['粮食直补', '农资综合直补', '良种补贴', '农村低保'].map((programme) =>
        say(FARMER, ask({ programme })),
      ),
    );
    expect(told.map(([text = '']) => /已到账|银行退回|还没到账|还没发/.exec(text)?.[0])).toEqual([
      '已到账',
      '银行退回',
      '还没到账',
      '还没发',
    ]);
  });
});

describe('what was spoken of goes on', () => {
  test.each<[string, SlotsOf['subsidy.query'], object]>([
    ['去年的呢', { year: 'last' }, { view: 'subsidy.paid', data: { year: 2025, amount: '400.00元' } }],
    ['咋会这样', { about: 'why' }, { view: 'subsidy.why', data: { cause: 'number' } }],
    ['那咋整', { about: 'fix' }, { view: 'subsidy.fix', data: { cause: 'number' } }],
    ['那粮食的呢', { programme: '粮食直补' }, { view: 'subsidy.paid', data: { year: 2026 } }],
    ['打的哪张卡', { about: 'account' }, { view: 'subsidy.accountOf', data: { paid: false } }],
  ])('after the supplies %s', async (_, slots, seen) => {
    expect(await conversation().see(FARMER, '农资', ask(slots))).toMatchObject(seen);
  });

  test('the sum of the year whose list was shown', async () => {
    expect(await conversation().see(FARMER, '去年的补贴', ask({ about: 'total' }))).toMatchObject({
      view: 'subsidy.total',
      data: { sums: [{ year: 2025 }] },
    });
  });

  test('after several, no single one is meant any more', async () => {
    const { see } = conversation();
    const several = ask({ programme: '粮食直补', also: ['良种补贴'] });
    expect(await see(FARMER, '农资', several, ask({ about: 'fix' }))).toMatchObject({
      view: 'subsidy.missing',
      data: { count: 2 },
    });
  });
});

test.each([
  ['第一个为啥', '粮食直补'],
  ['第二个呢', '良种补贴'],
  ['头一个咋样', '粮食直补'],
])('of several in one text, %s: %s', async (text, programme) => {
  const several = ask({ programme: '粮食直补', also: ['良种补贴'] });
  expect(await conversation().see(FARMER, several, text)).toMatchObject({ data: { programme } });
});

test('an amount alone names its payment', async () => {
  expect(await conversation().see(FARMER, ask({ words: '折子上多出316.5块 这是啥钱' }))).toMatchObject({
    view: 'subsidy.paid',
    data: { programme: '粮食直补', amount: '316.50元' },
  });
});

describe('what did not come for one reason is mended by one way', () => {
  const kept = (reason: string) => reason;
  const closed = () => '银行卡已销户';
  const rows = [{ reason: '账号不对' }, { reason: closed() }];
  test.each<[string, (reason: string) => string, SlotsOf['subsidy.query'], object]>([
    ['one reason', kept, { about: 'fix' }, { view: 'subsidy.fix', data: { count: 2, cause: 'number' } }],
    ['two reasons', closed, { about: 'fix' }, { view: 'subsidy.missing' }],
    [
      'that which is said',
      closed,
      { about: 'fix', words: '说我账号不对 去哪改' },
      { view: 'subsidy.fix', data: { count: null, cause: 'number' } },
    ],
    ['asked why, each with its own', closed, { about: 'why' }, { view: 'subsidy.several', data: { rows } }],
  ])('%s', async (_, reasonOf, asked, seen) => {
    const { see } = conversation(
      paying((all) =>
        all
          .filter(({ programme }) => programme === '农资综合直补')
          .slice(0, 1)
          .flatMap((one) => [one, { ...one, programme: '良种补贴', reason: reasonOf(one.reason ?? '') }]),
      ),
    );
    expect(await see(FARMER, ask(asked))).toMatchObject(seen);
  });

  test('别的都到了吧 leaves out what was just told', async () => {
    const { see } = conversation();
    const told = await see(FARMER, '农资', ask({ about: 'missing', words: '别的都到了吧' }));
    expect(JSON.stringify(told)).not.toContain('农资');
  });
});

describe('an application of that name', () => {
  test('that is at work is told where nothing is paid yet', async () => {
    const known = applied('accepted', FARMER, withoutLowIncome);
    expect(await conversation(known).see(FARMER, LOW_INCOME)).toMatchObject({
      view: 'case.detail',
      data: { matter: '低保申请' },
    });
  });

  test('that was withdrawn is told as well', async () => {
    const known = applied('withdrawn', FARMER, withoutLowIncome);
    expect(await conversation(known).see(FARMER, LOW_INCOME)).toMatchObject({
      view: 'case.detail',
      data: { state: 'withdrawn' },
    });
  });

  test('is told to a phone without a household, which needs no proof for its own case', async () => {
    expect(await conversation(applied('accepted', APPLICANT)).see(APPLICANT, LOW_INCOME)).toMatchObject({
      view: 'case.detail',
    });
  });

  test('beside money of that name both are named', async () => {
    expect(await conversation(applied('accepted', FARMER)).see(FARMER, LOW_INCOME)).toMatchObject({
      view: 'subsidy.approved',
      data: { applied: '低保申请' },
    });
  });

  test('that has ended is not said to be at work', async () => {
    expect(await conversation(applied('withdrawn', FARMER)).see(FARMER, LOW_INCOME)).toMatchObject({
      view: 'subsidy.approved',
      data: { applied: null },
    });
  });
});

describe('an amount that is disputed', () => {
  const dispute = ask({ about: 'dispute', programme: '粮食直补' });

  test.each(['哦想起来了 有一亩租出去了', '没得错 是我记错了', '没错', 'my mistake its right'])(
    '%s: nothing is passed on',
    async (words) => {
      const { see } = conversation();
      expect(await see(FARMER, dispute, words)).toMatchObject({ view: 'cancelled' });
    },
  );

  test('becomes a ticket of that payment only after a yes, and once', async () => {
    const { see, changes } = conversation();
    await see(FARMER, dispute);
    expect(changes.filter(({ kind }) => kind === 'ticket')).toEqual([]);
    expect(await see(FARMER, '1')).toMatchObject({ view: 'subsidy.disputed' });
    expect(changes.filter(({ kind }) => kind === 'ticket')).toMatchObject([
      { ticket: { kind: 'consult', payment: 'p1', case: null, text: expect.stringContaining('316.50元') } },
    ]);
  });

  test('is taken back at once by a word', async () => {
    const kept: Ticket[] = [];
    const { see, changes } = conversation({ ticketsOf: async () => kept });
    await see(FARMER, dispute, '1');
    for (const change of changes) if (change.kind === 'ticket') kept.push(change.ticket);
    expect(await see(FARMER, '取消')).toMatchObject({ view: 'ticket.withdrawn' });
    expect(changes).toContainEqual(expect.objectContaining({ kind: 'ticketWithdrawn' }));
  });

  test('is not asked twice', async () => {
    const open = { number: 'ZX20261122-00000001', kind: 'consult', payment: 'p1', state: 'open' } as const;
    const asked = { ...open, phone: FARMER, case: null, text: '', at: 0, answer: null, answeredAt: null };
    const { see, changes } = conversation({ ticketsOf: async () => [asked] });
    expect(await see(FARMER, dispute, '1')).toMatchObject({ data: { number: open.number } });
    expect(changes.filter(({ kind }) => kind === 'ticket')).toEqual([]);
  });

  test('a no leaves everything as it was', async () => {
    const { see, changes } = conversation();
    expect(await see(FARMER, dispute, '2')).toMatchObject({ view: 'cancelled' });
    expect(changes.filter(({ kind }) => kind === 'ticket')).toEqual([]);
  });

  test('a phone that proved another household sees the figures and passes nothing on', async () => {
    const { see, changes } = conversation();
    const agreed = ask({ about: 'dispute', programme: '粮食直补', agreed: true });
    const seen = await see(STRANGER, 'BT', '张大山 12345X', agreed);
    expect(seen).toMatchObject({ view: 'subsidy.dispute', data: { offer: false }, ways: [] });
    expect(changes.filter(({ kind }) => kind === 'ticket')).toEqual([]);
  });
});

describe("somebody else's money", () => {
  const brothers = ask({ programme: '粮食直补', others: true });

  test('is never the own in its place; a proof shows it, without its account, and the own stays', async () => {
    const own = { households: ['h2'], cases: [], phones: [] };
    const known: Partial<Reads> = {
      payments: async (household) => (household === 'h2' ? PAYMENTS.slice(4) : PAYMENTS.slice(0, 4)),
      household: async (id) => (id === 'h2' ? { id, head: '李四', village: '柳树村', group: 1 } : null),
      identityProof: async () => own,
    };
    const { see, changes } = conversation(known);
    expect(await see(FARMER, brothers)).toMatchObject({ view: 'subsidy.others' });
    expect(await see(FARMER, '李四 12345X')).toMatchObject({
      view: 'subsidy.paid',
      data: { head: '李*', year: 2025, amount: '300.00元', tail: null },
    });
    expect(changes).toContainEqual(expect.objectContaining({ action: 'look.proved', subject: 'h2' }));
    expect(await see(FARMER, ask({ about: 'account' }))).toMatchObject({ view: 'subsidy.accountHidden' });
    expect(await see(FARMER, '粮食直补')).toMatchObject({ data: { head: '张*', year: 2026 } });
    // Another relative is another proof.
    expect(await see(FARMER, ask({ others: true }))).toMatchObject({ view: 'subsidy.others' });
  });

  test('a liaison is told how to look', async () => {
    const { see } = conversation({
      caller: async () => ({
        dialogue: null,
        household: { id: 'h1', head: '张大山', village: '柳树村' },
        language: null,
        stopped: [],
        role: 'liaison',
        gone: false,
        alerts: [],
      }),
    });
    expect(await see(LIAISON, brothers)).toMatchObject({ view: 'liaison.howLook' });
  });
});
