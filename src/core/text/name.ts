/**
 * What a person's name is, once for all who read, compare or hide one: 2 to 25 characters as the register has them
 * (姓名登记: Han names, and names of other peoples written in Han characters with a middle dot between their parts),
 * with characters beyond the BMP and of the private use area; Latin names up to the 39 letters of a passport
 * (ICAO 9303, part 4).
 */

const FEWEST = 2;
const MOST = 25;
const MOST_LATIN = 39;

/** For character classes of others (flag `u`): letters of any script, characters that a register made for itself, and planes 2 and 3, where Han grows with each edition of Unicode. */
export const LETTERS = '\\p{L}\\p{M}\\p{Co}〇\\u{20000}-\\u{3fffd}';
/** What is put between the parts of a name, however it is drawn: 买买提·吐尔逊, 买买提．吐尔逊, 买买提 吐尔逊. */
export const JOINS = "·•・‧∙⋅･˙◦●⸱⸳ᐧ᛫་.．｡\\s'’`_\\-";

const WHOLE = new RegExp(`^[${LETTERS}]+(?:[${JOINS}]{1,3}[${LETTERS}]+)*$`, 'u');
/** As nearly all are written: nothing has to be made equal to see it. */
const PLAIN = new RegExp(`^[\\u4e00-\\u9fff]{${FEWEST},${MOST}}$`);
const LATIN = /^\p{Script=Latin}+$/u;
const JOINED = new RegExp(`[${JOINS},]`, 'gu');
/** Joiners, variation selectors: the same character drawn otherwise. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const ACCENTS = /[\u0300-\u036f]/g;

/**
 * The form in which two spellings of one name are equal: width, case, accents, dots and blanks apart. Traditional and
 * simplified characters stay what they are, as in a register. Empty for a text without a letter.
 */
export function canonicalName(name: string): string {
  const folded = name.normalize('NFKC').replace(INVISIBLE, '').toLowerCase();
  return folded.normalize('NFD').replace(ACCENTS, '').normalize('NFC').replace(JOINED, '');
}

/** Whether this is a name and nothing else. A company's is longer, and none. */
export function isName(text: string): boolean {
  if (PLAIN.test(text)) return true;
  const tidy = text.normalize('NFKC').replace(INVISIBLE, '').trim();
  if (!WHOLE.test(tidy)) return false;
  const letters = canonicalName(tidy);
  const count = [...letters].length;
  return count >= FEWEST && count <= (LATIN.test(letters) ? MOST_LATIN : MOST);
}

/** Whether both name the same, however each is written. */
export function sameName(one: string, other: string): boolean {
  return canonicalName(one) === canonicalName(other);
}

/** Most people's, with the compound ones; they tell a name from other words, and nobody is kept out who has another. */
const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙伏岑习胥保和蔺張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻餘鍾譚鄒陸龍萬錢湯喬賀賴龔龐蘭肖付闫尚骆蒲农缪麦师荣寇佘麻邝';
const COMPOUND = new Set(
  (
    '欧阳 歐陽 上官 司马 司馬 诸葛 諸葛 夏侯 皇甫 尉迟 公孙 慕容 令狐 司徒 东方 独孤 南宫 长孙 宇文 轩辕 端木 百里 ' +
    '呼延 申屠 太史 闻人 澹台 公冶 宗政 濮阳 淳于 单于 钟离 司空 鲜于 闾丘 赫连 万俟 拓跋 第五 东郭 西门'
  ).split(' '),
);
const HAN = /^\p{sc=Han}+$/u;

/** Whether it begins with a surname of two characters. */
export function hasCompoundSurname(name: string): boolean {
  return COMPOUND.has(name.slice(0, 2));
}

/** 王德福, 欧阳修: as most people's names begin, and no longer than these are. */
export function startsWithSurname(text: string): boolean {
  const letters = [...text];
  if (!HAN.test(text) || letters.length < FEWEST) return false;
  return hasCompoundSurname(text)
    ? letters.length <= 4
    : letters.length <= 3 && SURNAMES.includes(letters[0] ?? '');
}

/** Of a Han name, its surname (王, 欧阳), whether it stands alone or not; null for what begins with none. */
export function surnameOf(text: string): string | null {
  if (hasCompoundSurname(text)) return text.slice(0, 2);
  const first = [...text.trim()][0] ?? '';
  return first !== '' && SURNAMES.includes(first) ? first : null;
}

/** Such a name, one with a dot between its parts, or several Latin words. */
export function looksLikeName(text: string): boolean {
  const tidy = text.trim();
  if (startsWithSurname(tidy)) return true;
  const canonical = canonicalName(tidy);
  return LATIN.test(canonical)
    ? /\s/.test(tidy)
    : !/\s/.test(tidy) && [...tidy].length > [...canonical].length;
}
