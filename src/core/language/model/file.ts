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
const PLACES = 1 << BITS;

/** Makes a model of weights as they are learned, each rounded to one of 255 steps. */
export function modelOf(learned: Float32Array, texts: string): Model {
  const sizes = learned
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
  const step = (sizes[Math.floor(sizes.length * LARGEST)] ?? 1) / STEPS;
  const count = LABELS.length;
  const counts = new Uint8Array(PLACES);
  const entries: number[] = [];
  for (let cell = 0; cell < PLACES * count; cell++) {
    const learnt = learned[cell] ?? 0;
    const weight = learnt === 0 ? 0 : rounded(learnt / step);
    if (weight === 0) continue;
    const place = Math.floor(cell / count);
    counts[place] = (counts[place] ?? 0) + 1;
    entries.push(entryOf(cell % count, weight));
  }
  return { texts, starts: startsOf(counts), entries: Int16Array.from(entries), step };
}

function entryOf(label: number, weight: number): number {
  return (label << 8) | (weight & 0xff);
}

function rounded(steps: number): number {
  const whole = Math.max(-STEPS, Math.min(STEPS, Math.round(steps)));
  return Math.abs(whole) > LEAST ? whole : 0;
}

function startsOf(counts: Uint8Array): Int32Array {
  const starts = new Int32Array(counts.length + 1);
  for (const [place, count] of counts.entries()) starts[place + 1] = (starts[place] ?? 0) + count;
  return starts;
}

/** As it is kept in a file: its head, how many entries each place has, their labels, their weights. */
export function packed({ texts, starts, entries, step }: Model): Uint8Array {
  const head: Head = { texts, step, bits: BITS, labels: LABELS };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const counts = Uint8Array.from({ length: PLACES }, (_, at) => (starts[at + 1] ?? 0) - (starts[at] ?? 0));
  const labels = Uint8Array.from(entries, (entry) => entry >> 8);
  const weights = Uint8Array.from(entries, (entry) => entry & 0xff);
  const bytes = new Uint8Array(LENGTH + text.length + PLACES + 2 * entries.length);
  new DataView(bytes.buffer).setUint32(0, text.length);
  let at = LENGTH;
  for (const part of [text, counts, labels, weights]) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Throws an Error where it was made for other labels or features than these. */
export function unpacked(bytes: Uint8Array): Model {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = LENGTH + view.getUint32(0);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(LENGTH, end))) as Head; // written by `packed`
  if (head.bits !== BITS || head.labels.join() !== LABELS.join())
    throw new Error('the model was taught other labels than the service has: run npm run teach');
  const from = end + PLACES;
  const starts = startsOf(bytes.subarray(end, from));
  const count = starts[PLACES] ?? 0;
  if (bytes.length !== from + 2 * count) throw new Error('the model is cut short: run npm run teach');
  const entries = new Int16Array(count);
  for (let at = 0; at < count; at++)
    entries[at] = entryOf(bytes[from + at] ?? 0, bytes[from + count + at] ?? 0);
  return { texts: head.texts, starts, entries, step: head.step };
}
