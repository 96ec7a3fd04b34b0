/**
 * Words and phrases to be found in a text. A pattern such as `{查,看}{,一下}补贴` stays a graph: its alternatives meet
 * again behind each brace, so that a hundred thousand phrases take as little room as their pattern.
 */
import type { Language } from '../../model/message';
import type { Sense } from './sense';

/** A word found, with all its meanings. */
export interface Entry {
  word: string;
  senses: readonly Sense[];
  /** Says nothing by itself: greetings and particles. */
  light: boolean;
  /** Names a programme. */
  named: boolean;
  language: Language | 'initials';
}

/** A meaning as one pattern gives it. */
export interface Meaning {
  sense: Sense;
  light: boolean;
  language: Language | 'initials';
}

interface Step {
  next: Map<string, Step> | null;
  /** Where the text may stand just as well: behind an alternative, behind an empty one. */
  joins: Step[] | null;
  meanings: Meaning[] | null;
}

const step = (): Step => ({ next: null, joins: null, meanings: null });

export class Phrases {
  private readonly root = step();
  private firsts: Map<string, Step[]> | null = null;

  /** `pattern` as in the word files; see `groupsOf`. */
  add(pattern: string, meaning: Meaning): void {
    this.firsts = null;
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
      return from.map((place) => walk(place, only));
    const meeting = step();
    for (const place of from) {
      for (const alternative of alternatives) {
        const end = walk(place, alternative);
        end.joins ??= [];
        end.joins.push(meeting);
      }
    }
    return [meeting];
  }

  /** Tells every word that begins at `start`, short ones first. */
  find(text: string, start: number, tell: (end: number, entry: Entry) => void): void {
    let places = this.openings().get(text[start] ?? '') ?? NONE;
    for (let end = start + 1; places.length > 0; end++) {
      this.tellAt(text, start, end, places, tell);
      const letter = text[end];
      if (letter === undefined) return;
      places = places.length === 1 && places[0] ? after(places[0], letter) : afterAny(places, letter);
    }
  }

  /** Where each first letter leads, made once: many patterns may begin with something left out. */
  private openings(): Map<string, Step[]> {
    if (this.firsts) return this.firsts;
    this.firsts = new Map();
    for (const { next } of reached(this.root))
      for (const letter of next?.keys() ?? [])
        if (!this.firsts.has(letter)) this.firsts.set(letter, after(this.root, letter));
    return this.firsts;
  }

  private tellAt(
    text: string,
    start: number,
    end: number,
    places: Step[],
    tell: (end: number, entry: Entry) => void,
  ): void {
    let found: Meaning[] | null = null;
    for (const { meanings } of places) if (meanings) found = found ? [...found, ...meanings] : meanings;
    const [first] = found ?? [];
    if (!found || !first) return;
    tell(end, {
      word: text.slice(start, end),
      senses: distinct(found),
      light: found.every(({ light }) => light),
      named: found.some(({ sense }) => sense.sign === 'programme'),
      language: first.language,
    });
  }
}

/** `a{b,c}d` → [[a], [b, c], [d]]. */
export function groupsOf(pattern: string): string[][] {
  return pattern
    .split(/(\{[^}]*\})/)
    .filter((piece) => piece !== '')
    .map((piece) => (piece.startsWith('{') && piece.endsWith('}') ? piece.slice(1, -1).split(',') : [piece]));
}

function walk(from: Step, word: string): Step {
  let place = from;
  for (const letter of word) {
    place.next ??= new Map();
    let child = place.next.get(letter);
    if (!child) {
      child = step();
      place.next.set(letter, child);
    }
    place = child;
  }
  return place;
}

const NONE: Step[] = [];

function after(place: Step, letter: string): Step[] {
  const open = place.joins ? reached(place) : null;
  if (open) return afterAny(open, letter);
  const child = place.next?.get(letter);
  return child ? (child.joins ? reached(child) : [child]) : NONE;
}

function afterAny(places: Step[], letter: string): Step[] {
  const seen = new Set<Step>();
  for (const place of places) {
    const child = place.next?.get(letter);
    if (child) spread(child, seen);
  }
  return seen.size === 0 ? NONE : [...seen];
}

function reached(place: Step): Step[] {
  const seen = new Set<Step>();
  spread(place, seen);
  return [...seen];
}

function spread(place: Step, seen: Set<Step>): void {
  if (seen.has(place)) return;
  seen.add(place);
  if (place.joins) for (const join of place.joins) spread(join, seen);
}

function distinct(meanings: Meaning[]): Sense[] {
  const senses: Sense[] = [];
  for (const { sense } of meanings) if (!senses.some((other) => isSame(other, sense))) senses.push(sense);
  return senses;
}

function isSame(one: Sense, other: Sense): boolean {
  return one.sign === other.sign && one.value === other.value;
}
