/** Of whom a liaison speaks: 村民彭四喜换号了, 帮三组的刘富贵看看低保, 李凤琴让我替她查. */
import type { Villager } from '../../model/intent';
import { startsWithSurname } from '../../text/name';
import { isHan } from './normalise';
import { smallNumber } from './numerals';
import type { Reading } from './reading';
import { typedSpan } from './spans';
import type { Token } from './tokens';

const LATIN = /(?<![A-Za-z])[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}(?![A-Za-z])/;
const GROUP = /([0-9]{1,2}|[一二三四五六七八九十]{1,3})[组社队]/;
/** Rarely a surname, mostly a word. */
const WORDS_TOO = '查应花和保华看成全那';
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

/** 3组, 三组的那个. */
export function groupIn({ text }: Pick<Reading, 'text'>): number | null {
  const found = GROUP.exec(text)?.[1];
  return found === undefined ? null : smallNumber(found);
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
