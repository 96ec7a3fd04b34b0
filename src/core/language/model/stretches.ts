/** Which stretches of texts are learned at all, and where each of a text's own stands among them. */
import type { Features } from './features';

/** Hashes of the stretches that at least `fewest` texts have as their authors wrote them, ascending. */
export function stretchesOf(
  lessons: readonly (Features & { isOwn: boolean })[],
  fewest: number,
): Uint32Array {
  const all = Uint32Array.from(
    lessons.filter(({ isOwn }) => isOwn).flatMap(({ hashes }) => [...hashes]),
  ).sort();
  return all.filter((hash, at) => hash !== all[at - 1] && all[at + fewest - 1] === hash);
}

/** The features that are learned, by the row of each, ascending. */
export function foundIn(
  { hashes, values }: Features,
  stretches: Uint32Array,
): { places: Int32Array; values: Float32Array } {
  const found = Array.from(hashes, (hash, at) => ({
    place: indexIn(stretches, hash),
    value: values[at] ?? 0,
  }))
    .filter(({ place }) => place >= 0)
    .sort((one, other) => one.place - other.place);
  return {
    places: Int32Array.from(found, ({ place }) => place),
    values: Float32Array.from(found, ({ value }) => value),
  };
}

function indexIn(sorted: Uint32Array, hash: number): number {
  let [from, end] = [0, sorted.length];
  while (from < end) {
    const middle = (from + end) >>> 1;
    if ((sorted[middle] ?? 0) < hash) from = middle + 1;
    else end = middle;
  }
  return sorted[from] === hash ? from : -1;
}
