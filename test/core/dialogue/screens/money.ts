/** Screens of subsidies and cases, of proving who one is, and of what was not understood. */

import type { Reads } from '../../../../src/core/dialogue/scene/reads';
import type { SlotsOf } from '../../../../src/core/model/intent';
import { APPLICANT, FARMER, STRANGER } from '../../../worlds/people';
import { CASES, PAYMENTS } from '../../../worlds/village';
import type { Screen } from './screen';

/** A question about money, as it was understood. */
const money = (slots: SlotsOf['subsidy.query']) => ({ intent: 'subsidy.query', slots }) as const;
const ARRIVED: Partial<Reads> = { payments: async () => PAYMENTS.filter(({ state }) => state === 'paid') };
/** One was paid twice, and its office took it back. */
const REVOKED: Partial<Reads> = {
  payments: async () =>
    PAYMENTS.map((one) =>
      one.programme === '良种补贴' ? { ...one, state: 'revoked', reason: '重复造册' } : one,
    ),
};
const FIRST = CASES[0]?.number ?? '';
const WRONG = ['BT', '李四 000001'];
/** Every key was tried as often as this. */
const tried = (count: number): Partial<Reads> => ({
  tries: async (keys) => new Map(keys.map((key) => [key, count])),
});

export const MONEY_SCREENS: Screen[] = [
  { view: 'help', from: FARMER, texts: ['帮助'] },
  { view: 'language.ask', from: FARMER, texts: ['语言'] },
  { view: 'language.chosen', from: FARMER, texts: ['English'] },
  { view: 'unknown.household', from: FARMER, texts: ['今天天气真好啊'] },
  { view: 'unknown.applicant', from: APPLICANT, texts: ['今天天气真好啊'] },
  { view: 'unknown.stranger', from: STRANGER, texts: ['今天天气真好啊'] },
  { view: 'unknown.again', from: FARMER, texts: ['今天天气真好啊', '明天去赶集不'] },
  {
    view: 'callback.offer',
    from: FARMER,
    texts: ['今天天气真好啊', '明天去赶集不', '你吃饭了吗'],
    data: { inPerson: false },
  },
  { view: 'unknown.long', from: FARMER, texts: ['天'.repeat(2_000)] },
  { view: 'list.noSuch', from: FARMER, texts: ['BT', '7'], data: { last: 5 } },
  {
    view: 'subsidy.list',
    from: FARMER,
    texts: ['BT'],
    data: { head: '张*' },
    ways: [
      {
        row: {
          view: 'subsidy.row',
          data: { year: null, yy: null, programme: '农资综合直补', amount: '426.40元', state: 'returned' },
        },
      },
    ],
  },
  { view: 'subsidy.none', from: FARMER, texts: ['BT'], known: { payments: async () => [] } },
  { view: 'subsidy.noneOf', from: FARMER, texts: ['退耕还林'], data: { programme: '退耕还林补助' } },
  { view: 'subsidy.paid', from: FARMER, texts: ['粮食直补'], data: { amount: '316.50元' } },
  { view: 'subsidy.returned', from: FARMER, texts: ['农资'], data: { reason: '账号不对' } },
  { view: 'subsidy.sentToBank', from: FARMER, texts: ['良种补贴'], data: { amount: '52.00元' } },
  { view: 'subsidy.approved', from: FARMER, texts: ['低保'], data: { amount: '3600.00元' } },
  { view: 'subsidy.failed', from: FARMER, texts: ['医疗救助'], data: { reason: '户名不符' } },
  {
    view: 'subsidy.revoked',
    from: FARMER,
    texts: ['良种补贴'],
    known: REVOKED,
    data: { programme: '良种补贴', reason: '重复造册' },
  },
  {
    view: 'subsidy.missing',
    from: FARMER,
    texts: [money({ about: 'missing' })],
    data: { head: '张*', count: 4 },
  },
  {
    view: 'subsidy.allCome',
    from: FARMER,
    texts: [money({ about: 'missing' })],
    known: ARRIVED,
    data: { year: 2026, count: 1, sum: '316.50元', told: true },
  },
  { view: 'subsidy.nextOf', from: FARMER, texts: [money({ about: 'next', programme: '粮食直补' })] },
  {
    view: 'subsidy.total',
    from: FARMER,
    texts: [money({ about: 'total' })],
    data: {
      sums: [
        {
          year: 2026,
          count: 4,
          sum: '4394.90元',
          come: { count: 1, sum: '316.50元' },
          missing: { count: 3, sum: '4078.40元' },
        },
      ],
    },
    ways: [{ name: 'eachPayment' }, { name: 'missingPayments' }],
  },
  {
    view: 'subsidy.several',
    from: FARMER,
    texts: [money({ programme: '粮食直补', also: ['农机购置补贴'] })],
    data: {
      rows: [
        { programme: '粮食直补', year: null, amount: '316.50元', state: 'paid', day: '3月6日', reason: null },
        { programme: '农机购置补贴', year: null, amount: null, state: null, day: null, reason: null },
      ],
    },
  },
  { view: 'subsidy.arrived', from: FARMER, texts: [money({ about: 'why', programme: '粮食直补' })] },
  {
    view: 'subsidy.why',
    from: FARMER,
    texts: ['农资', money({ about: 'why' })],
    data: { state: 'returned', cause: 'number', reason: '账号不对' },
  },
  { view: 'subsidy.waits', from: FARMER, texts: [money({ about: 'next', programme: '良种补贴' })] },
  {
    view: 'subsidy.fix',
    from: FARMER,
    texts: ['医疗救助', money({ about: 'fix' })],
    data: { programme: '医疗救助', year: 2025, cause: 'name' },
  },
  { view: 'subsidy.account', from: FARMER, texts: [money({ about: 'account' })], data: { tail: '1234' } },
  {
    view: 'subsidy.accountOf',
    from: FARMER,
    texts: ['粮食直补', money({ about: 'account' })],
    data: { programme: '粮食直补', paid: true },
  },
  {
    view: 'subsidy.accountHidden',
    from: STRANGER,
    texts: ['BT', '张大山 12345X', money({ about: 'account' })],
  },
  { view: 'subsidy.lost', from: STRANGER, texts: [money({ about: 'lost' })] },
  {
    view: 'subsidy.dispute',
    from: FARMER,
    texts: [money({ about: 'dispute', programme: '粮食直补' })],
    data: { amount: '316.50元', before: { year: 2025, amount: '300.00元', quantity: null }, same: false },
    ways: [{ name: 'passOn' }, { name: 'leaveIt' }],
  },
  { view: 'subsidy.disputeWhich', from: FARMER, texts: [money({ about: 'dispute' })] },
  {
    view: 'subsidy.disputed',
    from: FARMER,
    texts: [money({ about: 'dispute', programme: '粮食直补' }), '1'],
    data: { programme: '粮食直补' },
  },
  { view: 'subsidy.others', from: FARMER, texts: [money({ others: true })], data: { own: true } },
  { view: 'identity.ask', from: STRANGER, texts: ['BT'] },
  { view: 'identity.both', from: STRANGER, texts: ['BT', '88'] },
  { view: 'identity.half', from: STRANGER, texts: ['BT', '张大山'], data: { needsName: false } },
  { view: 'identity.wrong', from: STRANGER, texts: WRONG, data: { left: 4 } },
  { view: 'identity.closed', from: STRANGER, texts: WRONG, known: tried(1_000) },
  { view: 'identity.locked', from: STRANGER, texts: Array(5).fill(WRONG).flat() },
  {
    view: 'case.list',
    from: APPLICANT,
    texts: ['BJ'],
    data: { count: 3 },
    ways: [{ row: { view: 'case.row', data: { matter: '施工许可', tail: '0001', state: 'processing' } } }],
  },
  { view: 'case.detail', from: APPLICANT, texts: ['BJ', '1'], data: { number: FIRST, state: 'processing' } },
  { view: 'case.notFound', from: APPLICANT, texts: ['BJ', '7777'] },
  { view: 'subscribe.stopped', from: FARMER, texts: ['退订'] },
  { view: 'subscribe.started', from: FARMER, texts: ['退订', '恢复提醒'] },
  {
    view: 'expedite.taken',
    from: APPLICANT,
    texts: ['加急', '1', '工人等着开工'],
    data: { matter: '施工许可' },
  },
];
