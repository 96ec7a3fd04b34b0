/** Whether a number is spoken of beside somebody else: 俺儿子的号换成…, 帮张婶换号, 王德福家换号了. Never the sender's own. */
import type { Reading } from '../reading/reading';
import { villagerIn } from '../reading/villager';

const KIN =
  '儿子|闺女|女儿|姑娘|儿媳|媳妇|老伴|老婆|老公|丈夫|妻子|爱人|对象|女婿|孙子|孙女|外孙|侄子|侄女|外甥|婆婆|公公|岳父|岳母|丈人|爸|爹|妈|娘|爷爷|奶奶|外公|外婆|[大二三老]?[哥弟姐妹叔伯婶姨舅姑嫂]|亲家|邻居|隔壁|亲戚|老人|娃|孩子';
const NUMBER = '(?:手机|电话|号|联系方式|换|改|变)';
/** 王德福家, 老李家: not 我家, 俺们家, 老家. */
const HOUSE = '(?<=[\\u3400-\\u9fff])(?<![我俺咱们自本老回在大全])家的?';
const OTHERS = new RegExp(
  `${HOUSE}${NUMBER}|(?:${KIN})(?:他|她)?(?:家|的|老人家)?[\\s,:]{0,3}(?:也|又|前天|昨天|今天)?${NUMBER}|(?:帮|替|给|代)(?:我|俺)?(?:${KIN})|(?<!其)[他她](?!们).{0,3}${NUMBER}|\\b(?:his|her|my (?:son|daughter|father|mother|dad|mum|mom|wife|husband|brother|sister|neighbou?r)(?:'s)?)\\b.{0,12}(?:number|phone)`,
  'i',
);
/** 妈,我换号了 is said to her, not of her; 我儿子的手机 may be what the own number moves to. */
const OWN = new RegExp(
  `^\\s*(?:${KIN})[\\s,:!~]*[我俺咱]|(?:我的?|俺的?|本人|自己的?)(?:手机|电话|号)|my (?:number|phone)`,
  'i',
);
/** Longer texts tell of other things too. */
const LONGEST = 60;

/** By a kinsman, a house, or a name. */
export function isAnothers(reading: Reading): boolean {
  return isOfAnother(reading.text) || isOfNamed(reading.normal.typed, villagerIn(reading).head);
}

export function isOfAnother(text: string): boolean {
  return text.length <= LONGEST && OTHERS.test(text) && !OWN.test(text);
}

/** 古丽·买买提的手机号换成…: the number of who is named right before it, whatever else the text is like. */
export function isOfNamed(typed: string, name: string | undefined): boolean {
  if (name === undefined) return false;
  return /^家?的(?:手机|电话|号)/.test(typed.slice(typed.indexOf(name) + name.length));
}
