import type { ScoreSlot } from './intent';
import { smallNumber } from './numerals';
import type { Reading } from './reading';
import { senseOf } from './tokens';

const NAMED =
  /(?<![0-9一二三四五六七八九十年])([1-5一二三四五两])\s?(?:分|颗星|星|stars?|points?|out of)|(?<![0-9])([1-5])\s?\/\s?5(?![0-9])/;
const LAST = /(?:^|[^0-9一二三四五六七八九十])([1-5])\s*[.。!,]?\s*$/;

/** The score that a text gives, by digit or by word; null when it gives none. A digit without 分 counts only if `bareDigit`. */
export function scoreOf(reading: Reading, bareDigit: boolean): ScoreSlot | null {
  const named = NAMED.exec(reading.text);
  const digit = named?.[1] ?? named?.[2] ?? (bareDigit ? LAST.exec(reading.text)?.[1] : undefined);
  if (digit !== undefined) return pointsOf(smallNumber(digit));
  for (const token of reading.tokens) {
    const sense = senseOf(token, 'score');
    if (sense) return sense.value;
  }
  return null;
}

/** A number as a score, or null when it is none. */
export function pointsOf(number: number | null): ScoreSlot | null {
  return number === 1 || number === 2 || number === 3 || number === 4 || number === 5 ? number : null;
}
