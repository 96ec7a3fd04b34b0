/** What people say and wish, from the word files. */
import type { Language } from '../../model/message';
import { SAYINGS, type Says } from '../../text/sayings';
import { type Groups, sourceOf } from './patterns';
import { WISHED, type Wished } from './words';

type Patterns = Readonly<Record<string, readonly string[] | undefined>>;

/** The part of a word file that has them. */
interface Spoken {
  language: Language;
  groups: Groups;
  says: Patterns;
  wishes: Patterns;
}

/** What a text that wishes it says. */
export type Wishes = Readonly<Record<Wished, RegExp>>;

/** Nothing is like it. */
const NOTHING = '(?!)';

/** Throws an Error that names the language and the saying that cannot be read. */
export function compileSayings(all: readonly Spoken[]): Says {
  return Object.fromEntries(SAYINGS.map((name) => [name, compiled('says', name, all)])) as Says; // its keys are all of them
}

/** Throws an Error that names the language and the wish that cannot be read. */
export function compileWishes(all: readonly Spoken[]): Wishes {
  return Object.fromEntries(WISHED.map((name) => [name, compiled('wishes', name, all)])) as Wishes; // its keys are all of them
}

function compiled(section: 'says' | 'wishes', name: string, all: readonly Spoken[]): RegExp {
  const sources = all.flatMap(({ language, groups, [section]: { [name]: patterns } }) =>
    patterns
      ? [readIn(`${language}.json: ${section}.${name}`, () => sourceOf(patterns, groups, language))]
      : [],
  );
  return new RegExp(sources.join('|') || NOTHING, 'iu');
}

function readIn(where: string, source: () => string): string {
  try {
    return new RegExp(source(), 'iu').source;
  } catch (fault) {
    throw new Error(`templates/words/${where}: ${String(fault)}`);
  }
}
