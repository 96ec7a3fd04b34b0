/** Rows of small whole numbers, added up eight octets at a time: one by one this would take three times as long. */

/** What is taken from each octet so that it is never below nothing, in all four. */
const LIFTED = 0x80808080;
const LIFT = 0x80;
/** The first and the third octet of four: between them is room for sums. */
const EVEN = 0x00ff00ff;
/** So many octets fit into that room. */
const MOST = 257;

/** Rows as they lie in memory, four octets in a number, and how many such numbers a row has: an even one. */
export interface Rows {
  fours: Int32Array;
  perRow: number;
}

/** Adds to `sums` `value` times the sum of the rows at `places`. */
export function addRows(
  { fours, perRow }: Rows,
  places: readonly number[],
  value: number,
  sums: Float64Array,
): void {
  for (let start = 0; start < places.length; start += MOST) {
    const stop = Math.min(places.length, start + MOST);
    const lift = LIFT * (stop - start);
    for (let four = 0; four < perRow; four += 2) {
      let even = 0;
      let odd = 0;
      let nextEven = 0;
      let nextOdd = 0;
      for (let at = start; at < stop; at++) {
        const place = (places[at] ?? 0) * perRow + four;
        const octets = (fours[place] ?? 0) ^ LIFTED;
        const next = (fours[place + 1] ?? 0) ^ LIFTED;
        even = (even + (octets & EVEN)) | 0;
        odd = (odd + ((octets >>> 8) & EVEN)) | 0;
        nextEven = (nextEven + (next & EVEN)) | 0;
        nextOdd = (nextOdd + ((next >>> 8) & EVEN)) | 0;
      }
      addFour(sums, four * 4, even, odd, lift, value);
      addFour(sums, four * 4 + 4, nextEven, nextOdd, lift, value);
    }
  }
}

/** The sums of four units lie in the halves of two numbers. */
function addFour(
  sums: Float64Array,
  unit: number,
  even: number,
  odd: number,
  lift: number,
  value: number,
): void {
  sums[unit] = (sums[unit] ?? 0) + value * ((even & 0xffff) - lift);
  sums[unit + 1] = (sums[unit + 1] ?? 0) + value * ((odd & 0xffff) - lift);
  sums[unit + 2] = (sums[unit + 2] ?? 0) + value * ((even >>> 16) - lift);
  sums[unit + 3] = (sums[unit + 3] ?? 0) + value * ((odd >>> 16) - lift);
}
