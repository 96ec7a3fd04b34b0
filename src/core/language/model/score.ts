/** What the learned model makes of a text. */
import type { Model } from '../lexicon/model';
import { type Features, featuresOf, type Seen } from './features';
import { LABELS } from './labels';

/** How likely each label is, in their order. */
export function probabilitiesOf(model: Model, seen: Seen): Float64Array {
  return scored(model, featuresOf(seen));
}

function scored({ starts, entries, step }: Model, { places, values }: Features): Float64Array {
  const scores = new Float64Array(LABELS.length);
  for (let at = 0; at < places.length; at++) {
    const place = places[at] ?? 0;
    const value = (values[at] ?? 0) * step;
    const end = starts[place + 1] ?? 0;
    for (let next = starts[place] ?? 0; next < end; next++) {
      const entry = entries[next] ?? 0;
      const label = entry >> 8;
      // The lower octet, with its sign.
      scores[label] = (scores[label] ?? 0) + value * ((entry << 24) >> 24);
    }
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
