/** Yes and no, as people say them to a question. */
import { answeredFirst, declines, yesOrNo } from '../../../src/core/language/answers/yesNo';
import { normalise } from '../../../src/core/language/reading/normalise';
import { lexicon } from '../../support/lexicon';

const said = (text: string) => ({ normal: normalise(text, lexicon.confusables), says: lexicon.says });
const linesOf = (words: string) => words.split(' ').filter((word) => word !== '');

test.each(
  linesOf(
    '是 是的 对 对对对 好 好的 好嘞 好啊 行 行吧 嗯 嗯嗯 中 中啊 可以 可以的 确认 确定 同意 要 要的 没错 没问题 登记 撤回 撤了吧 改吧 １ 1 1。 第一个 选1 1是 一 好的谢谢 行，麻烦了 那就登记吧 是的是的 嗯对 yes YES. y ok sure okay',
  ),
)('%s is yes', (text) => {
  expect(yesOrNo(said(text))).toBe('yes');
});

test.each(
  linesOf(
    '不 不是 不是的 不用 不用了 不用了谢谢 算了 算了吧 别 不要 不要了 不对 否 先不 先不用了 不登记 不撤 别撤了 不改了 没有 再说吧 以后再说 2 ２ 第二个 不了算了 no No. n nope 取消 不是投诉 还是不收',
  ),
)('%s is no', (text) => {
  expect(yesOrNo(said(text))).toBe('no');
});

test.each(
  linesOf(
    '补贴 我要投诉村干部 好像不对吧你再看看 3 12 明天上午 1补贴 不知道 为什么 粮食直补 取消预约 谢谢 什么 恢复 恢复吧 收提醒 继续 问 是不是 要不要 好不好 行不行',
  ),
)('%s is neither', (text) => {
  expect(yesOrNo(said(text))).toBeNull();
});

test.each(linesOf('取消 取消吧 撤 不去了 不要了 是 1 yes'))(
  'asked whether to give it up, %s is yes',
  (text) => {
    expect(yesOrNo(said(text), true)).toBe('yes');
  },
);

test.each(linesOf('不取消 别取消 还去 不撤 算了 2 留着 no'))(
  'asked whether to give it up, %s is no',
  (text) => {
    expect(yesOrNo(said(text), true)).toBe('no');
  },
);

test('a digit alone declines nothing', () => {
  expect([declines(said('2')), declines(said('不用了，谢谢')), declines(said('好'))]).toEqual([
    false,
    true,
    false,
  ]);
});

test.each<[string, 'yes' | 'no' | null]>([
  ['是 帮我报上去', 'yes'],
  ['好，麻烦给我登记', 'yes'],
  ['是的 帮我反映', 'yes'],
  ['yes, file it for me', 'yes'],
  ['不用 我就说说', 'no'],
  ['不了，谢谢你们', 'no'],
  ['no, I only told you', 'no'],
  ['对了 我粮补到没', null],
  ['是 但是先等等', null],
  ['好 不过别写我名字', null],
  ['行 那要多少钱', null],
  ['不 换成13912340119', null],
  ['no subsidy came', null],
  ['路灯坏了 没人管', null],
  ['yes, does it cost me?', null],
])('%s begins with %s', (text, answer) => {
  expect(answeredFirst(said(text))).toBe(answer);
});
