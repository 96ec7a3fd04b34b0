/** What the learned model makes of a text. */
import type { Model } from '../lexicon/model';
import { featuresOf } from './features';
import { likely, unitsOf } from './net';
import type { Seen } from './seen';

/** How likely each label is, in their order. */
export function probabilitiesOf(model: Model, seen: Seen): Float64Array {
  const { hashes, values } = featuresOf(seen);
  const found = { places: new Int32Array(hashes.length), values: new Float32Array(hashes.length) };
  let count = 0;
  for (let at = 0; at < hashes.length; at++) {
    const place = placeOf(hashes[at] ?? 0, model);
    if (place < 0) continue;
    found.places[count] = place;
    found.values[count++] = values[at] ?? 0;
  }
  const { places } = found;
  return likely(
    unitsOf({ places: places.subarray(0, count), values: found.values }, model, model.step),
    model,
  );
}

/** The row of a stretch; -1: it was never learned, and says nothing. */
function placeOf(hash: number, { stretches, starts }: Model): number {
  const bucket = hash >>> HALF;
  const end = starts[bucket + 1] ?? 0;
  for (let place = starts[bucket] ?? 0; place < end; place++) if (stretches[place] === hash) return place;
  return -1;
}

const HALF = 16;
