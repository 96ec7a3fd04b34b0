/** The learned model as it is made of weights and kept in a file: `templates/understanding/model.bin`. */
import type { Model } from '../lexicon/model';
import { BITS } from './features';
import { LABELS } from './labels';

interface Head {
  texts: string;
  step: number;
  bits: number;
  labels: readonly string[];
}

/** The largest of nearly all weights: the few beyond it are cut. */
const LARGEST = 0.9995;
const STEPS = 127;
/** Smaller weights say next to nothing, and a file without them is half as long. */
const LEAST = 12;
const LENGTH = 4;

/** Makes a model of weights as they are learned, each rounded to one of 255 steps. */
export function modelOf(weights: Float32Array, texts: string): Model {
  const sizes = weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
  const step = (sizes[Math.floor(sizes.length * LARGEST)] ?? 1) / STEPS;
  const count = LABELS.length;
  const rows = new Int32Array(1 << BITS).fill(-1);
  const kept: Int8Array[] = [];
  for (let place = 0; place < rows.length; place++) {
    const row = roundedRow(weights, place * count, count, step);
    if (row) rows[place] = kept.push(row) - 1;
  }
  const cells = new Int8Array(kept.length * count);
  for (const [at, row] of kept.entries()) cells.set(row, at * count);
  return { texts, rows, cells, step };
}

/** Null where nothing is left of it, as of most. */
function roundedRow(weights: Float32Array, from: number, count: number, step: number): Int8Array | null {
  let row: Int8Array | null = null;
  for (let label = 0; label < count; label++) {
    const weight = weights[from + label] ?? 0;
    const cell = weight === 0 ? 0 : rounded(weight / step);
    if (cell !== 0) {
      row ??= new Int8Array(count);
      row[label] = cell;
    }
  }
  return row;
}

function rounded(steps: number): number {
  const whole = Math.max(-STEPS, Math.min(STEPS, Math.round(steps)));
  return Math.abs(whole) > LEAST ? whole : 0;
}

/** As it is kept in a file: its head, which places have a row, and the rows. */
export function packed({ texts, rows, cells, step }: Model): Uint8Array {
  const head: Head = { texts, step, bits: BITS, labels: LABELS };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const taken = new Uint8Array(rows.length / 8);
  for (const [place, row] of rows.entries())
    if (row >= 0) taken[place >> 3] = (taken[place >> 3] ?? 0) | (1 << (place & 7));
  const bytes = new Uint8Array(LENGTH + text.length + taken.length + cells.length);
  new DataView(bytes.buffer).setUint32(0, text.length);
  bytes.set(text, LENGTH);
  bytes.set(taken, LENGTH + text.length);
  bytes.set(new Uint8Array(cells.buffer), LENGTH + text.length + taken.length);
  return bytes;
}

/** Throws an Error where it was made for other labels or features than these. */
export function unpacked(bytes: Uint8Array): Model {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = LENGTH + view.getUint32(0);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(LENGTH, end))) as Head; // written by `packed`
  if (head.bits !== BITS || head.labels.join() !== LABELS.join())
    throw new Error('the model was taught other labels than the service has: run npm run teach');
  const rows = new Int32Array(1 << BITS).fill(-1);
  let count = 0;
  for (let place = 0; place < rows.length; place++)
    if ((bytes[end + (place >> 3)] ?? 0) & (1 << (place & 7))) rows[place] = count++;
  const from = end + rows.length / 8;
  const cells = new Int8Array(bytes.subarray(from));
  if (cells.length !== count * LABELS.length) throw new Error('the model is cut short: run npm run teach');
  return { texts: head.texts, rows, cells, step: head.step };
}
