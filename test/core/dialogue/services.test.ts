import type { CaseFacts } from '../../../src/core/model/cases';
import type { Ticket } from '../../../src/core/model/tickets';
import type { View } from '../../../src/core/views';
import { conversation } from '../../support/conversation';
import { APPLICANT, FARMER, NOW } from '../../worlds/people';
import { CASES } from '../../worlds/village';
import { one, ticket } from './screens/services';

const DAY = 24 * 3_600_000;
const [OPEN] = CASES;
if (!OPEN) throw new Error('the village has cases');
const GREEN: CaseFacts = { ...OPEN, green: true, parts: [] };

test('a reason for haste is kept for the desk and told to the department', async () => {
  const { say, changes, notices } = conversation(one(OPEN));
  await say(APPLICANT, '加急');
  await say(APPLICANT, '工人等着开工');
  expect(changes).toContainEqual({
    kind: 'ticket',
    ticket: expect.objectContaining({ kind: 'expedite', case: OPEN.number, text: '工人等着开工' }),
  });
  expect(notices).toEqual([
    expect.objectContaining({
      to: '+8613900000001',
      view: { view: 'alert.expedite', data: expect.objectContaining({ reason: '工人等着开工' }) },
    }),
  ]);
});

test('own words reach the office with the marks that they were written with', async () => {
  const { say, changes } = conversation({});
  await say(FARMER, '投诉村里收卫生费，没有收据（三次）！路灯也坏了？');
  const text = '村里收卫生费，没有收据（三次）！路灯也坏了';
  expect(changes).toContainEqual({ kind: 'ticket', ticket: expect.objectContaining({ text }) });
});

describe('asked after without its number', () => {
  const answered = ticket({ state: 'answered', answer: '已修好', answeredAt: NOW - DAY });
  const older = ticket({ number: 'TS20261119-0009', at: NOW - 4 * DAY });
  const consult = ticket({ kind: 'consult', number: 'ZX20261120-0001' });
  const ANSWERED = { number: 'TS20261120-0001', day: '11月22日', verdict: null, answer: '已修好' };
  const open = (number: string, day = '11月20日', kind: Ticket['kind'] = 'complaint'): View => ({
    view: 'ticket.open',
    data: { kind, number, day },
  });
  const none = (kind: Ticket['kind']): View => ({ view: 'ticket.none', data: { kind } });

  test.each<[string, Ticket[], string, View]>([
    ['open', [ticket()], '我那个投诉咋样了', open('TS20261120-0001')],
    ['answered', [answered], '投诉有结果没', { view: 'ticket.answered', data: ANSWERED }],
    ['the open one first', [answered, older], '投诉进度', open('TS20261119-0009', '11月19日')],
    ['of its kind', [consult], '咨询有回复没', open(consult.number, '11月20日', 'consult')],
    ['several', [ticket(), older], '我的投诉处理了吗', { view: 'ticket.list', data: { count: 2 } }],
    ['none', [], '投诉到哪一步了', none('complaint')],
    ['of another kind only', [ticket()], '咨询有回复没', none('consult')],
    ['in English', [ticket()], 'has my complaint been answered', open('TS20261120-0001', '20 Nov')],
    ['none in English', [], 'any news on my complaint?', none('complaint')],
  ])('%s', async (_, known, text, view) => {
    const { see, changes } = conversation({ ticketsOf: async () => known });
    expect(await see(FARMER, text)).toMatchObject(view);
    expect(changes.filter(({ kind }) => kind === 'ticket')).toEqual([]);
  });

  test('a number picks one of several', async () => {
    const known = [ticket(), older];
    const { see } = conversation({
      ticketsOf: async () => known,
      ticket: async (number) => known.find((each) => each.number === number) ?? null,
    });
    expect(await see(FARMER, '投诉进度', '2')).toMatchObject(open('TS20261119-0009', '11月19日'));
  });
});

test.each([
  ['啥时候给信', 'ticket.open'],
  ['钱啥时候到', 'subsidy.missing'],
])('after a ticket, %s: %s', async (words, view) => {
  const { see } = conversation({ ticketsOf: async () => [ticket()], ticket: async () => ticket() });
  const next = { intent: 'subsidy.query', slots: { about: 'next', words } } as const;
  expect(await see(FARMER, '我那个投诉咋样了', next)).toMatchObject({ view });
});

test('a ticket is nothing to another phone', async () => {
  const { say } = conversation({ ticket: async () => ticket() });
  expect(await say(APPLICANT, 'TS20261120-0001')).toEqual(
    await conversation().say(APPLICANT, 'TS20261120-0001'),
  );
});

test.each([
  ['nobody else', OPEN, ['am', 'pm']],
  ['the green channel', GREEN, ['am', 'pm', 'late']],
])('late hours are for the green channel: %s', async (_, found, periods) => {
  const seen = await conversation(one(found)).see(APPLICANT, '预约建房许可明天');
  expect(seen).toMatchObject({ view: 'visit.periods', data: { matter: '建房许可', day: '11月24日周二' } });
  expect(seen?.ways).toEqual(periods.map((period) => ({ name: `period.${period}` })));
});

test('a visit takes the first free seat and is recalled the day before', async () => {
  const taken = [{ day: '2026-11-30', period: 'am', seat: 1 }] as const;
  const { say, changes } = conversation({ seatsTaken: async () => [...taken] });
  await say(FARMER, '预约建房许可下周一上午');
  expect(changes).toEqual([
    { kind: 'booked', appointment: expect.objectContaining({ day: '2026-11-30', period: 'am', seat: 2 }) },
    {
      kind: 'timer',
      timer: expect.objectContaining({ kind: 'visit.reminder', dueAt: Date.UTC(2026, 10, 29, 2) }),
    },
  ]);
});

test.each([
  ['make-up days are for work', '预约建房许可2027-01-04', 'visit.notThen'],
  ['a year that nobody has told of is not offered', '预约建房许可12月31日', 'visit.periods'],
  ['today is too late', '预约建房许可今天', 'visit.notThen'],
  ['more than two months ahead is too early', '预约建房许可2027-03-01', 'visit.notThen'],
])('%s', async (_, text, view) => {
  expect(await conversation().see(FARMER, text)).toMatchObject({ view });
});

test('a time said for one matter books no other', async () => {
  const { see, changes } = conversation();
  expect(await see(FARMER, '预约建房许可 周六下午', '预约施工许可 周五')).toMatchObject({
    view: 'visit.periods',
  });
  expect(changes).toEqual([]);
});
