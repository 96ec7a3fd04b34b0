/** Yes or no to a question that wants one: the labels shown, and what people say instead. */
import type { Reading } from '../reading/reading';

/** Longer texts say more than yes or no. */
const LONGEST = 16;
const MARKS = /[\s,.。、!?~;:()"“”'’…👌👍🙏]/gu;
/** Around a yes or no, and of no weight. */
const BEFORE =
  /^(?:那个?|那就|就|嗯+|恩|哦|噢|喔|啊|哎|唉|呃|我说|我|俺|咱|请|麻烦你?|帮我|给我|你就|都|再)+(?=.)/;
const AFTER =
  /(?:了|吧|啊|呀|呢|嘛|哈|哦|噢|喔|啦|哇|呐|咯|喽|嘞|勒|滴|谢谢您?你?|谢了|多谢|感谢|麻烦了|麻烦您?你?|辛苦了?|一下|一件|一次|一个|就行|就好|即可|那个|它|thanks?|thankyou|please|pls)+$/;

const YES = wordsOf(
  '是 是的 是这样 对 对的 没错 不错 好 好的 好啊 行 行的 中 成 得 要得 可 可以 可以的 嗯 恩 确认 确定 确实 同意 需要 要 要的 想 愿意 没问题 没意见 必须 当然 肯定 一定 ok okay okey 好滴 妥 照办 办 就这样 就这么办 没事 来 撤 撤回 撤掉 登记 记 记下 记下来 转 转过去 改 换 约 听你的 y yes yeah yep yup sure correct right confirm agree iagree yesplease goahead doit ofcourse fine',
);
/** Of these a 不, 别, 先不 makes a no; by themselves they are one. */
const NO = wordsOf(
  '不 否 别 甭 没 没有 不是 不是的 不对 不行 不要 不用 不必 不需要 不想 不了 不可以 不同意 不确认 不中 不成 不得 不好 算 算了 拉倒 罢了 免 免了 拒绝 保留 留着 留 不报 不报了 不加 不加了 先不 先不用 先别 暂时不 暂不 改天 再说 再说吧 以后再说 等等再说 还是不 还是不收 还是算 照旧 不是投诉 取消 n no nope nah never cancel dont donot decline nothanks keep keepit leaveit notnow leave',
);
/** What gives something up, where the question is whether to. */
const DROPS = wordsOf(
  '取消 取消掉 撤 撤回 撤掉 撤销 退 退掉 不去 不去了 不来 不来了 不要 不要了 不约 不约了 drop cancel cancelit withdraw',
);
/** Who still comes does not give it up. */
const KEEPS = wordsOf('去 还去 还要去 要去 会去 来 还来 还要来 会来 要来 还要 还约');
const NEGATED = /^(?:先|还是|暂时|我|俺)?(?:不|别|甭|没|莫)(?:想|要|用|愿意)?(.*)$/;
/** 对对对, 好好, 不不不. */
const REPEATED = /^(.{1,2}?)\1+$/u;
/** 1, 第一个, 选1, 1是. */
const DIGIT = /^(?:选|回|第)?([12一二])(?:个|号)?(.*)$/;

function wordsOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/** Null where it is neither. `drops`: yes gives something up, so that 取消 is yes. A digit is that of the choice. */
export function yesOrNo({ normal }: Pick<Reading, 'normal'>, drops = false): 'yes' | 'no' | null {
  const words = wordsIn(normal.plain);
  const [picked, digit, rest = ''] = DIGIT.exec(words) ?? [];
  if (picked === undefined) return inWords(words, drops);
  const choice = digit === '1' || digit === '一' ? 'yes' : 'no';
  return rest === '' || inWords(rest, drops) === choice ? choice : null;
}

/** 不用了, 算了: no, in words alone; of 没投诉 nobody can tell what it says no to. */
export function declines({ normal }: Pick<Reading, 'normal'>): boolean {
  const words = wordsIn(normal.plain);
  return [words, words.replace(AFTER, ''), bare(words)].some((each) => NO.has(each));
}

function wordsIn(text: string): string {
  return text.length > 2 * LONGEST ? '' : text.replace(MARKS, '').toLowerCase();
}

function inWords(words: string, drops: boolean): 'yes' | 'no' | null {
  if (words === '' || words.length > LONGEST) return null;
  return said(words, drops) ?? said(words.replace(AFTER, ''), drops) ?? said(bare(words), drops);
}

function bare(words: string): string {
  const plain = words.replace(BEFORE, '').replace(AFTER, '');
  return REPEATED.exec(plain)?.[1] ?? plain;
}

function said(words: string, drops: boolean): 'yes' | 'no' | null {
  if (drops && KEEPS.has(words)) return 'no';
  if (drops && DROPS.has(words)) return 'yes';
  if (NO.has(words)) return 'no';
  if (YES.has(words)) return 'yes';
  const denied = NEGATED.exec(words)?.[1];
  return denied !== undefined && (YES.has(denied) || DROPS.has(denied)) ? 'no' : twice(words, drops);
}

/** 好的是的, 嗯对, 不用了算了: two words that say the same. */
function twice(words: string, drops: boolean): 'yes' | 'no' | null {
  for (let at = words.length - 1; at > 0; at -= 1) {
    const [one, other] = [words.slice(0, at), words.slice(at).replace(/^[了吧的啊]/, '')];
    for (const [kind, set] of [
      ['no', NO],
      ['yes', YES],
    ] as const)
      if ((set.has(one) || (kind === 'yes' && drops && DROPS.has(one))) && set.has(other)) return kind;
  }
  return null;
}

const DENIED =
  /^(?:不是(?:我|俺|本人|我本人)(?:换的|发的|弄的|要换的|换的号|申请的|干的|操作的)?|(?:我|俺)(?:从)?没(?:有|说|要)?(?:换过?号?|发过?|申请过?|弄|要换|换手机号)|notme|itwasnotme|notmine|ididnot|ididnotask)(?:啊|呀|过)?$/;

/** It was never asked for: 不是我, 我没换. */
export function isDenied({ normal }: Pick<Reading, 'normal'>): boolean {
  return DENIED.test(normal.plain.replace(MARKS, '').toLowerCase());
}
