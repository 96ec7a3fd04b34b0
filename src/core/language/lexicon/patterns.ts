/**
 * What people say, as the word files have it: words with what may stand between and around them.
 *
 * | written | means |
 * |---|---|
 * | `{a,b,}` | one of these; an empty one leaves the place out |
 * | `<name>` | one of the words of that group |
 * | `*` behind either | any number of them |
 * | `~6` `~~6` | up to six signs within a clause, within a sentence |
 * | `_` | blanks and marks, or nothing |
 * | `%` `#` | a Chinese character, a digit |
 * | `[!a,b]` `[a,b!]` | neither follows here, neither stands before |
 * | `^` in front, `$` behind | the text begins, ends here, but for marks |
 * | <code>&#124;</code> | a word of letters ends here; in English a pattern begins with a word |
 */
import type { Language } from '../../model/message';

/** What is shared by patterns, by name. */
export type Groups = Readonly<Record<string, readonly string[]>>;

const PIECE =
  /(?:\{(?<any>[^}]*)\}|<(?<group>[^>]*)>)(?<many>\*?)|\[!(?<not>[^\]]*)\]|\[(?<unless>[^\]]*)!\]|(?<reach>~~?)(?<most>[0-9]+)|(?<sign>[\s\S])/gu;
const MARK = '[\\s,.:!~]';
const SIGNS: Readonly<Record<string, string>> = {
  _: `${MARK}*`,
  '%': '\\p{sc=Han}',
  '#': '[0-9]',
  '^': '^[\\s\\p{P}]*',
  $: '[\\s,.。?!~]*$',
  '|': '(?![a-z])',
  "'": "['’]?",
};
const CLAUSE = '[^,，.。:：;!！?？]';
const SENTENCE = '[^.。!！?？]';
/** A word of letters begins here; a question mark stands right behind one, and at the beginning of a text stands none. */
const WORD = '(?<![a-z])';
const STARTS_WITH_MARK = /^[,.;:!?^]/;
const SPECIAL = /[.*+?()[\]\\{}/]/;

/** Their source as a regular expression. Throws an Error that names a group which is not there. */
export function sourceOf(patterns: readonly string[], groups: Groups, language: Language): string {
  const begins = (pattern: string) => (language === 'en' && !STARTS_WITH_MARK.test(pattern) ? WORD : '');
  return patterns.map((pattern) => begins(pattern) + written(pattern, groups)).join('|');
}

function written(pattern: string, groups: Groups): string {
  // The longest that fits.
  const oneOf = (words: readonly string[], isMany = false) =>
    [...words]
      .sort((one, other) => other.length - one.length)
      // Any number of any number of marks is tried in each of its divisions: thirty marks would take minutes.
      .map((word) => (isMany && word === '_' ? MARK : written(word, groups)))
      .join('|');
  return [...pattern.matchAll(PIECE)]
    .map(({ groups: piece = {} }) => {
      const { any, group, many = '', not, unless, reach, most, sign = '' } = piece;
      const words = group === undefined ? any?.split(',') : wordsOf(group, groups);
      if (words) return `(?:${oneOf(words, many !== '')})${many}`;
      if (not !== undefined) return `(?!${oneOf(not.split(','))})`;
      if (unless !== undefined) return `(?<!${oneOf(unless.split(','))})`;
      if (most !== undefined) return `${reach === '~' ? CLAUSE : SENTENCE}{0,${most}}`;
      return SIGNS[sign] ?? sign.replace(SPECIAL, '\\$&');
    })
    .join('');
}

function wordsOf(group: string, groups: Groups): readonly string[] {
  const words = groups[group];
  if (!words) throw new Error(`there is no group <${group}>`);
  return words;
}
