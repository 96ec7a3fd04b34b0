/** Words that are written short or by their sound (`wen wil u pay`): in full, so that they are the words that were taught. */
import type { Shorthand } from '../lexicon/shorthand';
import { isHan, type Normal } from './normalise';
import type { Token } from './tokens';

const WORD = /(?<![a-z0-9-])[a-z0-9/]*[a-z][a-z0-9/]*(?![a-z0-9-])/g;
/** A lone letter is an answer, or initials, where few words stand beside it. */
const FEW = 3;

/**
 * The text with such words in full; what is cut from it is still what was typed. Linear in time.
 * `tokens`: the words of the lexicon in it; initials that are a command (BT) stay what they are.
 */
export function inFull(normal: Normal, tokens: readonly Token[], shorthand: Shorthand): Normal {
  const { typed, plain, origin } = normal;
  const words = [...plain.matchAll(WORD)];
  if (words.length === 0 || hasHan(plain)) return normal;
  let text = '';
  let done = 0;
  const places: number[] = [];
  const copyTo = (end: number) => {
    text += plain.slice(done, end);
    for (let at = done; at < end; at++) places.push(origin[at] ?? 0);
  };
  for (const { 0: word, index } of words) {
    const isFree = word.length > 1 ? !isInitials(tokens, index) : words.length >= FEW;
    const full = isFree ? shorthand.get(word) : undefined;
    if (full === undefined) continue;
    copyTo(index);
    done = index + word.length;
    text += full;
    for (let at = 0; at < full.length; at++) places.push(origin[placeIn(word, full, at) + index] ?? 0);
  }
  if (done === 0) return normal;
  copyTo(plain.length);
  return { typed, plain: text, origin: places };
}

/** Where in `word` the sign at `at` of `full` comes from: the last from the last, so that a word is cut whole. */
function placeIn(word: string, full: string, at: number): number {
  return at === full.length - 1 ? word.length - 1 : Math.min(at, word.length - 1);
}

function isInitials(tokens: readonly Token[], at: number): boolean {
  return tokens.some(({ start, entry }) => start === at && entry.language === 'initials');
}

function hasHan(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (isHan(text.charCodeAt(at))) return true;
  return false;
}
