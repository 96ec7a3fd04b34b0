/** Nothing is withdrawn, cancelled, stopped or granted unless the text says a word of that wish. */
import type { Speaker } from '../../../src/core/language/model/examples';
import { withSpokenSlots } from '../../../src/core/language/slots/spoken';
import { understand } from '../../../src/core/language/understand';
import type { Intent } from '../../../src/core/model/intent';
import { lexicon } from '../../support/lexicon';

const meaning = (text: string, speaker: Speaker = 'resident') =>
  understand(text, null, lexicon, { speaker, subject: null });

test.each<[Intent, readonly string[]]>([
  [
    'cancel',
    [
      ...[
        '投诉撤了吧',
        '算了不投诉了',
        '那个投诉我不要了',
        '帮我把投诉取消',
        '那个投诉是误会',
        'withdraw my complaint',
      ],
      ...['I take my complaint back', 'my complaint was a mistake, cancel it', 'complaint settled, close it'],
      ...['retract my complaint', 'undo the complaint of yesterday', '投诉 已经处理好了 撤了吧'],
    ],
  ],
  [
    'appointment.cancel',
    [
      ...[
        '取消预约',
        '帮我取消预约',
        '预约不去了',
        '明天来不了 取消预约',
        '明天可能来不了 取消预约吧',
        '家里不让我去看了 取消预约',
        'qx yuyue',
        '今天的预约我放弃',
      ],
      ...["I can't come tomorrow", 'release my slot', 'annul the visit please', 'forget the visit'],
    ],
  ],
  [
    'subscribe.stop',
    [
      '退订',
      '别发了',
      '别再给我发短信了',
      '把短信停了',
      'stop sending me messages',
      'opt out',
      'switch it off',
      'no more texts',
    ],
  ],
  ['consent.give', ['授权', '我同意让她代查', 'SQ', 'fine, the liaison can see what I was paid']],
  [
    'complaint.file',
    [
      '投诉 村干部不管事',
      '投诉 医院不要医保卡',
      '投诉 商店销售假药',
      '投诉 村里撤了我家低保',
      '投诉 窗口不办',
    ],
  ],
  ['complaint.file', ['我要投诉村干部', '村里路灯坏了没人管', '投诉了没用，我还要投诉']],
])('%s is done where it is wished', (intent, texts) => {
  expect(texts.map((text) => [text, meaning(text).intent])).toEqual(texts.map((text) => [text, intent]));
});

test.each<[string, Intent]>([
  ['咋样了，我那个投诉', 'case.status'],
  ['我的投诉有结果没', 'case.status'],
  ['投诉怎么撤', 'case.status'],
  ['不要撤我的投诉', 'case.status'],
  ['我没撤投诉', 'case.status'],
  ['我的投诉被撤了吗', 'case.status'],
  ['投诉了半个月没人管', 'case.status'],
  ['how do I withdraw my complaint', 'case.status'],
  ['预约还在不', 'appointment.book'],
  ['不要取消预约', 'appointment.book'],
  ['别把我的预约取消了', 'appointment.book'],
  ['预约取消了吗', 'appointment.book'],
  ['预约取消没', 'appointment.book'],
  ["don't cancel my appointment", 'appointment.book'],
  ['取消预约要提前几天说', 'appointment.book'],
  ['别让联络员看我家的', 'help'],
  ['授权了他能看到啥', 'help'],
  ['怎么取消预约', 'help'],
  ['怎么投诉', 'help'],
  ['怎么授权', 'help'],
  ['别授权', 'help'],
])('%s does nothing', (text, intent) => {
  const { kind, ...meant } = meaning(text);
  expect(meant).toMatchObject({ intent });
  // Of visits, those that stand are shown.
  if (intent === 'appointment.book') expect(kind).toBe('mine');
});

test('who asks what a score does gives none yet', () => {
  const { intent, unsure } = meaning('给1分会怎样');
  expect(intent !== 'case.rate' || unsure).toBe(true);
  expect(meaning('给5分')).not.toHaveProperty('unsure');
});

test.each([
  '退订会怎样',
  '怎么退订',
  '如何退订',
  '短信怎么停',
  '我退订了吗',
  'what messages will you send me',
  'which office sends these messages to me',
])('%s shows what is on', (text) => {
  expect(meaning(text)).toMatchObject({ intent: 'subscribe.stop', kind: 'state' });
});

test('a leader grants haste by saying so; who only finds it possible is shown what was asked', () => {
  expect(meaning('同意', 'office').slots).toMatchObject({ agree: true });
  const shown = meaning('这个件可以加急', 'office');
  expect(shown.intent).toBe('office.haste');
  expect(shown.slots).not.toHaveProperty('agree');
});

test.each<[string, boolean]>([
  ['你们到底管不管', true],
  ['问了三遍了都没人理 你们还管不管老百姓', true],
  ['村里收卫生费没给票 合理吗', true],
  ['你们再不处理我就投诉', true],
  ['我要投诉村干部', false],
  ['向你们反映个情况 村口垃圾堆没人拉', false],
])('%s is asked about before it is a complaint: %s', (text, asked) => {
  const { intent, unsure = false } = meaning(text);
  expect([intent, unsure]).toEqual(['complaint.file', asked]);
});

test.each(['好人一生平安', '行 谢谢你啊', '知道了，多谢', '好的好的谢谢您了'])('%s is thanks', (text) => {
  expect(meaning(text)).toMatchObject({ intent: 'unknown', manner: 'courtesy' });
});

test.each(['有人让我报验证码 我告诉他了', '密码我说给他了', 'I told him my code'])(
  '%s: the warning of a fraud',
  (text) => {
    expect(meaning(text)).toMatchObject({ intent: 'consult.ask', kind: 'fraud' });
  },
);

test.each<[string, Intent]>([
  ['能不能以后都发短信给我 别发他那个手机', 'family.add'],
  ['把我爸的短信也发给我', 'family.add'],
  ['text me instead of him', 'family.add'],
  ['别给我爸发短信了', 'subscribe.stop'],
  ['别给我发短信了 别让我老婆知道', 'subscribe.stop'],
])('%s: whose messages are meant', (text, intent) => expect(meaning(text).intent).toBe(intent));

test.each([
  '不要让我老公知道我发短信了',
  '千万别告诉他我问过',
  "don't let him know I texted",
  '别给我爸发短信了',
])('%s ends no messages of this phone', (text) => {
  const { intent, slots } = withSpokenSlots(meaning(text), text, '', lexicon);
  expect(intent !== 'subscribe.stop' || 'about' in slots).toBe(true);
});

test.each(['不是说不要发了吗怎么还发', '你们是不是别再发了'])('%s: messages are not asked for', (text) => {
  expect(lexicon.says.keepsMessages.test(text)).toBe(false);
});

test.each([
  '有人加我微信说再给300可以明天拿证',
  '对方打电话让我先转账500',
  'someone called and said pay 300 yuan first',
])('%s: the warning of a fraud, whatever is open', (text) => {
  expect(meaning(text)).toMatchObject({ intent: 'consult.ask', kind: 'fraud' });
});

test.each<[string, boolean]>([
  ['我要投诉你们', true],
  ['就投诉你们瞎扣老百姓的钱', true],
  ['我要投诉的事咋样了', false],
  ['我想投诉 怎么弄', false],
])('%s complains outright: %s', (text, outright) =>
  expect(lexicon.says.complainsOutright.test(text)).toBe(outright),
);

test.each<[string, boolean]>([
  ['麻烦你们给我打个电话', true],
  ['给我打电话', true],
  ['有人给我打电话说补贴要先转账', false],
  ['没人给我打电话', false],
  ['别再给我打电话', false],
])('whether %s asks for a call: %s', (text, asks) => expect(lexicon.says.asksForCall.test(text)).toBe(asks));
