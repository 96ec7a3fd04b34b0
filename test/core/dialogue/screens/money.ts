/** Screens of subsidies and cases, of proving who one is, and of what was not understood. */

import type { Reads } from '../../../../src/core/dialogue/scene/reads';
import { APPLICANT, FARMER, STRANGER } from '../../../worlds/people';
import { CASES } from '../../../worlds/village';
import type { Screen } from './screen';

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
