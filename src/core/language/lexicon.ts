import type { Language } from '../message';
import { hintOf } from './hints';
import { groupsOf, Phrases } from './phrases';
import { sounding, syllable, syllablesOf } from './pinyin';
import type { Sense } from './sense';
import { expand, HINTS, type Hint, type Words } from './words';

/** A letter tree; keys are characters, or syllables where words are looked up by sound. */
export interface Tree<T> {
  /** Null at a leaf: most places are one. */
  next: Map<string, Tree<T>> | null;
  entry: T | null;
}

/** Everything `understand` looks words up in. Immutable once compiled. */
export interface Lexicon {
  words: Phrases;
  /** Chinese words by how they sound, see `sounding`: what homophones are repaired from. */
  sounds: Tree<string>;
  /** Chinese words by full pinyin without spaces, letter by letter. */
  pinyin: Tree<string>;
  /** Names of programmes of four characters and more, for a mistyped character. */
  longNames: string[];
  confusables: ReadonlyMap<string, string>;
  hints: Readonly<Record<Hint, RegExp | null>>;
}

/** Compiles the word files of all languages. */
export function compileLexicon(all: Words[]): Lexicon {
  const lexicon: Lexicon = {
    words: new Phrases(),
    sounds: tree(),
    pinyin: tree(),
    longNames: [],
    confusables: new Map(all.flatMap((words) => Object.entries(words.confusables))),
    hints: hintsOf(all),
  };
  const spelt: Spelt[] = [];
  for (const { syllables } of all)
    for (const [letters, word] of Object.entries(syllables)) plant(lexicon.pinyin, [...letters], word);
  for (const words of all)
    for (const [pattern, sense, kind] of sensesOf(words)) add(lexicon, spelt, pattern, sense, kind);
  // Words that say something come first: of two that sound alike, the first planted keeps the place.
  spelt.sort((one, other) => Number(isLight(one.sense)) - Number(isLight(other.sense)));
  for (const each of spelt) index(lexicon, each);
  return lexicon;
}

function hintsOf(all: Words[]): Lexicon['hints'] {
  // Object.fromEntries forgets the type of the keys.
  return Object.fromEntries(
    HINTS.map((name) => [name, hintOf(all.flatMap(({ hints }) => hints[name] ?? []))]),
  ) as Lexicon['hints'];
}

/** A Chinese word that may be misspelt or written in pinyin. */
interface Spelt {
  word: string;
  sense: Sense;
  /** Only read from pinyin: so many short words would be found behind any homophone. */
  pinyinOnly: boolean;
}

/** The phrases of a pattern that are no longer than `SHORT`. */
function shortOf(groups: string[][], begun = ''): string[] {
  const [first, ...rest] = groups;
  if (!first) return [begun];
  return first.flatMap((word) => (begun.length + word.length > SHORT ? [] : shortOf(rest, begun + word)));
}

/** Whether one of the phrases that a pattern holds begins or ends with a blank. */
function mayEndBlank(pattern: string): boolean {
  if (!pattern.includes(' ')) return false;
  const groups = groupsOf(pattern);
  const open = (ordered: string[][], blank: (word: string) => boolean) => {
    const solid = ordered.findIndex((words) => !words.includes(''));
    return ordered.slice(0, solid < 0 ? undefined : solid + 1).some((words) => words.some(blank));
  };
  return (
    open(groups, (word) => word.startsWith(' ')) || open(groups.toReversed(), (word) => word.endsWith(' '))
  );
}

const HAN_ONLY = /^[\u3400-\u9fff]+$/;
/** Of larger patterns only short commands are what is misspelt; a tree of all of them would be large. */
const MOST_SPELT = 300;
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

function isLight(sense: Sense): boolean {
  return sense.sign === 'filler' || sense.sign === 'polite' || sense.sign === 'own';
}

function add(
  lexicon: Lexicon,
  spelt: Spelt[],
  pattern: string,
  sense: Sense,
  kind: Language | 'initials',
): void {
  const meaning = { sense, light: isLight(sense), language: kind };
  // A blank at the end belongs to no word: those few patterns are written out.
  const written = mayEndBlank(pattern) ? [...new Set(expand(pattern).map((word) => word.trim()))] : [pattern];
  for (const each of written) if (each !== '') lexicon.words.add(each, meaning);
  if (kind !== 'zh-CN') return;
  const count = groupsOf(pattern).reduce((product, { length }) => product * length, 1);
  if (count > MOST_SPELT && sense.sign !== 'command') return;
  const pinyinOnly = count > MOST_SPELT;
  const words = pinyinOnly ? shortOf(groupsOf(pattern)) : expand(pattern);
  for (const word of words) if (HAN_ONLY.test(word)) spelt.push({ word, sense, pinyinOnly });
}

function index(lexicon: Lexicon, { word, sense: { sign }, pinyinOnly }: Spelt): void {
  if (word.length <= 7) {
    plant(lexicon.pinyin, [...Array.from(word, syllable).join('')], word);
    if (word.length <= 4) plant(lexicon.pinyin, [...syllablesOf(word).join('')], word);
  }
  if (pinyinOnly || word.length < 2 || word.length > 8 || !REPAIRABLE.has(sign)) return;
  const sounds = Array.from(word, (character) => sounding(syllable(character)));
  plant(lexicon.sounds, sounds, word);
  if (word.length >= 4 && sign === 'programme' && !lexicon.longNames.includes(word))
    lexicon.longNames.push(word);
}

function* sensesOf(words: Words): Generator<[string, Sense, Language | 'initials']> {
  const { language } = words;
  for (const [intent, list] of listed(words.commands))
    yield* spelt(list, { sign: 'command', value: intent }, language);
  for (const [intent, list] of listed(words.initials))
    yield* spelt(list, { sign: 'command', value: intent }, 'initials');
  for (const { name, words: names, initials, stems } of words.programmes) {
    const sense: Sense = { sign: 'programme', value: name };
    yield [name, sense, 'zh-CN'];
    yield* spelt(names, sense, language);
    yield* spelt(initials ?? [], sense, 'initials');
    yield* spelt(stems ?? [], { sign: 'stem', value: name }, language);
  }
  for (const pattern of words.matters)
    for (const word of expand(pattern)) yield [word, { sign: 'matter', value: word }, language];
  for (const [sign, list] of listed(words.signs)) yield* spelt(list, { sign, value: '' }, language);
  for (const [value, list] of listed(words.scores)) yield* spelt(list, { sign: 'score', value }, language);
  for (const [value, list] of listed(words.years)) yield* spelt(list, { sign: 'year', value }, language);
  for (const [value, list] of listed(words.days)) yield* spelt(list, { sign: 'day', value }, language);
  for (const [value, list] of listed(words.periods)) yield* spelt(list, { sign: 'period', value }, language);
}

/** The pairs of an object whose keys are known. */
function listed<K extends string>(lists: Partial<Record<K, string[]>>): [K, string[]][] {
  return Object.entries(lists) as [K, string[]][]; // Object.entries forgets the type of the keys
}

function* spelt(
  patterns: string[],
  sense: Sense,
  language: Language | 'initials',
): Generator<[string, Sense, Language | 'initials']> {
  for (const pattern of patterns) yield [pattern.toLowerCase(), sense, language];
}

function tree<T>(): Tree<T> {
  return { next: null, entry: null };
}

/** The first entry planted at a place keeps it. */
function plant<T>(root: Tree<T>, path: string[], entry: T): void {
  let node = root;
  for (const step of path) {
    node.next ??= new Map();
    let child = node.next.get(step);
    if (!child) {
      child = tree();
      node.next.set(step, child);
    }
    node = child;
  }
  node.entry ??= entry;
}
