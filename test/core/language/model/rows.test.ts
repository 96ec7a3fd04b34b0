/** Rows added up four octets at a time are the sums of their numbers, however many there are. */
import { addRows } from '../../../../src/core/language/model/rows';

const UNITS = 8;

test.each([
  ['a row', [3], 1],
  ['the same row twice', [5, 5], 0.5],
  ['as many as there is room for, and more', Array.from({ length: 1_200 }, (_, at) => at % 40), 2],
])('%s', (_, places, value) => {
  // The greatest and the least stand in whole columns, the others are mixed.
  const octets = Int8Array.from({ length: 40 * UNITS }, (_, at) =>
    at % UNITS === 0 ? 127 : at % UNITS === 3 ? -128 : ((at * 37) % 255) - 127,
  );
  const sums = new Float64Array(UNITS);
  addRows({ fours: new Int32Array(octets.buffer), perRow: UNITS / 4 }, places, value, sums);
  const plain = Array.from(sums, (_, unit) =>
    places.reduce((sum, place) => sum + value * (octets[place * UNITS + unit] ?? 0), 0),
  );
  expect([...sums]).toEqual(plain);
});
