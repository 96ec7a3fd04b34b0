import type { ScoreSlot } from '../../model/intent';
import type { Sounds } from '../lexicon/sounds';
import { heardIn } from './heard';
import { smallNumber } from './numerals';
import type { Reading } from './reading';
import { senseOf } from './tokens';

const NAMED =
  /(?<![0-9一二三四五六七八九十年])([1-5一二三四五两壹贰叁肆伍])\s?(?:分|颗星|星|stars?|points?|out of)|(?<![0-9])([1-5])\s?\/\s?5(?![0-9])/;
const LAST = /(?:^|[^0-9一二三四五六七八九十])([1-5])\s*[.。!,]?\s*$/;

/** The score that a text gives, by digit or by word; null when it gives none. A digit without 分 counts only if `bareDigit`. */
export function scoreOf(reading: Reading, bareDigit: boolean): ScoreSlot | null {
  const named = NAMED.exec(reading.text);
  const digit = named?.[1] ?? named?.[2] ?? (bareDigit ? LAST.exec(reading.text)?.[1] : undefined);
  if (digit !== undefined) return pointsOf(smallNumber(digit));
  for (const [index, token] of reading.tokens.entries()) {
    const sense = senseOf(token, 'score');
    if (sense) return isDenied(reading, index) ? '不满意' : sense.value;
  }
  return null;
}

/** A score in words that are misspelt (不太满义). */
export function scoreHeard(reading: Reading, sounds: Sounds): ScoreSlot | null {
  const heard = heardIn(reading, sounds) as ScoreSlot | null; // its values are the scores in words
  return heard === '满意' && /不|没/.test(reading.text) ? '不满意' : heard;
}

/** 不怎么满意: praise right behind a no. */
function isDenied({ tokens, text }: Reading, index: number): boolean {
  const [before, token] = [tokens[index - 1], tokens[index]];
  if (!token || senseOf(token, 'score')?.value !== '满意') return false;
  // 办理不满意: the no may be taken for the end of the word before.
  if (text[token.start - 1] === '不') return true;
  return !!before && !!senseOf(before, 'negation') && /^\s*$/.test(text.slice(before.end, token.start));
}

/** A number as a score, or null when it is none. */
export function pointsOf(number: number | null): ScoreSlot | null {
  return number === 1 || number === 2 || number === 3 || number === 4 || number === 5 ? number : null;
}
