import type { Language } from '../../model/message';
import { hintOf, type Sought } from './hints';
import type { Model } from './model';
import { groupsOf, Phrases } from './phrases';
import type { Sense } from './sense';
import { plantSpelling, type Spellings, type Spelt, spellingsOf } from './spelling';
import { plant, tree } from './tree';
import { expand, HINTS, type Hint, type Words } from './words';

/** Everything `understand` looks words up in. Immutable once compiled. */
export interface Lexicon extends Spellings {
  words: Phrases;
  confusables: ReadonlyMap<string, string>;
  hints: Readonly<Record<Hint, Sought | null>>;
  /** What was learned from example texts; null: the rules alone decide. */
  model: Model | null;
}

/** Compiles the word files of all languages, beside the model that was taught with them. */
export function compileLexicon(all: Words[], model: Model | null = null): Lexicon {
  const lexicon: Lexicon = {
    words: new Phrases(),
    sounds: tree(),
    pinyin: tree(),
    longNames: { byFirst: new Map(), bySecond: new Map() },
    confusables: new Map(all.flatMap((words) => Object.entries(words.confusables))),
    hints: hintsOf(all),
    model,
  };
  const spelt: Spelt[] = [];
  for (const { syllables } of all)
    for (const [letters, word] of Object.entries(syllables)) plant(lexicon.pinyin, [...letters], word);
  for (const words of all)
    for (const [pattern, sense, kind] of sensesOf(words)) add(lexicon, spelt, pattern, sense, kind);
  // Words that say something come first: of two that sound alike, the first planted keeps the place.
  spelt.sort((one, other) => Number(isLight(one.sense)) - Number(isLight(other.sense)));
  for (const each of spelt) plantSpelling(lexicon, each);
  return lexicon;
}

function hintsOf(all: Words[]): Lexicon['hints'] {
  // Object.fromEntries forgets the type of the keys.
  return Object.fromEntries(
    HINTS.map((name) => [name, hintOf(all.flatMap(({ hints }) => hints[name] ?? []))]),
  ) as Lexicon['hints'];
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
  spelt.push(...spellingsOf(pattern, sense));
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
