/** Where a misspelt word, or one in pinyin, finds the word it stands for. */
import { groupsOf } from './phrases';
import { soundOf, syllable, syllablesOf } from './pinyin';
import type { Sense } from './sense';
import { plant, type Tree } from './tree';
import { expand } from './words';

export interface Spellings {
  /** Chinese words by how they sound, see `sounding`: what homophones are repaired from. */
  sounds: Tree<string>;
  /** Chinese words by full pinyin without spaces, letter by letter. */
  pinyin: Tree<string>;
  /** Names of programmes of four characters and more, for a mistyped character: by their first one and by their second. */
  longNames: { byFirst: Map<string, string[]>; bySecond: Map<string, string[]> };
}

/** A Chinese word that may be misspelt or written in pinyin. */
export interface Spelt {
  word: string;
  sense: Sense;
  /** Only read from pinyin: so many short words would be found behind any homophone. */
  pinyinOnly: boolean;
}

const HAN_ONLY = /^[\u3400-\u9fff]+$/;
/** Of larger patterns only short commands are what is misspelt; a tree of all of them would be large. */
const MOST_SPELT = 300;
/** Of a pattern of words that only go along with a request the shortest are worth their room (怎么办). */
const MOST_BESIDE = 60;
const SHORT = 4;
/** Signs whose words are worth finding behind a homophone. */
const REPAIRABLE = new Set<string>([
  'command',
  'programme',
  'score',
  'subsidy',
  'matter',
  'expedite',
  'ackfirm',
]);

/** The words of a pattern that may be misspelt. */
export function spellingsOf(pattern: string, sense: Sense): Spelt[] {
  const groups = groupsOf(pattern);
  const count = groups.reduce((product, { length }) => product * length, 1);
  const beside = count > MOST_BESIDE && !REPAIRABLE.has(sense.sign);
  const pinyinOnly = beside || count > MOST_SPELT;
  if (count > MOST_SPELT && sense.sign !== 'command') return [];
  const words = pinyinOnly ? shortOf(groups, beside ? SHORT - 1 : SHORT) : expand(pattern);
  return words.filter((word) => HAN_ONLY.test(word)).map((word) => ({ word, sense, pinyinOnly }));
}

/** The phrases of a pattern that are no longer than `longest`. */
function shortOf(groups: string[][], longest: number, begun = ''): string[] {
  const [first, ...rest] = groups;
  if (!first) return [begun];
  return first.flatMap((word) =>
    begun.length + word.length > longest ? [] : shortOf(rest, longest, begun + word),
  );
}

/** Makes a word findable. Of two that are spelt alike the first keeps the place. */
export function plantSpelling(spellings: Spellings, { word, sense: { sign }, pinyinOnly }: Spelt): void {
  if (word.length <= 7) {
    plant(spellings.pinyin, [...Array.from(word, syllable).join('')], word);
    if (word.length <= 4) plant(spellings.pinyin, [...syllablesOf(word).join('')], word);
  }
  if (pinyinOnly || word.length < 2 || word.length > 8 || !REPAIRABLE.has(sign)) return;
  plant(spellings.sounds, Array.from(word, soundOf), word);
  if (word.length < 4 || sign !== 'programme') return;
  list(spellings.longNames.byFirst, word[0] ?? '', word);
  list(spellings.longNames.bySecond, word[1] ?? '', word);
}

function list(names: Map<string, string[]>, key: string, name: string): void {
  const known = names.get(key);
  if (!known) names.set(key, [name]);
  else if (!known.includes(name)) known.push(name);
}
