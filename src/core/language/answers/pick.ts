import type { Act } from '../../model/intent';
import { smallNumber } from '../reading/numerals';
import type { Reading } from '../reading/reading';
import { senseOf } from '../reading/tokens';

const PICKED =
  /^[\s,.。、;:#*+(（]*(我?(?:想|要)?(?:再)?(?:选择?|看看?|查看?|[查看]一?下|要|点|按|进|打开|回复?|发|就)?\s*(?:第|头(?=[1一]个))?)\s*([0-9]{1,2}|(?!一下)[一二三四五六七八九十两壹贰叁肆伍陆柒捌玖]{1,3})\s*(个(?!多?半?月|人|星期|礼拜|小时|钟头|孩|娃|村|字|证)|号|条|笔|项|件|行|款|样|份)?(.{0,10})$/;
const ENGLISH_PICK =
  /^(?:option|no|number|item|select|choose|choice|press|show|pick|row|line)\.? ?#?([0-9]{1,2})(?: details?)?[.!]?$/;
/** 2 please. */
const ENGLISH_ASKED = /^#?([0-9]{1,2}),? (?:please|pls|thanks|thx)[.!]?$/;
const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
const ENGLISH_ORDINAL = new RegExp(
  `^(?:(?:show |give |choose )?(?:me )?the )?(?:(${ORDINALS.join('|')})|([1-6])(?:st|nd|rd|th))(?: (?:one|line|item|row|payment|case))?(?:,? (?:please|pls))?[.!]?$`,
);
/** 最上面那个, 头一笔. */
const TOP = /^我?[要看选查]?(?:最上[头面边]?|头)的?那?[1一]?(?:个|条|笔|件|项)[吧的]?$/;
/** Behind a line that is counted and not named (2个, 3号): what points at it or asks of it. Of 两个老人 and 3号窗口 none is a line. */
const OF_LINE = /^\s*(?:那|的|吧|呢|是|为|怎|咋|啥|什么|到|没|详|明细|情况|看|查|选|谢|[,.。!?])/;
const LONGEST_LOOKED_AT = 40;
const ONLY_MARKS = /^[\s,.。、;:#*+!?)~吧的]*$/;

/** The number picked from a list (`2`, 第二个, 选2), or null: 一个月 and 两个人 pick nothing. A bare digit may carry marks, a named one also words. */
export function picked(reading: Reading): number | null {
  const text = reading.text.trim();
  // The expressions below take time that grows with the cube of a run of blanks.
  if (text.length > LONGEST_LOOKED_AT) return null;
  const english = ENGLISH_PICK.exec(text) ?? ENGLISH_ASKED.exec(text);
  if (english) return Number(english[1]);
  if (NUMBERS.includes(text)) return NUMBERS.indexOf(text) + 1;
  const [, ordinal = '', nth] = ENGLISH_ORDINAL.exec(text) ?? [];
  if (ordinal || nth) return nth ? Number(nth) : ORDINALS.indexOf(ordinal) + 1;
  if (TOP.test(text)) return 1;
  const match = PICKED.exec(text);
  if (!match) return loneNumber(reading);
  const [, before = '', digits = '', unit, after = ''] = match;
  const isCounted = before === '' && unit !== undefined && !OF_LINE.test(after);
  const isLone = unit === undefined && (before === '' || /[0-9年月日分]/.test(after));
  if (!ONLY_MARKS.test(after) && (isCounted || isLone)) return loneNumber(reading);
  return smallNumber(digits);
}

const LONE =
  /^[^0-9一二三四五六七八九十两年月日]*?([0-9]{1,2}|[一二三四五六七八九十两]{1,3})[^0-9一二三四五六七八九十两年月日分]*$/;
const AROUND_NUMBER = [
  'pick',
  'unit',
  'detailword',
  'refer',
  'polite',
  'filler',
  'money',
  'position',
] as const;
/** Longer texts are no pick, whatever number is in them. */
const LONGEST_PICK = 16;

/** The only number in a few words that speak of lines and lists (那个4是什么钱); null when there is anything else. */
function loneNumber({ text, tokens, rest }: Reading): number | null {
  const digits = text.length <= LONGEST_PICK && rest === 0 ? LONE.exec(text)?.[1] : undefined;
  if (digits === undefined) return null;
  const speaksOfLists = tokens.every((token) => AROUND_NUMBER.some((sign) => senseOf(token, sign)));
  const points = tokens.some((token) =>
    (['pick', 'unit', 'detailword', 'refer'] as const).some((sign) => senseOf(token, sign)),
  );
  return speaksOfLists && points ? smallNumber(digits) : null;
}

/** `0` goes back and `9` shows more, unless a list is as long as that. */
export function moved(n: number | null, last: number): Act | null {
  if (n === 0) return { intent: 'back', slots: {} };
  return n === 9 && last < 9 ? { intent: 'page.next', slots: {} } : null;
}

export function chosen(n: number | null, intent: 'choose' | 'subsidy.detail'): Act | null {
  if (n === null || n === 0) return null;
  return intent === 'choose' ? { intent, slots: { n } } : { intent, slots: { index: n } };
}
