/** Which of the own cases the words mean: by their matter as people call it, and by what is asked of them. */

import { type CaseFacts, type CaseState, hasEnded, isUndecided } from '../../../model/cases';
import type { About } from '../../../model/intent';
import type { Matter, OtherNames } from '../../../model/matters';
import type { Scene } from '../../scene/command';
import type { Reads } from '../../scene/reads';
import { mattersNamed, touches } from '../guides/matterSearch';

export interface Meant {
  /** Those that the words name. */
  named: CaseFacts[];
  /** A matter that the words name and none of the own cases is about. */
  other: Matter | null;
}

/** Which of the own cases the words name, by matter; else a matter of which there is none. */
export async function casesMeant(
  words: string | undefined,
  own: CaseFacts[],
  ask: Reads,
  { matterNames }: Scene,
): Promise<Meant> {
  if (words === undefined) return { named: [], other: null };
  const matters = withUnlisted(await ask.matters(), own);
  const ofOwn = matters.filter(({ name }) => own.some(({ matter }) => matter === name));
  // What an own case asks for as a paper (身份证) is no matter of its own.
  const all = mattersNamed(matters, words, matterNames, ofOwn);
  const named = own.filter(({ matter }) => all.some(({ name }) => name === matter));
  if (named.length > 0) return { named, other: null };
  const [other = null] = all;
  if (other) {
    // Its department has a part in one of them.
    const whole = own.filter(({ parts }) => parts.some(({ department }) => department === other.department));
    return { named: whole, other: whole.length > 0 ? null : other };
  }
  const near = [
    ...ofOwn.filter((matter) => touches(matter, words, matterNames)),
    ...byOneWord(ofOwn, words, matterNames),
  ];
  return { named: own.filter(({ matter }) => near.some(({ name }) => name === matter)), other: null };
}

/** is my licence done: a word of letters that stands in the names of one of the own matters alone. */
function byOneWord(own: readonly Matter[], words: string, names: OtherNames): Matter[] {
  const wordsOf = (matter: Matter) => new Set(names(matter.name).flatMap(inLetters));
  const known = own.map((matter) => ({ matter, words: wordsOf(matter) }));
  const told = inLetters(words).flatMap((word) => {
    const [only, ...others] = known.filter((one) => one.words.has(word));
    return only && others.length === 0 ? [only.matter] : [];
  });
  // Two that are told each by its word are as many as none.
  return new Set(told).size === 1 ? told.slice(0, 1) : [];
}

function inLetters(words: string): string[] {
  return words.toLowerCase().match(/[a-z]{5,}/g) ?? [];
}

/** Those whose matter goes by this name, in full or as people call it. */
export async function casesNamed(
  name: string,
  own: CaseFacts[],
  ask: Reads,
  { matterNames }: Scene,
): Promise<CaseFacts[]> {
  if (own.length === 0) return [];
  const named = mattersNamed(withUnlisted(await ask.matters(), own), name, matterNames);
  return own.filter(({ matter }) => named.some((one) => one.name === matter));
}

/** A case may be about a matter that nobody is told of. */
function withUnlisted(matters: readonly Matter[], own: readonly CaseFacts[]): Matter[] {
  const missing = own.filter(({ matter }) => !matters.some(({ name }) => name === matter));
  const bare = missing.map(({ matter, department }) => ({
    id: matter,
    name: matter,
    department,
    promisedDays: 0,
    guide: null,
  }));
  return [...matters, ...bare];
}

/** In which states a case has an answer to what is asked of it. */
const FITS: Record<About<'case.status'>, (one: CaseFacts) => boolean> = {
  when: isUndecided,
  papers: among('supplement'),
  collect: among('certified'),
  pay: among('paymentDue'),
  why: among('refused', 'rejected', 'suspended', 'supplement', 'withdrawn'),
  object: among('refused', 'rejected'),
};

function among(...states: CaseState[]): (one: CaseFacts) => boolean {
  return ({ state }) => states.includes(state);
}

/** Which paper is lacking, of a case spoken of that lacks none: the number of the only other one that does; null where that is not so. */
export function lacking(
  spokenOf: string,
  about: About<'case.status'> | undefined,
  own: readonly CaseFacts[],
): string | null {
  if (about !== 'papers' && about !== 'pay') return null;
  const [only, ...others] = own.filter(FITS[about]);
  const isOther = own.some((one) => one.number === spokenOf && isUndecided(one));
  return only && others.length === 0 && only.number !== spokenOf && isOther ? only.number : null;
}

/** Those of them that the question suits, else those that are open, else all. */
export function suited(cases: CaseFacts[], about: About<'case.status'> | undefined): CaseFacts[] {
  const fitting = about === undefined ? [] : cases.filter(FITS[about]);
  if (fitting.length > 0) return fitting;
  const open = cases.filter((one) => !hasEnded(one));
  return open.length > 0 ? open : cases;
}
