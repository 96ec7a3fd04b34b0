import type { Reads } from '../../../src/core/dialogue/scene/reads';
import type { CaseFacts } from '../../../src/core/model/cases';
import type { Appointment } from '../../../src/core/model/matters';
import type { Rating, Ticket } from '../../../src/core/model/tickets';
import type { ViewName } from '../../../src/core/views';
import { conversation } from '../../support/conversation';
import { APPLICANT, CASES, FARMER, NOW } from '../../worlds/village';
import { MATTERS } from '../../worlds/villageServices';

const DAY = 24 * 3_600_000;
const [OPEN] = CASES;
if (!OPEN) throw new Error('the village has cases');
const CLOSED: CaseFacts = { ...OPEN, state: 'closed', parts: [] };
const GREEN: CaseFacts = { ...OPEN, green: true, parts: [] };

const ticket = (more: Partial<Ticket> = {}): Ticket => ({
  number: 'TS20261120-0001',
  kind: 'complaint',
  phone: FARMER,
  case: null,
  text: '路灯不亮',
  at: NOW - 3 * DAY,
  state: 'open',
  answer: null,
  answeredAt: null,
  ...more,
});
const visit = (more: Partial<Appointment> = {}): Appointment => ({
  id: 'a1',
  matter: 'JFXK',
  day: '2026-11-25',
  period: 'am',
  seat: 1,
  phone: FARMER,
  at: NOW,
  ...more,
});
const rating = (daysAgo: number): Rating => ({
  case: CLOSED.number,
  phone: APPLICANT,
  score: 3,
  at: NOW - daysAgo * DAY,
  changedAt: NOW - daysAgo * DAY,
});
const one = (found: CaseFacts): Partial<Reads> => ({
  casesOf: async (phone) => (phone === found.phone ? [found] : []),
  caseByNumber: async () => found,
});

/** Screens that depend on what the offices know: what is known, who says what, and words that only this screen has. */
const TICKET = {
  number: 'TS20261123-0417',
  kind: 'complaint',
  phone: FARMER,
  case: null,
  text: '路灯不亮',
  at: NOW,
  state: 'open',
  answer: null,
  answeredAt: null,
} as const;

test.each<[ViewName, Partial<Reads>, string, string[], string]>([
  ['expedite.over', one(CLOSED), APPLICANT, [`加急${CLOSED.number}`], '施工许可已经办完，不用再催。'],
  [
    'expedite.already',
    {
      ...one(OPEN),
      ticketsOf: async () => [ticket({ kind: 'expedite', case: OPEN.number, number: 'TQ20261120-0001' })],
    },
    APPLICANT,
    ['加急'],
    '施工许可11月20日已请求过提前，编号TQ20261120-0001。',
  ],
  ['rate.ask', one(CLOSED), APPLICANT, ['评价'], '施工许可办得怎么样？回数字：1 很不满意'],
  ['rate.thanks', one(CLOSED), APPLICANT, ['评价', '5'], '施工许可的评价收到：很满意。'],
  ['rate.thanks', one(CLOSED), APPLICANT, ['评价', '基本满意'], '施工许可的评价收到：基本满意。'],
  [
    'rate.thanks',
    { ...one(CLOSED), rating: async () => rating(6) },
    APPLICANT,
    ['评价 不满意'],
    '评价收到：不满意',
  ],
  [
    'rate.late',
    { ...one(CLOSED), rating: async () => rating(8) },
    APPLICANT,
    ['评价 不满意'],
    '施工许可11月15日已评过',
  ],
  [
    'ticket.tooMany',
    { ticketsOf: async () => Array.from({ length: 5 }, () => ticket({ at: NOW - 1000 })) },
    FARMER,
    ['投诉村干部乱收费'],
    '今天登记的够多了',
  ],
  [
    'ticket.open',
    { ticket: async () => ticket() },
    FARMER,
    ['TS20261120-0001'],
    '投诉TS20261120-0001：11月20日登记，正在办',
  ],
  [
    'ticket.answered',
    { ticket: async () => ticket({ state: 'answered', answer: '已修好', answeredAt: NOW - DAY }) },
    FARMER,
    ['ts20261120-0001'],
    'TS20261120-0001（11月22日答复）：已修好',
  ],
  [
    'guide.list',
    {
      matters: async () => [
        ...MATTERS,
        ...MATTERS.map((matter) => ({ ...matter, id: `${matter.id}2`, name: `临时${matter.name}` })),
      ],
    },
    FARMER,
    ['建房证怎么办'],
    '有2项，回数字：',
  ],
  ['guide.none', {}, FARMER, ['养鱼证怎么办'], '没找到「养鱼证」。'],
  ['visit.noMatter', {}, FARMER, ['预约营业执照'], '「营业执照」不用约或没有这项。'],
  [
    'visit.full',
    {
      seatsTaken: async (_, days) =>
        days.flatMap((day) =>
          (['am', 'pm'] as const).flatMap((period) => [1, 2].map((seat) => ({ day, period, seat }))),
        ),
    },
    FARMER,
    ['预约建房许可'],
    '建房许可近两个月都约满了',
  ],
  ['visit.list', { appointmentsOf: async () => [visit()] }, FARMER, ['取消'], '取消哪一个？回数字：'],
  ['cancelled', { appointmentsOf: async () => [visit()] }, FARMER, ['投诉', '取消'], '好，不投诉了。'],
  [
    'ticket.sure',
    { ticketsOf: async () => [TICKET] },
    FARMER,
    ['不投诉了'],
    '撤回投诉TS20261123-0417？回数字：1 撤回  2 不撤',
  ],
  [
    'ticket.withdrawn',
    { ticketsOf: async () => [TICKET] },
    FARMER,
    ['取消投诉', '是的'],
    '投诉TS20261123-0417已按您的意思撤回',
  ],
  ['cancelled', { ticketsOf: async () => [TICKET] }, FARMER, ['取消投诉', '算了'], '好，什么也没取消。'],
  [
    'ticket.which',
    { ticketsOf: async () => [TICKET, { ...TICKET, number: 'TS20261122-0001' }] },
    FARMER,
    ['撤诉'],
    '撤回哪一件投诉？回数字：\n1 TS20261123-0417\n2 TS20261122-0001',
  ],
  ['menu', {}, FARMER, ['投诉', '0'], '回数字：1 补贴'],
  ['menu', {}, APPLICANT, ['BT', '0'], '回数字：1 补贴'],
  [
    'visit.already',
    { appointmentsOf: async () => [visit()] },
    FARMER,
    ['预约建房许可'],
    '建房许可已约11月25日周三上午。',
  ],
  [
    'visit.tooMany',
    { appointmentsOf: async () => [visit(), visit(), visit()] },
    FARMER,
    ['预约'],
    '您已约了3次',
  ],
  [
    'visit.row',
    { appointmentsOf: async () => [visit(), visit({ id: 'a2', period: 'pm' })] },
    FARMER,
    ['取消预约'],
    '取消哪一个？回数字：\n1 建房许可11月25日周三上午',
  ],
  [
    'visit.list',
    { appointmentsOf: async () => [visit(), visit({ id: 'a2', period: 'pm' })] },
    FARMER,
    ['取消预约'],
    '取消哪一个？回数字：\n1 建房许可11月25日周三上午',
  ],
  [
    'visit.cancelled',
    { appointmentsOf: async () => [visit(), visit({ id: 'a2', period: 'pm' })] },
    FARMER,
    ['取消预约', '2'],
    '已取消：建房许可11月25日周三下午。',
  ],
])('%s', async (_view, known, from, texts, words) => {
  const { say } = conversation(known);
  let replies: string[] = [];
  for (const text of texts) replies = await say(from, text);
  expect(replies).toEqual([expect.stringContaining(words)]);
});

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

describe('asked after without its number', () => {
  const answered = ticket({ state: 'answered', answer: '已修好', answeredAt: NOW - DAY });
  const older = ticket({ number: 'TS20261119-0009', at: NOW - 4 * DAY });

  test.each<[string, Ticket[], string, string]>([
    ['open', [ticket()], '我那个投诉咋样了', '投诉TS20261120-0001：11月20日登记，正在办'],
    ['answered', [answered], '投诉有结果没', 'TS20261120-0001（11月22日答复）：已修好'],
    ['the open one first', [answered, older], '投诉进度', '投诉TS20261119-0009：'],
    [
      'of its kind',
      [ticket({ kind: 'consult', number: 'ZX20261120-0001' })],
      '咨询有回复没',
      '咨询ZX20261120',
    ],
    [
      'several',
      [ticket(), older],
      '我的投诉处理了吗',
      '您有2件投诉在办，看哪件？回数字：\n1 TS20261120-0001\n2 TS20261119-0009',
    ],
    ['none', [], '投诉到哪一步了', '没查到本机的投诉。要投诉，请发「投诉」加上要说的事。'],
    ['of another kind only', [ticket()], '咨询有回复没', '没查到本机的咨询。'],
    ['in English', [ticket()], 'has my complaint been answered', 'Complaint TS20261120-0001 of'],
    ['none in English', [], 'any news on my complaint?', 'No complaint of this phone was found.'],
  ])('%s', async (_, known, text, words) => {
    const { say, changes } = conversation({ ticketsOf: async () => known });
    expect(await say(FARMER, text)).toEqual([expect.stringContaining(words)]);
    expect(changes.filter(({ kind }) => kind === 'ticket')).toEqual([]);
  });

  test('a number picks one of several', async () => {
    const known = [ticket(), older];
    const { say } = conversation({
      ticketsOf: async () => known,
      ticket: async (number) => known.find((each) => each.number === number) ?? null,
    });
    await say(FARMER, '投诉进度');
    expect(await say(FARMER, '2')).toEqual([expect.stringContaining('投诉TS20261119-0009：11月19日登记')]);
  });
});

test('a ticket is nothing to another phone', async () => {
  const { say } = conversation({ ticket: async () => ticket() });
  expect(await say(APPLICANT, 'TS20261120-0001')).toEqual(
    await conversation().say(APPLICANT, 'TS20261120-0001'),
  );
});

test.each([
  ['nobody else', OPEN, '1 上午  2 下午'],
  ['the green channel', GREEN, '1 上午  2 下午  3 延时（17点后）'],
])('late hours are for the green channel: %s', async (_, found, periods) => {
  const { say } = conversation(one(found));
  const [reply] = await say(APPLICANT, '预约建房许可明天');
  expect(reply).toBe(`【乡信】建房许可11月24日周二什么时候？回数字：${periods}`);
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
  ['make-up days are for work', '预约建房许可2027-01-04', '约不上'],
  ['a year that nobody has told of is not offered', '预约建房许可12月31日', '什么时候'],
  ['today is too late', '预约建房许可今天', '约不上'],
  ['more than two months ahead is too early', '预约建房许可2027-03-01', '约不上'],
])('%s', async (_, text, words) => {
  expect(await conversation().say(FARMER, text)).toEqual([expect.stringContaining(words)]);
});

test('a time said for one matter books no other', async () => {
  const { say, changes } = conversation();
  await say(FARMER, '预约建房许可 周六下午');
  expect(await say(FARMER, '预约施工许可 周五')).toEqual([expect.stringContaining('什么时候？')]);
  expect(changes).toEqual([]);
});
