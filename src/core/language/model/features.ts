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

/** The features of a text. Linear in time. */
export function featuresOf(seen: Seen): Features {
  const { units, clause } = unitsOf(withFormats(withoutCourtesy(seen.plain)));
  const end = units.length > LONG ? Math.max(clause, units.length - END) : clause;
  const hashes: number[] = [];
  const push = (hash: number) => hashes.push(hash);
  const standings = standingsOf(seen);
  grams(units, 0, SEEDS.gram, 3, push);
  grams(units, end, SEEDS.last, 3, push);
  if (seen.named !== seen.plain) namedGrams(unitsOf(withFormats(withoutCourtesy(seen.named))).units, push);
  for (const standing of standings) {
    push(mix(SEEDS.state, standing));
    grams(units, 0, mix(SEEDS.state, standing), 2, push);
  }
  if (units.length <= SHORT) {
    const whole = units.reduce((hash, unit) => mix(hash, unit), SEEDS.whole);
    push(whole);
    for (const standing of standings) push(mix(whole, standing));
  }
  push(mix(SEEDS.length, Math.min(20, Math.ceil(units.length / LENGTH_STEP))));
  if (seen.quoted) push(SEEDS.quoted);
  spelt(seen.plain, push);
  return counted(hashes);
}

/** All stretches of up to `longest` units from `start` on; the ends of the text are units too. */
function grams(
  units: number[],
  start: number,
  seed: number,
  longest: number,
  push: (hash: number) => void,
): void {
  for (let from = start - 1; from <= units.length; from++) {
    let hash = seed;
    for (let at = from; at < from + longest && at <= units.length; at++) {
      hash = mix(hash, at < start ? FIRST : (units[at] ?? LAST));
      if (at > from || (at >= start && at < units.length)) push(hash);
    }
  }
}

/** The stretches in which a name stands: whichever programme it is, what is asked of it is the same. */
function namedGrams(units: number[], push: (hash: number) => void): void {
  for (let from = -1; from <= units.length; from++) {
    let hash = SEEDS.named;
    let isNamed = false;
    for (let at = from; at < from + AROUND_NAMES && at <= units.length; at++) {
      const unit = at < 0 ? FIRST : (units[at] ?? LAST);
      hash = mix(hash, unit);
      isNamed ||= NAMES.has(unit);
      if (isNamed) push(hash);
    }
  }
}

/** Stretches of four letters within words in Latin letters: misspelt ones are still much alike. */
function spelt(plain: string, push: (hash: number) => void): void {
  for (let at = 0; at + 3 < plain.length && at < LONGEST * 4; at++) {
    let hash = SEEDS.spelt;
    let next = at;
    while (next < at + 4 && isLetter(plain.charCodeAt(next))) hash = mix(hash, plain.charCodeAt(next++));
    if (next === at + 4) push(hash);
  }
}

/** Where it is said, after what, and by whom: each a number. */
function standingsOf({ state, subject, speaker }: Standing): number[] {
  const named = [
    `in ${state ?? ''}`,
    ...(subject ? [`after ${subject}`] : []),
    ...(speaker === 'resident' ? [] : [speaker]),
  ];
  return named.map((name) => [...name].reduce((hash, sign) => mix(hash, sign.charCodeAt(0)), SEEDS.state));
}

function counted(all: number[]): Features {
  const sorted = Uint32Array.from(all).sort();
  const hashes = new Uint32Array(sorted.length);
  const values = new Float32Array(sorted.length);
  let count = 0;
  let squares = 0;
  for (let at = 0; at < sorted.length; ) {
    let end = at + 1;
    while (end < sorted.length && sorted[end] === sorted[at]) end++;
    const value = end - at === 1 ? 1 : 1 + Math.log(end - at);
    hashes[count] = sorted[at] ?? 0;
    values[count++] = value;
    squares += value * value;
    at = end;
  }
  const scale = NORM / Math.sqrt(squares);
  for (let at = 0; at < count; at++) values[at] = (values[at] ?? 0) * scale;
  return { hashes: hashes.slice(0, count), values: values.slice(0, count) };
}

const NAMES: ReadonlySet<number> = new Set(
  NAME_LETTERS.map((letter) => mix(SEEDS.gram, letter.charCodeAt(0))),
);
