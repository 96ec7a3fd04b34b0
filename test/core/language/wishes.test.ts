/** What names a harm and wishes none of it. */
import {
  aboutComplaining,
  wishesComplaint,
  wishesNoMore,
  wishesNoStop,
} from '../../../src/core/language/slots/wishes';
import { lexicon } from '../../support/lexicon';

test.each([
  '短信停了咋回事',
  '消息停了吗',
  '短信别停',
  '我没有退订',
  '别给我退订',
  '收不到短信是不是退订了',
  '别发给别人',
  '谁把我的短信提醒给关了',
  '短信别给我停了 我还要看',
  '没让你们停啊',
  '我从来没点过退订 怎么好久不给我发通知',
  '为啥不给我发短信了',
  'why did the messages stop',
  "I didn't unsubscribe",
  "please don't stop the messages",
])('%s stops nothing', (text) => {
  expect(wishesNoStop(text, lexicon.says)).toBe(true);
});

test.each([
  '退订',
  'TD',
  '别发了',
  '以后不用通知我了 关掉',
  '不要，退订',
  '别再给我发短信了',
  '把短信停了',
  '不想收了 停了吧',
  '为啥老给我发 别发了',
  '不是我要的，退订',
  '短信太多 关了它',
  '能不能别发了',
  'stop',
  'please stop sending me messages',
])('%s stops something', (text) => {
  expect(wishesNoStop(text, lexicon.says)).toBe(false);
});

test.each<[string, 'denies' | 'asks' | null]>([
  ['我没投诉', 'denies'],
  ['不是投诉', 'denies'],
  ['我投诉错了', 'denies'],
  ['投诉有用吗', 'asks'],
  ['怎么投诉', 'asks'],
  ['投诉要多久', 'asks'],
  ['我要投诉村干部乱收费', null],
  ['不投诉不行了', null],
  ['投诉', null],
  ['投诉卫生室没人', null],
  ['举报有人乱占耕地没人管', null],
])('whether %s only denies or asks: %s', (text, about) => {
  expect(aboutComplaining(text, lexicon.says)).toBe(about);
});

test.each<[string, boolean]>([
  ['不想收补贴的短信', true],
  ['别再给我发了', true],
  ['还是发吧', false],
  ['又想收了', false],
  ['别不发啊 接着发', false],
])('%s wants no more: %s', (text, is) => {
  expect(wishesNoMore(text, lexicon.says)).toBe(is);
});

test.each([
  ['我要投诉村会计', true],
  ['3号窗口那女的骂人 态度太差了', true],
  ['5号窗口小伙子爱答不理的,问两句就冲我嚷,像什么话!', true],
  ['村干部吃拿卡要没人管', true],
  ['The clerk at window 3 was so rude to my mother', true],
  ['问了三遍了都没人理 你们还管不管老百姓', false],
  ['态度太差了', false],
  ['再不办我就投诉', false],
  ['窗口几点开门', false],
])('%s complains: %s', (text, does) => {
  expect(wishesComplaint(text, lexicon.says)).toBe(does);
});
