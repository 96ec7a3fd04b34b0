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

/** Takes a place under each of these; false where one of them has none left, and then none is taken. */
export async function spend(store: Store, allowances: readonly Allowance[], now: number): Promise<boolean> {
  for (let tries = 0; tries < AGAIN; tries++) {
    const rows = allowances.map(({ name, most, per }) =>
      Array.from({ length: most }, (_, place) => `${name}:${Math.floor(now / per)}:${place}`),
    );
    const taken = await store.happened(rows.flat());
    const free = rows.map((places) => places.find((place) => !taken.has(place)));
    const keys = free.filter((place) => place !== undefined);
    if (keys.length < rows.length) return false;
    const done = await store.commit(keys.map((key) => ({ kind: 'once', key, at: now })));
    if (done === 'done') return true;
  }
  return false;
}
