/** How often something may be tried: each try takes a place that nobody can take twice, whatever runs beside it. */
import type { Store } from '../../ports';

export interface Allowance {
  /** What is counted, with whom it is counted for. */
  name: string;
  most: number;
  /** Milliseconds; counted by the clock, so that a new stretch begins for all at once. */
  per: number;
}

/** Several may take a place at the same moment; one of them has to look again. */
const AGAIN = 8;

/** The places that a try has taken. */
export type Spent = readonly string[];

/** Takes a place under each of these; null where one of them has none left, and then none is taken. */
export async function spend(
  store: Store,
  allowances: readonly Allowance[],
  now: number,
): Promise<Spent | null> {
  for (let tries = 0; tries < AGAIN; tries++) {
    const rows = allowances.map(({ name, most, per }) =>
      Array.from({ length: most }, (_, place) => `${name}:${Math.floor(now / per)}:${place}`),
    );
    const taken = await store.happened(rows.flat());
    const free = rows.map((places) => places.find((place) => !taken.has(place)));
    const keys = free.filter((place) => place !== undefined);
    if (keys.length < rows.length) return null;
    const done = await store.commit(keys.map((key) => ({ kind: 'once', key, at: now })));
    if (done === 'done') return keys;
  }
  return null;
}

/** A try that was no guess counts for nobody. */
export async function giveBack(store: Store, spent: Spent): Promise<void> {
  await store.commit(spent.map((key) => ({ kind: 'onceFreed', key })));
}
