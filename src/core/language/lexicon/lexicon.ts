import type { Language } from '../../model/message';
import type { Says } from '../../text/sayings';
import { type Confusables, confusablesOf } from './confusables';
import type { Model } from './model';
import { groupsOf, Phrases } from './phrases';
import { syllablesOf } from './pinyin';
import { compileSayings, compileWishes, type Wishes } from './sayings';
import type { Sense } from './sense';
import { type Shorthand, shorthandOf } from './shorthand';
import { plantSound, type Sounds, soundless } from './sounds';
import { plant, type Tree, tree } from './tree';
import { expand, type Words } from './words';

const HAN_ONLY = /^[\u3400-\u9fff]+$/;

/** Everything `understand` looks words up in. Immutable once compiled. */
export interface Lexicon {
  words: Phrases;
  /** Names of programmes, words that give a score, and words that are a command (as its intent). */
  sounds: { programmes: Sounds; scores: Sounds; commands: Sounds };
  /** Chinese words by full pinyin without spaces, letter by letter. */
  pinyin: Tree<string>;
  confusables: Confusables;
  shorthand: Shorthand;
  wishes: Wishes;
  says: Says;
  /** What was learned from example texts; null: only what is exact is understood. */
  model: Model | null;
}

/** Compiles the word files of all languages, beside the model that was taught with them. */
export function compileLexicon(all: Words[], model: Model | null = null): Lexicon {
  const lexicon: Lexicon = {
    words: new Phrases(),
    sounds: { programmes: soundless(), scores: soundless(), commands: soundless() },
    pinyin: tree(),
    confusables: confusablesOf(all.flatMap((words) => Object.entries(words.confusables))),
    shorthand: shorthandOf(all.map(({ shorthand }) => shorthand)),
    wishes: compileWishes(all),
    says: compileSayings(all),
    model,
  };
  for (const { syllables } of all)
    for (const [letters, word] of Object.entries(syllables)) plant(lexicon.pinyin, [...letters], word);
  for (const words of all)
    for (const [pattern, sense, kind] of sensesOf(words)) add(lexicon, pattern, sense, kind);
  return lexicon;
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

function isLight(sense: Sense): boolean {
  return sense.sign === 'filler' || sense.sign === 'polite';
}

function add(lexicon: Lexicon, pattern: string, sense: Sense, kind: Language | 'initials'): void {
  const meaning = { sense, light: isLight(sense), language: kind };
  // A blank at the end belongs to no word: those few patterns are written out.
  const written = mayEndBlank(pattern) ? [...new Set(expand(pattern).map((word) => word.trim()))] : [pattern];
  for (const each of written) if (each !== '') lexicon.words.add(each, meaning);
  if (kind === 'zh-CN') plantSounds(lexicon, pattern, sense);
}

/** Of larger patterns only the words that a name is made of are worth their room. */
const MOST_SPELT = 300;
const LONGEST_SPELT = 7;

function plantSounds({ sounds, pinyin }: Lexicon, pattern: string, { sign, value }: Sense): void {
  const count = groupsOf(pattern).reduce((product, { length }) => product * length, 1);
  if (count > MOST_SPELT) return;
  for (const word of expand(pattern).filter((one) => HAN_ONLY.test(one))) {
    if (word.length <= LONGEST_SPELT) plant(pinyin, [...syllablesOf(word).join('')], word);
    if (sign === 'programme' || sign === 'stem') plantSound(sounds.programmes, word, value);
    if (sign === 'score') plantSound(sounds.scores, word, String(value));
    if (sign === 'command') plantSound(sounds.commands, word, value);
  }
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
