/** Softmax regression by AdaGrad: from features and labels to weights. The same input always gives the same weights. */
import type { Features } from './features';
import { seeded, shuffled } from './random';
import { softmax } from './score';

export interface Lesson extends Features {
  /** Labels that are right, by number: several where the file names the intent alone. */
  right: readonly number[];
}

export interface Plan {
  epochs: number;
  /** Size of the first steps; later ones shrink with what was learned at their place. */
  rate: number;
  /** How much every step takes from a weight: large ones need many examples. */
  shrink: number;
  /** Share of the features of a lesson that are left out each time: no few of them shall decide alone. */
  dropped: number;
  seed: number;
}

export const PLAN: Plan = { epochs: 3, rate: 0.1, shrink: 1e-6, dropped: 0.3, seed: 20261126 };

/** Below this a label is as right as it can be, and nothing is learned. */
const SETTLED = 2e-3;
const FIRST_SQUARE = 1e-2;

/** What is being learned: a weight for each place and label, row by row. */
interface Course {
  weights: Float32Array;
  /** Sums of squared slopes: how much was learned there. */
  squares: Float32Array;
  labels: number;
  plan: Plan;
}

/** Weights of `places` × `labels`, row by row. */
export function train(
  lessons: readonly Lesson[],
  places: number,
  labels: number,
  plan: Plan = PLAN,
): Float32Array {
  const weights = new Float32Array(places * labels);
  const course = { weights, squares: new Float32Array(places * labels).fill(FIRST_SQUARE), labels, plan };
  const random = seeded(plan.seed);
  const scores = new Float64Array(labels);
  for (let epoch = 0; epoch < plan.epochs; epoch++) {
    for (const index of shuffled(lessons.length, random)) {
      const lesson = lessons[index] && thinned(lessons[index], plan.dropped, random);
      if (lesson && isWrong(lesson, course, scores)) learn(lesson, course, scores);
    }
  }
  return weights;
}

/** A lesson without some of its features; the others count for as much more. */
function thinned({ places, values, right }: Lesson, dropped: number, random: () => number): Lesson {
  const kept = places.map((_, at) => at).filter(() => random() >= dropped);
  const share = 1 - dropped;
  return {
    places: kept.map((at) => places[at] ?? 0),
    values: Float32Array.from(kept, (at) => (values[at] ?? 0) / share),
    right,
  };
}

/** Fills `slopes` with how much each label is over its due; whether there is anything to learn. */
function isWrong(
  { places, values, right }: Lesson,
  { weights, labels }: Course,
  slopes: Float64Array,
): boolean {
  slopes.fill(0);
  for (let at = 0; at < places.length; at++) {
    const row = (places[at] ?? 0) * labels;
    const value = values[at] ?? 0;
    for (let label = 0; label < labels; label++)
      slopes[label] = (slopes[label] ?? 0) + value * (weights[row + label] ?? 0);
  }
  softmax(slopes);
  let mass = 1e-9;
  for (const label of right) mass += slopes[label] ?? 0;
  // Of several right labels each keeps its share.
  for (const label of right) slopes[label] = (slopes[label] ?? 0) * (1 - 1 / mass);
  return mass < 1 - SETTLED;
}

function learn(
  { places, values }: Lesson,
  { weights, squares, labels, plan }: Course,
  slopes: Float64Array,
): void {
  const moved: number[] = [];
  for (let label = 0; label < labels; label++)
    if (Math.abs(slopes[label] ?? 0) > SETTLED / 4) moved.push(label);
  for (let at = 0; at < places.length; at++) {
    const row = (places[at] ?? 0) * labels;
    const value = values[at] ?? 0;
    for (const label of moved) {
      const cell = row + label;
      const weight = weights[cell] ?? 0;
      const slope = (slopes[label] ?? 0) * value + plan.shrink * weight;
      const square = (squares[cell] ?? 0) + slope * slope;
      squares[cell] = square;
      weights[cell] = weight - (plan.rate * slope) / Math.sqrt(square);
    }
  }
}
