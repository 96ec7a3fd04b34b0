/** What changes seldom is read once and remembered for a while. Reads that fail are not remembered. */

type Monotonic = () => number;

/** Keys remembered at most: beyond, all are forgotten. */
const MOST_KEYS = 1_000;

/** As `read`, which is called at most once in `ms` milliseconds of `monotonic`. */
export function cached<T>(ms: number, read: () => Promise<T>, monotonic?: Monotonic): () => Promise<T> {
  const byKey = cachedByKey<null, T>(ms, read, monotonic);
  return () => byKey(null);
}

/** As `read`, which is called at most once for a key in `ms` milliseconds of `monotonic`. */
export function cachedByKey<K, T>(
  ms: number,
  read: (key: K) => Promise<T>,
  monotonic: Monotonic = () => performance.now(),
): (key: K) => Promise<T> {
  const known = new Map<K, { until: number; found: Promise<T> }>();
  return (key) => {
    const now = monotonic();
    const last = known.get(key);
    if (last && now < last.until) return last.found;
    if (known.size >= MOST_KEYS) known.clear();
    const fresh = { until: now + ms, found: read(key) };
    known.set(key, fresh);
    fresh.found.catch(() => {
      if (known.get(key) === fresh) known.delete(key);
    });
    return fresh.found;
  };
}
