/** What the learned model makes of a text. */
import type { Model } from '../lexicon/model';
import { type Counted, countedIn, loudnessOf } from './features';
import { likely, woken } from './net';
import { addRows } from './rows';
import type { Seen } from './seen';

/** How likely each label is, in their order. */
export function probabilitiesOf(model: Model, seen: Seen): Float64Array {
  return likely(movedBy(countedIn(seen), model), model);
}

/** What the features make of the units. Nearly all stand once in a text: their rows are added up as they are. */
function movedBy({ hashes, times, scale }: Counted, model: Model): Float64Array {
  const { units, fours, step } = model;
  const rows = { fours, perRow: units.length / 4 };
  const sums = new Float64Array(units.length);
  const places: number[] = [];
  for (let at = 0; at < hashes.length; at++) {
    const place = placeOf(hashes[at] ?? 0, model);
    if (place < 0) continue;
    const often = times[at] ?? 0;
    if (often === 1) places.push(place);
    else addRows(rows, [place], loudnessOf(often, scale), sums);
  }
  addRows(rows, places, loudnessOf(1, scale), sums);
  return woken(sums, model, step);
}

/** The row of a stretch; -1: it was never learned, and says nothing. */
function placeOf(hash: number, { stretches, starts }: Model): number {
  const bucket = hash >>> HALF;
  const end = starts[bucket + 1] ?? 0;
  for (let place = starts[bucket] ?? 0; place < end; place++)
    if (((stretches[place] ?? 0) | 0) === hash) return place;
  return -1;
}

const HALF = 16;
