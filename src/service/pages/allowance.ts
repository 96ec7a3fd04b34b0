/** How often something may be tried, whichever process is asked. */
import type { Store } from '../../ports';

export interface Allowance {
  /** What is counted, with whom it is counted for. */
  name: string;
  most: number;
  /** Milliseconds; counted by the clock, so that a new stretch begins for all at once. */
  per: number;
}

/** Under which keys a try was taken. */
export type Spent = readonly string[];

/** Takes a try under each of these; null where one of them has none left, and then none is taken. */
export async function spend(
  store: Store,
  allowances: readonly Allowance[],
  now: number,
): Promise<Spent | null> {
  const tries = allowances.map(({ name, most, per }) => {
    const stretch = Math.floor(now / per);
    return { kind: 'tried', key: `${name}:${stretch}`, most, until: (stretch + 1) * per } as const;
  });
  // Who is refused again and again costs a look, and no transaction that others share.
  const taken = await store.reads.tries(tries.map(({ key }) => key));
  if (tries.some(({ key, most }) => (taken.get(key) ?? 0) >= most)) return null;
  return (await store.commit(tries)) === 'done' ? tries.map(({ key }) => key) : null;
}

/** A try that was no guess counts for nobody. */
export async function giveBack(store: Store, spent: Spent): Promise<void> {
  await store.commit(spent.map((key) => ({ kind: 'untried', key })));
}
