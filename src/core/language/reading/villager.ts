/** Of whom a liaison speaks: 村民彭四喜换号了, 帮三组的刘富贵看看低保, 李凤琴让我替她查. */
import type { Villager } from '../../model/intent';
import { startsWithSurname, surnameOf } from '../../text/name';
import { isHan } from './normalise';
import { smallNumber } from './numerals';
import type { Reading } from './reading';
import { typedSpan } from './spans';
import type { Token } from './tokens';

const LATIN = /(?<![A-Za-z])[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}(?![A-Za-z])/;
const GROUP = /([0-9]{1,2}|[一二三四五六七八九十]{1,3})[组社队]|\b(?:group|team) ([0-9]{1,2})/;
/** Rarely a surname, mostly a word. */
const WORDS_TOO = '查应花和保华看成全那都';
/** What may stand right before a name, and right behind one. */
const BEFORE = /(?:[组社队村家民帮替给查看找报登把是叫的和为下哈个的人户姓头爷奶叔婶伯哥嫂记正新]|^)$/;
const FOLLOWS =
  '(?:[^㐀-鿿]|[的家户让叫喊托来说也在换新改今去前现以用号电手没是把给跟和同委她他原更老旧上停码有这那要想授坐不查看登]|$)';
const BEHIND = new RegExp(`^${FOLLOWS}`);
const DOTTED = new RegExp(`[㐀-鿿]{2,12}(?:[·•・‧∙．.][㐀-鿿]{1,12}?){1,3}(?=${FOLLOWS})`);

export function villagerIn(reading: Reading): Villager {
  const group = groupIn(reading);
  const head = headIn(reading);
  return { ...(head !== null && { head }), ...(group !== null && { group }) };
}

const HOUSE = /^[的]?(?:家|户|屋)/;
/** The name of a thing rather than of a person: 安置房, 田亩证. */
const THINGS = /[房证补款宅厂店照表费车机]$/;
const ASKED_OF = /^(?:['’]s|的|家|户|申请|申报|办|报)/;
const OPENS = /(?:^|[\s,.。?!]|村民|[组社队]|帮|替|给|问|查|下)$/;

/**
 * By a surname with what people say behind it or in front: 老王家, 张大爷; `house`: whoever lives there is meant. `head`: a name in
 * full that may be read in the same place; within one (王小梅家) nobody is called otherwise.
 */
export function calledIn(
  { text, says }: Pick<Reading, 'text' | 'says'>,
  head: string | undefined,
): { surname?: string; house?: true } {
  const at = head === undefined ? -1 : text.indexOf(head);
  const isHouse = at >= 0 && HOUSE.test(text.slice(at + (head?.length ?? 0)));
  for (const { 0: found, index } of text.matchAll(new RegExp(says.calledSo, 'giu'))) {
    const start = found.startsWith('老') ? index + 1 : index;
    const surname = surnameOf(text.slice(start, start + 1));
    const isWithin = at >= 0 && start > at && start < at + (head?.length ?? 0);
    if (surname === null || isWithin || THINGS.test(surname) || WORDS_TOO.includes(surname)) continue;
    const house =
      isHouse || HOUSE.test(text.slice(start + 1)) || HOUSE.test(text.slice(index + found.length));
    return { surname, ...(house && { house: true }) };
  }
  return isHouse ? { house: true } : {};
}

/** Whether somebody of this name is asked after, whom nobody may know: three signs, or Latin words, with what is asked right behind. */
export function isSurelyNamed({ text }: Pick<Reading, 'text'>, head: string): boolean {
  const name = head.toLowerCase();
  const at = (name.length === 3 || LATIN.test(head)) && !THINGS.test(name) ? text.indexOf(name) : -1;
  return at >= 0 && OPENS.test(text.slice(0, at)) && ASKED_OF.test(text.slice(at + name.length));
}

/** 3组, 三组的那个. */
export function groupIn({ text }: Pick<Reading, 'text'>): number | null {
  const found = GROUP.exec(text);
  const number = found?.[1] ?? found?.[2];
  return number === undefined ? null : smallNumber(number);
}

/** Names keep their characters as typed: 葉 is not 叶 in a register. */
function headIn(reading: Reading): string | null {
  const { typed } = reading.normal;
  const foreign = DOTTED.exec(typed) ?? LATIN.exec(typed);
  if (foreign) return foreign[0];
  const { text } = reading;
  const found: { start: number; end: number; rank: number }[] = [];
  for (let start = 0; start < text.length; start++) {
    if (!isHan(text.charCodeAt(start))) continue;
    for (const length of [4, 3, 2]) {
      const rank = rankOf(reading, start, start + length);
      if (rank > 0) found.push({ start, end: start + length, rank });
    }
  }
  const best = found.reduce((most, one) => Math.max(most, one.rank), 0);
  const one = found.find(({ rank }) => rank === best);
  return one ? typedSpan(reading, one.start, one.end) : null;
}

/** How much like a name of two or three signs, or of four with two of a surname; 0: none. */
function rankOf(reading: Reading, start: number, end: number): number {
  const { text, tokens } = reading;
  const name = text.slice(start, end);
  const length = end - start;
  if (end > text.length || !startsWithSurname(name) || /[换改婶]/.test(name.slice(1))) return 0;
  const words = tokens.filter((token) => token.end - token.start > 1);
  if (words.some((token) => token.start < end && start < token.end)) return 0;
  if (/\s/.test(typedSpan(reading, start, end))) return 0;
  const opens = begins(reading, words, start);
  const closes =
    BEHIND.test(text.slice(end)) || isApart(reading, end) || words.some((token) => token.start === end);
  if (WORDS_TOO.includes(name[0] ?? '') && !(opens && closes)) return 0;
  return opens || closes ? (opens ? 2 : 0) + (closes ? 2 : 0) + (length === 3 ? 1 : 0) : 0;
}

function begins(reading: Reading, words: readonly Token[], start: number): boolean {
  const before = reading.text.slice(0, start);
  return (
    !isHan(before.charCodeAt(start - 1)) ||
    BEFORE.test(before) ||
    isApart(reading, start) ||
    words.some((token) => token.end === start)
  );
}

/** A blank between Chinese characters is in what was typed alone. */
function isApart({ normal: { origin } }: Reading, at: number): boolean {
  return (origin[at] ?? 0) - (origin[at - 1] ?? 0) > 1;
}
