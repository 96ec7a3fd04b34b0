import { expand } from './words';

/** Marks that may still follow the last word. */
const MARK = /[,.。?!~\s]/;
const SPECIAL = /[.*+?^${}()|[\]\\]/g;

/** What to look for anywhere in a text, also inside words. */
export interface Sought {
  test(text: string): boolean;
}

/**
 * The hints of the word files: `^` in front means at the beginning, `$` behind means at the end but for marks, both
 * mean the whole text. Null when there is nothing to look for.
 */
export function hintOf(patterns: string[]): Sought | null {
  const words = new Set(patterns.flatMap(expand).map((word) => word.toLowerCase()));
  words.delete('');
  if (words.size === 0) return null;
  // Whole texts can be hundreds: they are looked up, the others are tried.
  const whole = new Set<string>();
  const first: string[] = [];
  const last: string[] = [];
  const within: string[] = [];
  for (const word of words) {
    const middle = word.replace(/^\^/, '').replace(/\$$/, '');
    const opens = word.startsWith('^');
    const ends = word.endsWith('$');
    if (opens && ends) whole.add(middle);
    else (opens ? first : ends ? last : within).push(middle);
  }
  const begins = anyOf(first, '^\\s*');
  const holds = anyOf(within, '');
  return {
    test(text) {
      if (begins?.test(text) || holds?.test(text)) return true;
      if (whole.size === 0 && last.length === 0) return false;
      const unmarked = withoutMarks(text);
      return whole.has(unmarked.trimStart()) || last.some((word) => unmarked.endsWith(word));
    },
  };
}

/** From the end on: an expression would try anew at each of a thousand blanks. */
function withoutMarks(text: string): string {
  let end = text.length;
  while (end > 0 && MARK.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

function anyOf(words: string[], before: string): RegExp | null {
  if (words.length === 0) return null;
  return new RegExp(`${before}(?:${words.map((word) => word.replace(SPECIAL, '\\$&')).join('|')})`);
}
