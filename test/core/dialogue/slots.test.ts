/** What a command is told of the words: slots, and not the text. */
import { withSpokenSlots } from '../../../src/core/language/slots/spoken';
import type { Act } from '../../../src/core/model/intent';
import { lexicon } from '../../support/lexicon';

const FROM = '+8613800000001';

test.each<[Act, string, Act['slots']]>([
  [{ intent: 'subscribe.stop', slots: {} }, '退订', {}],
  [{ intent: 'subscribe.stop', slots: {} }, '退订办件', { part: 'cases' }],
  [{ intent: 'subscribe.start', slots: {} }, 'START PAYMENTS', { part: 'payments' }],
  ...['退订13800000001', '退订 +86 138 0000 0001', '退订138-0000-0001', 'STOP １３８００００000１'].map(
    (text): [Act, string, Act['slots']] => [{ intent: 'subscribe.stop', slots: {} }, text, {}],
  ),
  [{ intent: 'subscribe.stop', slots: {} }, '退订13900001234', { about: 'state', others: true }],
  [{ intent: 'subscribe.stop', slots: {} }, '退订13800000001和13900001234', { others: true }],
  [{ intent: 'subscribe.stop', slots: {} }, '13800000001别给我停', { about: 'state' }],
  [{ intent: 'contact.changePhone', slots: { newPhone: '13800000001' } }, '13800000001别再发了', {}],
  [{ intent: 'subscribe.start', slots: {} }, '恢复13800000001', {}],
  [{ intent: 'subscribe.start', slots: {} }, '恢复13900001234', { about: 'state', others: true }],
  [{ intent: 'subsidy.query', slots: {} }, '帮李老四查补贴', { others: true }],
  [{ intent: 'subsidy.query', slots: { year: 'last' } }, '去年的补贴', { year: 'last', all: true }],
  [{ intent: 'subsidy.query', slots: { year: 'last' } }, '去年的呢', { year: 'last' }],
  ...[
    '我弟那户的粮食钱到没到 替他看下',
    '王德福家的到了没',
    '俺老丈人家的',
    '小舅子他家的粮补到没',
    '我表哥的低保',
    '隔壁李长贵家今年补了多少',
    "my brother's grain money",
  ].map((text): [Act, string, Act['slots']] => [
    { intent: 'subsidy.query', slots: {} },
    text,
    { others: true },
  ]),
  ...[
    '我们家的',
    '你们这帮王八蛋 粮补咋还没发',
    '一帮人都领了就我没领',
    '人家的都到了 我家咋没动静',
    '帮我看下补贴',
    '帮忙查下',
    '隔壁老王家的都发了 我家咋没有',
    '隔壁家都到账了 我没有',
    '我哥家的到了 俺咋没到',
    '我姐说她那边到了 我的咋没到',
    '帮看看老爸的低保',
    '替老娘问下',
    '给我爸的低保到了没',
    '代办费',
  ].map((text): [Act, string, Act['slots']] => [{ intent: 'subsidy.query', slots: {} }, text, {}]),
  [{ intent: 'case.status', slots: {} }, '营业执照办好了吗', { words: '营业执照办好了吗' }],
  [
    { intent: 'office.cases', slots: { which: 'late' } },
    '住建局超期',
    { which: 'late', words: '住建局超期' },
  ],
  [{ intent: 'matter.guide', slots: { about: 'fee' } }, '过户多少钱', { about: 'fee', words: '过户多少钱' }],
  [
    { intent: 'consult.ask', slots: { text: '后天大厅开门不' } },
    '后天大厅开门不',
    { words: '后天大厅开门不', date: 'dayAfterTomorrow' },
  ],
  [{ intent: 'consult.ask', slots: {} }, '大后天上班不', { words: '大后天上班不', date: 'threeDaysOn' }],
  [{ intent: 'consult.ask', slots: {} }, '明个儿开门不', { words: '明个儿开门不', date: 'tomorrow' }],
  [{ intent: 'consult.ask', slots: {} }, '现在有人不', { words: '现在有人不', date: 'today' }],
  [{ intent: 'consult.ask', slots: {} }, '周末开不开', { words: '周末开不开', date: 'weekday:6' }],
  [{ intent: 'consult.ask', slots: { text: '养老金多少' } }, '咨询养老金多少', { text: '养老金多少' }],
  [{ intent: 'news.latest', slots: {} }, '电工培训', { words: '电工培训' }],
  [{ intent: 'unknown', slots: {} }, ' 17 ', { digits: true, words: ' 17 ' }],
  [{ intent: 'unknown', slots: {} }, '17号', { words: '17号', date: 'day:17' }],
  [{ intent: 'menu', slots: {} }, '办件补贴提醒', {}],
])('%j said as %s has the slots %j', (act, text, slots) => {
  const words = act.intent === 'subsidy.query' && { words: text };
  expect(withSpokenSlots(act, text, FROM, lexicon).slots).toEqual({ ...slots, ...words });
});

test.each<[string, object]>([
  ['去年呢', { year: 'last' }],
  ['去年的不对吧', { year: 'last', about: 'dispute' }],
])('a year alone asks what was asked before: %s', (text, slots) => {
  const taken = { intent: 'subsidy.query', slots: { year: 'last' }, kind: 'dispute' } as const;
  expect(withSpokenSlots(taken, text, FROM, lexicon).slots).toEqual({ ...slots, words: text });
});
