/** What people say, from the word files. */
import type { Language } from '../../model/message';
import { SAYINGS, type Saying, type Says } from '../../text/sayings';
import { type Groups, sourceOf } from './patterns';

/** The part of a word file that has them. */
interface Spoken {
  language: Language;
  groups: Groups;
  says: Partial<Record<Saying, readonly string[]>>;
}

/** Nothing is like it. */
const NOTHING = '(?!)';

/** Throws an Error that names the language and the saying that cannot be read. */
export function compileSayings(all: readonly Spoken[]): Says {
  const compiled = SAYINGS.map((saying) => [saying, sayingOf(saying, all)] as const);
  return Object.fromEntries(compiled) as Says; // its keys are all of them
}

function sayingOf(saying: Saying, all: readonly Spoken[]): RegExp {
  const sources = all.flatMap(({ language, says, groups }) =>
    says[saying] ? [readIn(language, saying, () => sourceOf(says[saying] ?? [], groups, language))] : [],
  );
  return new RegExp(sources.join('|') || NOTHING, 'iu');
}

function readIn(language: Language, saying: Saying, source: () => string): string {
  try {
    return new RegExp(source(), 'iu').source;
  } catch (fault) {
    throw new Error(`templates/words/${language}.json: says.${saying}: ${String(fault)}`);
  }
}
