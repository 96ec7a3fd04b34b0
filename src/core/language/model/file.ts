/** The learned model as it is made of weights and kept in a file: `templates/understanding/model.bin`. */
import type { Model } from '../lexicon/model';
import { LABELS } from './labels';
import type { Learned } from './train';

interface Head {
  texts: string;
  step: number;
  units: number;
  stretches: number;
  labels: readonly string[];
}

/** The largest of nearly all weights of rows: the few beyond it are cut. */
const LARGEST = 0.9995;
const STEPS = 127;
const LENGTH = 4;
const HALF = 16;

/** Makes a model of what was learned: each weight of a row is rounded to one of 255 steps. */
export function modelOf({ stretches, rows, units, labels }: Learned, texts: string): Model {
  const sizes = rows.map(Math.abs).sort();
  const step = (sizes[Math.floor(sizes.length * LARGEST)] ?? 1) / STEPS;
  const rounded = Int8Array.from(rows, (weight) =>
    Math.max(-STEPS, Math.min(STEPS, Math.round(weight / step))),
  );
  const fours = new Int32Array(rounded.buffer);
  return { texts, stretches, starts: startsOf(stretches), rows: rounded, fours, step, units, labels };
}

function startsOf(stretches: Uint32Array): Uint32Array {
  const starts = new Uint32Array((1 << HALF) + 1);
  for (const hash of stretches) starts[(hash >>> HALF) + 1] = (starts[(hash >>> HALF) + 1] ?? 0) + 1;
  for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  return starts;
}

/** As it is kept in a file: its head, then all its numbers, the lowest octet first. */
export function packed({ texts, stretches, rows, step, units, labels }: Model): Uint8Array {
  const head: Head = { texts, step, units: units.length, stretches: stretches.length, labels: LABELS };
  const text = JSON.stringify(head);
  // Behind it numbers of four octets begin where they can be read in place.
  const padded = new TextEncoder().encode(text.padEnd(Math.ceil(text.length / LENGTH) * LENGTH));
  const parts = [Uint32Array.of(padded.length), padded, stretches, units, labels, rows];
  const bytes = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of parts) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return bytes;
}

/** Throws an Error where it was made for other labels than these. */
export function unpacked(file: Uint8Array): Model {
  const { buffer } = file.slice(); // numbers are read in place, and a file may begin anywhere in its buffer
  const end = LENGTH + (new Uint32Array(buffer, 0, 1)[0] ?? 0);
  const head = JSON.parse(new TextDecoder().decode(file.subarray(LENGTH, end))) as Head; // written by `packed`
  if (head.labels.join() !== LABELS.join())
    throw new Error('the model was taught other labels than the service has: run npm run teach');
  const sizes = { labels: LABELS.length * (head.units + 1), rows: head.stretches * head.units };
  if (file.length !== end + LENGTH * (head.stretches + head.units + sizes.labels) + sizes.rows)
    throw new Error('the model is cut short: run npm run teach');
  const stretches = new Uint32Array(buffer, end, head.stretches);
  const units = new Float32Array(buffer, end + stretches.byteLength, head.units);
  const labels = new Float32Array(buffer, units.byteOffset + units.byteLength, sizes.labels);
  const rows = new Int8Array(buffer, labels.byteOffset + labels.byteLength, sizes.rows);
  const fours = new Int32Array(buffer, rows.byteOffset, sizes.rows / LENGTH);
  const { texts, step } = head;
  return { texts, stretches, starts: startsOf(stretches), rows, fours, step, units, labels };
}
