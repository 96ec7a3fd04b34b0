/**
 * Words and phrases to be found in a text. A pattern such as `{查,看}{,一下}补贴` stays a graph: its alternatives meet
 * again behind each brace, so that a hundred thousand phrases take as little room as their pattern.
 */
import type { Language } from '../../model/message';
import type { Sense } from './sense';

/** What is found where a word ends: all its meanings. */
export interface Found {
  senses: readonly Sense[];
  /** Says nothing by itself: greetings and particles. */
  light: boolean;
  /** Names a programme. */
  named: boolean;
  language: Language | 'initials';
}

/** A word found. */
export interface Entry extends Found {
  word: string;
}

/** A meaning as one pattern gives it. */
export interface Meaning {
  sense: Sense;
  light: boolean;
  language: Language | 'initials';
}

interface Step {
  number: number;
  next: Map<string, Step> | null;
  /** Where the text may stand just as well: behind an alternative, behind an empty one. */
  joins: Step[] | null;
  meanings: Meaning[] | null;
}

/** All steps at which a text may stand, as one. */
interface Place {
  steps: readonly Step[];
  found: Found | null;
  /** Where each letter leads, by its code; null: it was not gone yet. */
  next: Map<number, Place | null>;
}

export class Phrases {
  private steps = 0;
  private readonly root = this.step();
  /** Those where a text has stood, by the numbers of their steps: made once, for walking the graph takes ten times as long. */
  private readonly places = new Map<string, Place>();
  private start: Place | null = null;

  /** `pattern` as in the word files; see `groupsOf`. */
  add(pattern: string, meaning: Meaning): void {
    this.places.clear();
    this.start = null;
    let from: Step[] = [this.root];
    for (const alternatives of groupsOf(pattern)) from = this.lead(from, alternatives);
    for (const end of from) {
      if (end === this.root) continue;
      end.meanings ??= [];
      if (!end.meanings.some(({ sense }) => isSame(sense, meaning.sense))) end.meanings.push(meaning);
    }
  }

  /** From any of `from` by any of `alternatives`: one step to go on from, or the end of the only one. */
  private lead(from: Step[], alternatives: string[]): Step[] {
    const [only] = alternatives;
    if (alternatives.length === 1 && from.length === 1 && only !== undefined)
      return from.map((place) => this.walk(place, only));
    const meeting = this.step();
    for (const place of from) {
      for (const alternative of alternatives) {
        const end = this.walk(place, alternative);
        end.joins ??= [];
        end.joins.push(meeting);
      }
    }
    return [meeting];
  }

  private walk(from: Step, word: string): Step {
    let place = from;
    for (const letter of word) {
      place.next ??= new Map();
      let child = place.next.get(letter);
      if (!child) {
        child = this.step();
        place.next.set(letter, child);
      }
      place = child;
    }
    return place;
  }

  private step(): Step {
    return { number: this.steps++, next: null, joins: null, meanings: null };
  }

  /** Tells every word that begins at `start`, short ones first. */
  find(text: string, start: number, tell: (end: number, found: Found) => void): void {
    this.start ??= this.placeOf([this.root]);
    let place = this.start;
    for (let at = start; at < text.length; at++) {
      const next = this.after(place, text.charCodeAt(at));
      if (!next) return;
      place = next;
      if (place.found) tell(at + 1, place.found);
    }
  }

  private after(place: Place, letter: number): Place | null {
    const known = place.next.get(letter);
    if (known !== null) return known ?? null;
    const sign = String.fromCharCode(letter);
    const made = this.placeOf(place.steps.flatMap(({ next }) => next?.get(sign) ?? []));
    place.next.set(letter, made);
    return made;
  }

  private placeOf(steps: readonly Step[]): Place {
    const key = steps.map(({ number }) => number).join();
    const known = this.places.get(key);
    if (known) return known;
    const all = reached(steps);
    const letters = all.flatMap(({ next }) => [...(next?.keys() ?? [])]);
    const place: Place = {
      steps: all,
      found: foundAt(all),
      next: new Map(letters.map((letter) => [letter.charCodeAt(0), null])),
    };
    this.places.set(key, place);
    return place;
  }
}

/** `a{b,c}d` → [[a], [b, c], [d]]. */
export function groupsOf(pattern: string): string[][] {
  return pattern
    .split(/(\{[^}]*\})/)
    .filter((piece) => piece !== '')
    .map((piece) => (piece.startsWith('{') && piece.endsWith('}') ? piece.slice(1, -1).split(',') : [piece]));
}

function foundAt(steps: readonly Step[]): Found | null {
  const meanings = steps.flatMap((step) => step.meanings ?? []);
  const [first] = meanings;
  if (!first) return null;
  return {
    senses: distinct(meanings),
    light: meanings.every(({ light }) => light),
    named: meanings.some(({ sense }) => sense.sign === 'programme'),
    language: first.language,
  };
}

/** With all that these join. */
function reached(steps: readonly Step[]): Step[] {
  const seen = new Set<Step>();
  for (const step of steps) spread(step, seen);
  return [...seen];
}

function spread(step: Step, seen: Set<Step>): void {
  if (seen.has(step)) return;
  seen.add(step);
  if (step.joins) for (const join of step.joins) spread(join, seen);
}

function distinct(meanings: Meaning[]): Sense[] {
  const senses: Sense[] = [];
  for (const { sense } of meanings) if (!senses.some((other) => isSame(other, sense))) senses.push(sense);
  return senses;
}

function isSame(one: Sense, other: Sense): boolean {
  return one.sign === other.sign && one.value === other.value;
}
