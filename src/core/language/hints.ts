import { expand } from './words';

const OPENS = /^\^/;
const ENDS = /\$$/;
/** Marks that may still follow the last word. */
const MARKS = '[,.。?!~\\s]*$';

/**
 * What to look for anywhere in a text, also inside words: the hints of the word files as one expression. `^` in front
 * means at the beginning, `$` behind means at the end but for marks. Null when there is nothing to look for.
 */
export function hintOf(patterns: string[]): RegExp | null {
  const words = new Set(patterns.flatMap(expand).map((word) => word.toLowerCase()));
  words.delete('');
  return words.size === 0 ? null : new RegExp([...words].map(expressionOf).join('|'));
}

function expressionOf(word: string): string {
  const middle = word
    .replace(OPENS, '')
    .replace(ENDS, '')
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return `${OPENS.test(word) ? '^\\s*' : ''}${middle}${ENDS.test(word) ? MARKS : ''}`;
}
