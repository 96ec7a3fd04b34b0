/** What the learned model makes of a text. */
import type { Model } from '../lexicon/model';
import { type Features, featuresOf, type Seen } from './features';
import { LABELS } from './labels';

/** How likely each label is, in their order. */
export function probabilitiesOf(model: Model, seen: Seen): Float64Array {
  return scored(model, featuresOf(seen));
}

function scored({ rows, cells, step }: Model, { places, values }: Features): Float64Array {
  const count = LABELS.length;
  const scores = new Float64Array(count);
  for (let at = 0; at < places.length; at++) {
    const row = rows[places[at] ?? 0] ?? -1;
    if (row < 0) continue;
    const value = (values[at] ?? 0) * step;
    const from = row * count;
    for (let label = 0; label < count; label++)
      scores[label] = (scores[label] ?? 0) + value * (cells[from + label] ?? 0);
  }
  return softmax(scores);
}

/** Turns scores into probabilities, in place. */
export function softmax(scores: Float64Array): Float64Array {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > most) most = score;
  let sum = 0;
  for (let at = 0; at < scores.length; at++) {
    const power = Math.exp((scores[at] ?? 0) - most);
    scores[at] = power;
    sum += power;
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / sum;
  return scores;
}
