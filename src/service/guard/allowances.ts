/**
 * How often something may be tried, whichever process is asked: counted in rows, by stretches of the clock, under keys that
 * tell nothing of whom they count.
 */
import { hash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { DAY } from '../../core/calendar/durations';
import type { Store } from '../../ports';

export interface Allowance {
  /** What is counted, and for whom. */
  name: string;
  most: number;
  /** Milliseconds, in stretches of the clock: a new one begins at the same moment for all. */
  per: number;
}

/** The keys that a try was counted under. */
export type Spent = readonly string[];

/** Counts a try against each allowance; null where one of them is used up, and then none is counted. */
export async function spend(
  store: Store,
  allowances: readonly Allowance[],
  now: number,
): Promise<Spent | null> {
  const tries = allowances.map(({ name, most, per }) => {
    const stretch = Math.floor(now / per);
    return { kind: 'tried', key: `${name}:${stretch}`, most, until: (stretch + 1) * per } as const;
  });
  // A refusal costs a look, and no transaction that others share.
  const taken = await store.reads.tries(tries.map(({ key }) => key));
  if (tries.some(({ key, most }) => (taken.get(key) ?? 0) >= most)) return null;
  return (await store.commit(tries)) === 'done' ? tries.map(({ key }) => key) : null;
}

/** A try that was right is counted against nobody. */
export async function giveBack(store: Store, spent: Spent): Promise<void> {
  await store.commit(spent.map((key) => ({ kind: 'untried', key })));
}

/** A network in which somebody signed in counts as his own in this stretch of the clock and in the next. */
const OWN_FOR = 90 * DAY;

/** Whether somebody signed in from a network lately; `key` tells of both. */
export async function isOwnNetwork(store: Store, key: string, now: number): Promise<boolean> {
  const stretch = Math.floor(now / OWN_FOR);
  return (await store.reads.tries([`${key}:${stretch}`, `${key}:${stretch - 1}`])).size > 0;
}

/** Remembers that somebody signed in from a network. */
export async function keepOwnNetwork(store: Store, key: string, now: number): Promise<void> {
  const stretch = Math.floor(now / OWN_FOR);
  const kept = `${key}:${stretch}`;
  // A second row would be refused, and with it the commits that share its transaction be tried anew.
  if ((await store.reads.tries([kept])).size > 0) return;
  await store.commit([{ kind: 'tried', key: kept, most: 1, until: (stretch + 2) * OWN_FOR }]);
}

/** Keys are kept in rows: they tell no number, case or address. */
export function short(text: string): string {
  return hash('sha256', text).slice(0, 32);
}

/**
 * The networks of an address, from the narrowest to the widest: of IPv4 itself and its /24, of IPv6 its /64, which one
 * subscriber has, and its /48, which one rented machine has (RFC 6177).
 */
export function networksOf(address: string): [narrow: string, wide: string] {
  if (!isIPv6(address)) return [address, `${address.split('.').slice(0, 3).join('.')}.0/24`];
  const groups = groupsOf(address);
  return [`${groups.slice(0, 4).join(':')}::/64`, `${groups.slice(0, 3).join(':')}::/48`];
}

/** The eight groups, without leading zeros; `::` written out. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...zeros, ...after].map((group) => group.replace(/^0+(?=.)/, ''));
}
