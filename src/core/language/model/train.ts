/** Teaches nets with one hidden layer by AdaGrad: from features and labels to weights. The same input always gives the same weights. */
import type { Features } from './features';
import { ASLEEP, besides, type Found, likely, type Net, unitsOf } from './net';
import { seeded, shuffled } from './random';
import { foundIn, stretchesOf } from './stretches';

export interface Lesson extends Features {
  /** Labels that are right, by number: several where the file names the intent alone. */
  right: readonly number[];
  /** The text as its author wrote it; others are noisy copies. */
  isOwn: boolean;
  /** Where chance begins for it. */
  key: number;
}

export interface Plan {
  epochs: number;
  /** Size of the first steps; later ones shrink with what was learned at their place, and with each epoch. */
  rate: number;
  /** How much of the rate is gone by the end. */
  slowed: number;
  /** Share of the features of a lesson that are left out each time: no few of them shall decide alone. */
  dropped: number;
  /** In how many texts a stretch stands that is learned at all. */
  fewest: number;
  /** How many stretches the model has room for: those from which a net of their own learns most. */
  kept: number;
  /** How many nets learn, each from another chance: what one of them fell into by chance is nothing to their mean. */
  nets: number;
  /** Hidden units of each net, a multiple of eight: see `rows.ts`. */
  units: number;
  seed: number;
}

export const PLAN: Plan = {
  epochs: 3,
  rate: 0.05,
  slowed: 0.8,
  dropped: 0.3,
  fewest: 5,
  kept: 78_000,
  nets: 3,
  units: 32,
  seed: 20261126,
};

/** What was learned. */
export interface Learned extends Net {
  /** Of each row the hash of its stretch, ascending. */
  stretches: Uint32Array;
}

/** Below this a label is as right as it can be, and nothing is learned. */
const SETTLED = 2e-3;
const FIRST_SQUARE = 1e-3;
/** How far from nothing weights begin. */
const SPREAD = { rows: 0.05, labels: 0.15 };

/** Weights, and beside each its sum of squared slopes: how much was learned there. */
interface Course {
  net: Net;
  squares: Net;
}

/** A lesson with its features by the rows that are learned. */
interface Known extends Found {
  right: readonly number[];
  key: number;
}

/** Learns `labels` labels. */
export function train(lessons: readonly Lesson[], labels: number, plan: Plan = PLAN): Learned {
  const among = (stretches: Uint32Array, nets: number) => {
    const known = lessons.map((lesson) => ({
      ...foundIn(lesson, stretches),
      right: lesson.right,
      key: lesson.key,
    }));
    const sizes = { stretches, units: plan.units, labels };
    return Array.from({ length: nets }, (_, at) => learned(known, sizes, plan, plan.seed + at));
  };
  const all = stretchesOf(lessons, plan.fewest);
  const [first] = all.length > plan.kept ? among(all, 1) : [];
  const stretches = first ? heaviest(all, first, plan.kept) : all;
  return { stretches, ...besides(among(stretches, plan.nets)) };
}

/** The `kept` stretches with the longest rows, in their order. */
function heaviest(stretches: Uint32Array, { rows, units }: Net, kept: number): Uint32Array {
  const weights = Float64Array.from(stretches, (_, at) => {
    const row = rows.subarray(at * units.length, (at + 1) * units.length);
    return row.reduce((sum, weight) => sum + weight * weight, 0);
  });
  const least = weights.slice().sort()[stretches.length - kept] ?? 0;
  return stretches.filter((_, at) => (weights[at] ?? 0) >= least);
}

interface Sizes {
  stretches: Uint32Array;
  units: number;
  labels: number;
}

/** One net. */
function learned(known: readonly Known[], sizes: Sizes, plan: Plan, seed: number): Net {
  const course = begun(sizes, seed);
  const keys = known.map(({ key }) => key);
  for (let epoch = 0; epoch < plan.epochs; epoch++) {
    const rate = plan.rate * (1 - (plan.slowed * epoch) / plan.epochs);
    for (const index of shuffled(keys, seed + epoch)) {
      const lesson = known[index];
      if (!lesson) continue;
      const random = seeded(lesson.key ^ Math.imul(seed + epoch, 0x01000193));
      learn(thinned(lesson, plan.dropped, random), lesson.right, course, rate);
    }
  }
  return course.net;
}

/** What a stretch begins with hangs on it alone: others beside it change nothing of it. */
function begun({ stretches, units, labels }: Sizes, seed: number): Course {
  const around = (count: number, spread: number, random: () => number) =>
    new Float32Array(count).map(() => (2 * random() - 1) * spread);
  const squares = (count: number) => new Float32Array(count).fill(FIRST_SQUARE);
  const counts = { rows: stretches.length * units, labels: labels * (units + 1) };
  const rows = new Float32Array(counts.rows);
  for (const [at, stretch] of stretches.entries())
    rows.set(around(units, SPREAD.rows, seeded(stretch ^ seed)), at * units);
  return {
    net: {
      rows,
      units: new Float32Array(units),
      labels: around(counts.labels, SPREAD.labels, seeded(seed)),
    },
    squares: { rows: squares(counts.rows), units: squares(units), labels: squares(counts.labels) },
  };
}

/** A lesson without some of its features; the others count for as much more. */
function thinned({ places, values }: Found, dropped: number, random: () => number): Found {
  const kept = Array.from(places, (_, at) => at).filter(() => random() >= dropped);
  const share = 1 - dropped;
  return {
    places: Int32Array.from(kept, (at) => places[at] ?? 0),
    values: Float32Array.from(kept, (at) => (values[at] ?? 0) / share),
  };
}

/** One step towards the labels that are right. */
function learn(found: Found, right: readonly number[], { net, squares }: Course, rate: number): void {
  const units = unitsOf(found, net);
  const count = units.length;
  const slopes = likely(units, net);
  let mass = 1e-9;
  for (const label of right) mass += slopes[label] ?? 0;
  if (mass >= 1 - SETTLED) return;
  // Of several right labels each keeps its share.
  for (const label of right) slopes[label] = (slopes[label] ?? 0) * (1 - 1 / mass);
  const back = taughtLabels(slopes, units, { net, squares }, rate);
  for (let unit = 0; unit < count; unit++) {
    if ((units[unit] ?? 0) <= 0) back[unit] = (back[unit] ?? 0) * ASLEEP;
    step(net.units, squares.units, unit, back[unit] ?? 0, rate);
  }
  const { places, values } = found;
  for (let at = 0; at < places.length; at++) {
    const row = (places[at] ?? 0) * count;
    const value = values[at] ?? 0;
    for (let unit = 0; unit < count; unit++)
      step(net.rows, squares.rows, row + unit, value * (back[unit] ?? 0), rate);
  }
}

/** Moves the labels, and gives back how each unit should have been moved. */
function taughtLabels(
  slopes: Float64Array,
  units: Float64Array,
  { net, squares }: Course,
  rate: number,
): Float64Array {
  const count = units.length;
  const back = new Float64Array(count);
  for (let label = 0; label < slopes.length; label++) {
    const slope = slopes[label] ?? 0;
    if (Math.abs(slope) <= SETTLED / 4) continue;
    const row = label * (count + 1);
    step(net.labels, squares.labels, row, slope, rate);
    for (let unit = 0; unit < count; unit++) {
      back[unit] = (back[unit] ?? 0) + slope * (net.labels[row + 1 + unit] ?? 0);
      step(net.labels, squares.labels, row + 1 + unit, slope * (units[unit] ?? 0), rate);
    }
  }
  return back;
}

function step(weights: Float32Array, squares: Float32Array, at: number, slope: number, rate: number): void {
  const square = (squares[at] ?? 0) + slope * slope;
  squares[at] = square;
  weights[at] = (weights[at] ?? 0) - (rate * slope) / Math.sqrt(square);
}
