import type { Lexicon } from './lexicon/lexicon';
import { soundOf } from './lexicon/pinyin';
import type { Tree } from './lexicon/tree';
import { isHan, type Normal } from './reading/normalise';
import { senseOf, type Token } from './reading/tokens';

/**
 * Writes known words for what sounds like them (不贴 → 补贴) and for names of programmes with one wrong character.
 * Touches only places that the lexicon left uncovered, and keeps the length. Null when nothing was found.
 */
export function repairSounds(
  { plain: text, origin }: Normal,
  tokens: Token[],
  lexicon: Lexicon,
): string | null {
  const open = uncovered(text, tokens);
  const keys: string[] = [];
  for (let at = 0; at < text.length; at++) keys.push(soundOf(text.charAt(at)));
  /** Whether a word may begin or end here: beside what is no Chinese character, or where a blank was typed. */
  const bounds = (at: number) => !keys[at - 1] || !keys[at] || (origin[at] ?? 0) - (origin[at - 1] ?? 0) > 1;
  let repaired = '';
  let changed = false;
  for (let at = 0; at < text.length; ) {
    const first = soundsLike(keys, at, lexicon.sounds, open, bounds);
    // 查进渡 is 查 and 进度, not 差劲 and something.
    const later =
      first !== null && open[at] === 2 ? soundsLike(keys, at + 1, lexicon.sounds, open, bounds) : null;
    const sound = later !== null && later.length >= (first?.length ?? 0) ? null : first;
    const word =
      sound !== null && sound.length >= SURE ? sound : (nearName(text, at, open, lexicon) ?? sound);
    if (word !== null && word !== text.slice(at, at + word.length)) {
      repaired += word;
      at += word.length;
      changed = true;
    } else repaired += text[at++] ?? '';
  }
  return changed ? repaired : null;
}

/** So many characters that sound alike are no chance, and better than a name that looks alike. */
const SURE = 4;

/** The known word that a whole text of known characters sounds like (与约 → 预约). */
export function repairWhole(text: string, lexicon: Lexicon): string | null {
  let node: Tree<string> | undefined = lexicon.sounds;
  for (const character of text) node = node?.next?.get(soundOf(character));
  return node?.entry ?? null;
}

/** Marks each character: 0 in a word of weight, 1 in no word, 2 in a particle of one character, which may be half of a misspelt word. */
function uncovered(text: string, tokens: Token[]): Uint8Array {
  const open = new Uint8Array(text.length).fill(1);
  for (const token of tokens) {
    const single = token.end - token.start === 1;
    const particle = single && (token.entry.light || senseOf(token, 'filler') !== undefined);
    open.fill(particle ? 2 : 0, token.start, token.end);
  }
  return open;
}

function soundsLike(
  keys: string[],
  start: number,
  sounds: Tree<string>,
  open: Uint8Array,
  bounds: (at: number) => boolean,
): string | null {
  let word: string | null = null;
  let touches = false;
  let known = false;
  let node = sounds.next?.get(keys[start] ?? '');
  for (let end = start + 1; node && keys[end - 1] !== ''; node = node.next?.get(keys[end++] ?? '')) {
    if (open[end - 1] === 1) touches = true;
    if (open[end - 1] === 0) known = true;
    if (node.entry === null || !touches) continue;
    // Two syllables inside of known words or amid unknown ones are chance: 盖好 in a sentence is not 改号.
    const alone = bounds(start) && bounds(end);
    const edged = bounds(start) || bounds(end) || open[start - 1] === 0 || open[end] === 0;
    if (alone || end - start > 2 || (!known && edged)) word = node.entry;
  }
  return word;
}

function nearName(text: string, start: number, open: Uint8Array, { longNames }: Lexicon): string | null {
  const fits = (name: string) => hasOneWrong(name, text, start, open);
  return (
    longNames.byFirst.get(text.charAt(start))?.find(fits) ??
    (open[start] === 1 ? longNames.bySecond.get(text.charAt(start + 1))?.find(fits) : undefined) ??
    null
  );
}

/** Whether a name stands there but for one character, which is in no known word. */
function hasOneWrong(name: string, text: string, start: number, open: Uint8Array): boolean {
  let wrong = false;
  for (let i = 0; i < name.length; i++) {
    if (name[i] === text[start + i]) continue;
    if (wrong || open[start + i] !== 1 || !isHan(text.charCodeAt(start + i))) return false;
    wrong = true;
  }
  return wrong;
}

const LETTERS = /[a-z][a-z ']*[a-z]/g;
/** Syllables with the numbers of their tones (`bu3tie1`). */
const TONED = /(?<![a-z0-9])(?:[a-z]{1,6}[1-5](?![0-9])[ ']?){2,}/g;
const SPACES = /[ ']+/g;
const PIECE = /[a-z]{2,}/g;
/** Longest run that is read as pinyin; nobody types more, and a random page of letters costs nothing. */
const LONGEST_RUN = 80;

/** Writes Chinese words for pinyin (`tiqian banjie` → 提前办结). Null where the letters are no known words. */
export function repairPinyin(
  text: string,
  covered: (start: number, end: number) => boolean,
  lexicon: Lexicon,
): string | null {
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
  return changed ? repaired : null;
}

/** Fewer letters for each word than this are chance: English, keys pressed at random. */
const MEAN_LETTERS = 2.2;

/** Words for letters that were typed with a gap after each syllable (`di er ge`); null when one of them is no word. */
function bySyllable(run: string, root: Tree<string>): string | null {
  let words = '';
  for (const piece of run.split(SPACES)) {
    let node: Tree<string> | undefined = root;
    for (const letter of piece) node = node?.next?.get(letter);
    if (!node || node.entry === null) return null;
    words += node.entry;
  }
  return words;
}

/** The fewest words that spell all the letters, or null. */
function spell(letters: string, root: Tree<string>): string | null {
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
