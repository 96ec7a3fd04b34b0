/** Chance that is the same each time: teaching twice gives the same model. */

/** Numbers from 0 up to 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One number for a text and the numbers beside it: what hangs on it is the same whatever else is taught. */
export function keyOf(text: string, ...beside: readonly number[]): number {
  let key = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) key = Math.imul(key ^ text.charCodeAt(at), 0x01000193);
  for (const number of beside) key = Math.imul(key ^ number, 0x01000193);
  return key >>> 0;
}

/** Places among `keys` in a random order, in which any two stand as they do without the others. */
export function shuffled(keys: readonly number[], seed: number): Int32Array {
  const drawn = Float64Array.from(keys, (key) => seeded(key ^ seed)());
  return Int32Array.from(keys, (_, at) => at).sort((one, other) => (drawn[one] ?? 0) - (drawn[other] ?? 0));
}
