/** Chinese words that are written in pinyin: `tiqian banjie` is 提前办结. */
import type { Lexicon } from '../lexicon/lexicon';
import type { Tree } from '../lexicon/tree';
import type { Normal } from './normalise';
import { inFull } from './shorthand';
import { type Token, tokenise } from './tokens';

const LATIN = /[a-z]{2}/;

const LETTERS = /[a-z][a-z ']*[a-z]/g;
/** Syllables with the numbers of their tones (`bu3tie1`). */
const TONED = /(?<![a-z0-9])(?:[a-z]{1,6}[1-5](?![0-9])[ ']?){2,}/g;
const SPACES = /[ ']+/g;
const SYLLABLE = /[a-z]+/g;
const PIECE = /[a-z]{2,}/g;
/** Longest run that is read as pinyin; nobody types more, and a random page of letters costs nothing. */
const LONGEST_RUN = 80;

/** A text with the words that its letters spell, or stand for in English; as it stands where they are none. `words`: those of the lexicon in it, where they had to be found. */
export function inWords(normal: Normal, lexicon: Lexicon): { body: Normal; words: Token[] | null } {
  const { plain: text } = normal;
  if (!LATIN.test(text)) return { body: normal, words: null };
  const tokens = tokenise(text, lexicon);
  const covered = (from: number, to: number) => tokens.some(({ start, end }) => start <= from && end >= to);
  let changed = false;
  const untoned = text.replace(TONED, (run) => run.replace(/[1-5]/g, ' '));
  const repaired = untoned.replace(LETTERS, (run: string, at: number) => {
    if (run.length > LONGEST_RUN || covered(at, at + run.length)) return run;
    const words = spell(run.replaceAll(SPACES, ''), lexicon.pinyin) ?? bySyllable(run, lexicon.pinyin);
    if (words !== null) {
      changed = true;
      return words;
    }
    // QX yuyue: what the lexicon knows as it stands is left, the rest is spelt.
    return run.replace(PIECE, (piece: string, offset: number) => {
      const start = at + offset;
      const spelt = covered(start, start + piece.length) ? null : spell(piece, lexicon.pinyin);
      changed ||= spelt !== null;
      return spelt ?? piece;
    });
  });
  if (!changed) return inEnglish(normal, tokens, lexicon);
  // The words have other lengths than the letters: what is cut from them is the repaired text itself.
  const origin = Array.from({ length: repaired.length }, (_, at) => at);
  return { body: { typed: repaired, plain: repaired, origin }, words: null };
}

/** Letters that spell no Chinese word are English, some of it written short. */
function inEnglish(
  normal: Normal,
  words: Token[],
  { shorthand }: Lexicon,
): { body: Normal; words: Token[] | null } {
  const body = inFull(normal, words, shorthand);
  return { body, words: body === normal ? words : null };
}

/** Fewer letters for each word than this are chance: English, keys pressed at random. */
const MEAN_LETTERS = 2.2;

/** Words for letters that were typed with a gap after each syllable (`di er ge`); null when one of them is no word. */
function bySyllable(run: string, root: Tree<string>): string | null {
  let words = '';
  for (const [piece] of run.matchAll(SYLLABLE)) {
    let node: Tree<string> | undefined = root;
    for (const letter of piece) node = node?.next?.get(letter);
    if (!node || node.entry === null) return null;
    words += node.entry;
  }
  return words;
}

/** Whether words spell all the letters: in English it shows after the first few that none do. */
function isSpelt(letters: string, root: Tree<string>): boolean {
  const open = [true];
  for (let start = 0; start < open.length; start++) {
    if (!open[start]) continue;
    let node = root.next?.get(letters[start] ?? '');
    for (let end = start + 1; node; node = node.next?.get(letters[end++] ?? ''))
      if (node.entry !== null) open[end] = true;
  }
  return open.length > letters.length;
}

/** The fewest words that spell all the letters, or null. */
function spell(letters: string, root: Tree<string>): string | null {
  if (!isSpelt(letters, root)) return null;
  const cost = new Array<number>(letters.length + 1).fill(Number.POSITIVE_INFINITY);
  const words = new Array<string>(letters.length + 1).fill('');
  cost[letters.length] = 0;
  for (let start = letters.length - 1; start >= 0; start--) {
    let node = root.next?.get(letters[start] ?? '');
    for (let end = start + 1; node; node = node.next?.get(letters[end++] ?? '')) {
      const total =
        (cost[end] ?? Number.POSITIVE_INFINITY) + (node.entry !== null && node.entry.length === 1 ? 1.5 : 1);
      if (node.entry !== null && total < (cost[start] ?? 0)) {
        cost[start] = total;
        words[start] = node.entry + (words[end] ?? '');
      }
    }
  }
  const said = words[0] ?? '';
  return (cost[0] ?? 0) <= letters.length / MEAN_LETTERS ? said : null;
}
