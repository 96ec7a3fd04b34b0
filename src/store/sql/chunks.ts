/** Long lists of keys go to the database in pieces: MariaDB plans a list of a thousand and more as a join. */
const KEYS_AT_ONCE = 500;

/** The rows for all keys; for no keys none, without asking. A key that stands twice is asked for once. */
export async function inChunks<K, R>(
  list: readonly K[],
  ask: (some: readonly K[]) => Promise<readonly R[]>,
): Promise<R[]> {
  const all = [...new Set(list)];
  const found: R[] = [];
  for (let start = 0; start < all.length; start += KEYS_AT_ONCE) {
    found.push(...(await ask(all.slice(start, start + KEYS_AT_ONCE))));
  }
  return found;
}
