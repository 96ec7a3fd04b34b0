import type { Language } from '../message';
import type { Intent, ScoreSlot } from './intent';
import { sounding, syllable, syllablesOf } from './pinyin';
import { expand, type Sign, type Words } from './words';

/** What one word can mean. */
export type Sense =
  | { sign: 'command'; value: Intent }
  | { sign: 'programme'; value: string }
  | { sign: 'matter'; value: string }
  | { sign: 'score'; value: ScoreSlot }
  | { sign: 'year'; value: 'this' | 'last' | 'beforeLast' }
  | { sign: 'day'; value: 'today' | 'tomorrow' | 'dayAfterTomorrow' }
  | { sign: 'period'; value: 'am' | 'pm' }
  | { sign: Sign; value: string };

/** A word of the lexicon with all its meanings. */
export interface Entry {
  word: string;
  senses: Sense[];
  language: Language | 'initials';
  /** Says nothing by itself: greetings and particles. */
  light: boolean;
}

/** A letter tree; keys are characters, or syllables where words are looked up by sound. */
export interface Tree<T> {
  next: Map<string, Tree<T>>;
  entry: T | null;
}

/** Everything `understand` looks words up in. Immutable once compiled. */
export interface Lexicon {
  words: Tree<Entry>;
  /** Chinese words by how they sound, see `sounding`: what homophones are repaired from. */
  sounds: Tree<string>;
  /** Chinese words by full pinyin without spaces, letter by letter. */
  pinyin: Tree<string>;
  /** Names of programmes of four characters and more, for a mistyped character. */
  longNames: string[];
  confusables: ReadonlyMap<string, string>;
}

/** Compiles the word files of all languages; takes about a tenth of a second. */
export function compileLexicon(all: Words[]): Lexicon {
  const entries = new Map<string, Entry>();
  for (const words of all) for (const [word, sense, kind] of sensesOf(words)) add(entries, word, sense, kind);
  const lexicon: Lexicon = {
    words: tree(),
    sounds: tree(),
    pinyin: tree(),
    longNames: [],
    confusables: new Map(all.flatMap((words) => Object.entries(words.confusables))),
  };
  const ranked = [...entries.values()].sort((a, b) => Number(a.light) - Number(b.light));
  for (const entry of ranked) {
    plant(lexicon.words, [...entry.word], entry);
    if (entry.language === 'zh-CN' && HAN_ONLY.test(entry.word)) index(lexicon, entry);
  }
  return lexicon;
}

const HAN_ONLY = /^[\u3400-\u9fff]+$/;
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

function index(lexicon: Lexicon, entry: Entry): void {
  const { word } = entry;
  // Long phrases written out from patterns are not what is misspelt; a syllable tree of all of them would be large.
  if (word.length <= 7) {
    plant(lexicon.pinyin, [...Array.from(word, syllable).join('')], word);
    if (word.length <= 4) plant(lexicon.pinyin, [...syllablesOf(word).join('')], word);
  }
  if (word.length < 2 || word.length > 8 || !entry.senses.some(({ sign }) => REPAIRABLE.has(sign))) return;
  plant(
    lexicon.sounds,
    Array.from(word, (character) => sounding(syllable(character))),
    word,
  );
  if (word.length >= 4 && entry.senses.some(({ sign }) => sign === 'programme')) lexicon.longNames.push(word);
}

function* sensesOf(words: Words): Generator<[string, Sense, Entry['language']]> {
  const { language } = words;
  for (const [intent, list] of listed(words.commands))
    yield* spelt(list, { sign: 'command', value: intent }, language);
  for (const [intent, list] of listed(words.initials))
    yield* spelt(list, { sign: 'command', value: intent }, 'initials');
  for (const { name, words: names, initials } of words.programmes) {
    const sense: Sense = { sign: 'programme', value: name };
    yield [name, sense, 'zh-CN'];
    yield* spelt(names, sense, language);
    yield* spelt(initials ?? [], sense, 'initials');
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
  language: Entry['language'],
): Generator<[string, Sense, Entry['language']]> {
  for (const pattern of patterns)
    for (const word of expand(pattern)) yield [word.toLowerCase(), sense, language];
}

function add(entries: Map<string, Entry>, word: string, sense: Sense, language: Entry['language']): void {
  const name = word.trim();
  if (name === '') return;
  const light = sense.sign === 'filler' || sense.sign === 'polite';
  const entry = entries.get(name);
  if (!entry) entries.set(name, { word: name, senses: [sense], language, light });
  else if (!entry.senses.some((other) => other.sign === sense.sign && other.value === sense.value)) {
    entry.senses.push(sense);
    entry.light &&= light;
  }
}

function tree<T>(): Tree<T> {
  return { next: new Map(), entry: null };
}

/** The first entry planted at a place keeps it. */
function plant<T>(root: Tree<T>, path: string[], entry: T): void {
  let node = root;
  for (const step of path) {
    let child = node.next.get(step);
    if (!child) {
      child = tree();
      node.next.set(step, child);
    }
    node = child;
  }
  node.entry ??= entry;
}
