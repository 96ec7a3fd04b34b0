/** What the model sees of a text: its short stretches, whole and in the last clause, alone and with where it is said. */
import type { Standing } from './examples';
import { withFormats, withoutCourtesy } from './formats';
import { NAME_LETTERS } from './named';
import type { Seen } from './seen';
import { isLetter, LONGEST, mix, SEED, unitsOf } from './units';

/** Each feature once, by its hash, and how much it counts. */
export interface Features {
  hashes: Uint32Array;
  values: Float32Array;
}

/** Each feature once, by its hash (32 bits with their sign), with how often it stands in the text. */
export interface Counted {
  hashes: readonly number[];
  times: readonly number[];
  /** What one that stands once counts: all together have one length, so that long texts are not louder. */
  scale: number;
}

const SEEDS = {
  gram: SEED,
  last: 0x2f6e3a1b,
  named: 0x2545f491,
  state: 0x51ed270b,
  whole: 0x1b873593,
  spelt: 0x7ed55d16,
  length: 0x3c6ef372,
  quoted: 0x6a09e667,
};
/** Texts of so few units are features as a whole. */
const SHORT = 8;
const LENGTH_STEP = 4;
const NORM = 6;
const FIRST = 1;
const LAST = 2;

/** Of a text without marks that is longer, the end is where the wish stands. */
const LONG = 14;
const END = 9;
/** Stretches in which a name stands are that long: 粮补|到|了|没. */
const AROUND_NAMES = 4;

/** The features of a text, in as little room as they need. Linear in time. */
export function featuresOf(seen: Seen): Features {
  const { hashes, times, scale } = countedIn(seen);
  return {
    hashes: Uint32Array.from(hashes),
    values: Float32Array.from(times, (often) => loudnessOf(often, scale)),
  };
}

/** How much a feature counts that stands so often, as finely as it is taught. */
export function loudnessOf(often: number, scale: number): number {
  return Math.fround(Math.fround(weightOf(often)) * scale);
}

/** What stands more often counts for more. */
function weightOf(often: number): number {
  return often === 1 ? 1 : 1 + Math.log(often);
}

/** The features of a text as they are met. Linear in time. */
export function countedIn(seen: Seen): Counted {
  const { units, clause } = unitsOf(withFormats(withoutCourtesy(seen.plain)));
  const end = units.length > LONG ? Math.max(clause, units.length - END) : clause;
  const hashes: number[] = [];
  const standings = standingsOf(seen);
  grams(units, 0, SEEDS.gram, 3, hashes);
  grams(units, end, SEEDS.last, 3, hashes);
  if (seen.named !== seen.plain) namedGrams(unitsOf(withFormats(withoutCourtesy(seen.named))).units, hashes);
  for (const standing of standings) {
    hashes.push(mix(SEEDS.state, standing));
    grams(units, 0, mix(SEEDS.state, standing), 2, hashes);
  }
  if (units.length <= SHORT) {
    const whole = units.reduce((hash, unit) => mix(hash, unit), SEEDS.whole);
    hashes.push(whole);
    for (const standing of standings) hashes.push(mix(whole, standing));
  }
  hashes.push(mix(SEEDS.length, Math.min(20, Math.ceil(units.length / LENGTH_STEP))));
  if (seen.quoted) hashes.push(SEEDS.quoted);
  spelt(seen.plain, hashes);
  return counted(hashes);
}

/** All stretches of up to `longest` units from `start` on; the ends of the text are units too. */
function grams(units: number[], start: number, seed: number, longest: number, hashes: number[]): void {
  for (let from = start - 1; from <= units.length; from++) {
    let hash = seed;
    for (let at = from; at < from + longest && at <= units.length; at++) {
      hash = mix(hash, at < start ? FIRST : (units[at] ?? LAST));
      if (at > from || (at >= start && at < units.length)) hashes.push(hash);
    }
  }
}

/** The stretches in which a name stands: whichever programme it is, what is asked of it is the same. */
function namedGrams(units: number[], hashes: number[]): void {
  for (let from = -1; from <= units.length; from++) {
    let hash = SEEDS.named;
    let isNamed = false;
    for (let at = from; at < from + AROUND_NAMES && at <= units.length; at++) {
      const unit = at < 0 ? FIRST : (units[at] ?? LAST);
      hash = mix(hash, unit);
      isNamed ||= NAMES.has(unit);
      if (isNamed) hashes.push(hash);
    }
  }
}

/** Stretches of four letters within words in Latin letters: misspelt ones are still much alike. */
function spelt(plain: string, hashes: number[]): void {
  for (let at = 0; at + 3 < plain.length && at < LONGEST * 4; at++) {
    let hash = SEEDS.spelt;
    let next = at;
    while (next < at + 4 && isLetter(plain.charCodeAt(next))) hash = mix(hash, plain.charCodeAt(next++));
    if (next === at + 4) hashes.push(hash);
  }
}

/** Where it is said, after what, and by whom: each a number. */
function standingsOf({ state, subject, speaker }: Standing): number[] {
  const named = [
    `in ${state ?? ''}`,
    ...(subject ? [`after ${subject}`] : []),
    ...(speaker === 'resident' ? [] : [speaker]),
  ];
  return named.map(standingOf);
}

function standingOf(name: string): number {
  let hash = SEEDS.state;
  for (let at = 0; at < name.length; at++) hash = mix(hash, name.charCodeAt(at));
  return hash;
}

/** Room for the table of nearly any text: to make it anew for each takes as long as to fill it. */
const TABLE = new Int32Array(1024);

/** Lists, for typed arrays of this size are slower made than filled. */
function counted(all: readonly number[]): Counted {
  const hashes: number[] = [];
  const times: number[] = [];
  // A table with room for twice as many, of places among `hashes` plus one: where its slot is taken, the next is looked at.
  const mask = 2 ** (33 - Math.clz32(all.length)) - 1;
  const table = mask < TABLE.length ? TABLE.fill(0, 0, mask + 1) : new Int32Array(mask + 1);
  for (const hash of all) {
    let slot = (hash ^ (hash >>> HALF)) & mask;
    let place = table[slot] ?? 0;
    while (place > 0 && hashes[place - 1] !== hash) {
      slot = (slot + 1) & mask;
      place = table[slot] ?? 0;
    }
    if (place > 0) times[place - 1] = (times[place - 1] ?? 0) + 1;
    else {
      table[slot] = hashes.push(hash);
      times.push(1);
    }
  }
  let squares = 0;
  for (const often of times) squares += weightOf(often) ** 2;
  return { hashes, times, scale: NORM / Math.sqrt(squares) };
}

const HALF = 16;
const NAMES: ReadonlySet<number> = new Set(
  NAME_LETTERS.map((letter) => mix(SEEDS.gram, letter.charCodeAt(0))),
);
