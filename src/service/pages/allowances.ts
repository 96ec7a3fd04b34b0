/** How often something may be tried, whichever process is asked. */

import { isIPv6 } from 'node:net';
import type { Store } from '../../ports';
import { hashOf } from './sessions';

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

/* Which networks an address belongs to: whoever has one address of IPv6 has a whole /64, and whoever rents a machine a /48. */

/** From the narrowest to the widest: of IPv4 itself and its /24, of IPv6 its /64 and its /48 (RFC 6177). */
export function networksOf(address: string): [narrow: string, wide: string] {
  if (!isIPv6(address)) return [address, `${address.split('.').slice(0, 3).join('.')}.0/24`];
  const groups = groupsOf(address);
  return [`${groups.slice(0, 4).join(':')}::/64`, `${groups.slice(0, 3).join(':')}::/48`];
}

/** The eight groups, without leading zeros; of what is written with `::` those it stands for. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...zeros, ...after].map((group) => group.replace(/^0+(?=.)/, ''));
}

/*
 * How many sign-in codes may be asked for: by a network, for a number, and of the whole installation. Asks from other
 * networks never keep the owner of a number out who asks from one where it signed in before.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** How long a network in which a number signed in is known as its own. */
const KNOWN_FOR = 90 * DAY;

/** From one address (IPv6: its /64), and from all of a /24 or /48. */
const NARROW = 30;
const WIDE = 60;
/** Codes that one installation sends in an hour, and from how many on the supervisors are told. */
const INSTALLATION = 300;
const ALARMING = 100;

const short = (text: string) => hashOf(text).slice(0, 32);

function placeOf(phone: string, address: string | null): string {
  return short(`${phone} ${address === null ? 'trusted' : networksOf(address)[0]}`);
}

/** Takes what an ask costs, whosever number it names; false where a network or this number has none left. */
export async function mayAsk(
  store: Store,
  phone: string,
  address: string | null,
  now: number,
): Promise<boolean> {
  const place = placeOf(phone, address);
  const [narrow, wide] = address === null ? [] : networksOf(address);
  const network: Allowance[] =
    narrow === undefined || wide === undefined
      ? []
      : [
          { name: `wap.from:${short(narrow)}`, most: NARROW, per: HOUR },
          { name: `wap.from.wide:${short(wide)}`, most: WIDE, per: HOUR },
        ];
  const own: Allowance[] = [
    { name: `wap.code.minute:${place}`, most: 1, per: MINUTE },
    { name: `wap.code.hour:${place}`, most: 5, per: HOUR },
    { name: `wap.code.day:${place}`, most: 10, per: DAY },
  ];
  const home = `wap.home:${place}`;
  const isHome = ((await store.reads.tries([home])).get(home) ?? 0) > 0;
  // Strangers all together: a phone that is asked for by everybody stays quiet.
  const everybody: Allowance[] = isHome ? [] : [{ name: `wap.code.all:${short(phone)}`, most: 15, per: DAY }];
  return (await spend(store, [...network, ...own, ...everybody], now)) !== null;
}

/** Takes one code of the installation's; false where it has none left. Both near and at that end the supervisors hear of it. */
export async function maySend(store: Store, now: number): Promise<boolean> {
  const most: Allowance = { name: 'wap.codes', most: INSTALLATION, per: HOUR };
  const spent = await spend(store, [most], now);
  const [key] = spent ?? [];
  const count = key === undefined ? INSTALLATION : ((await store.reads.tries([key])).get(key) ?? 0);
  if (count >= ALARMING) await store.commit([{ kind: 'alarm', alarm: 'signIn.flood', at: now }]);
  return spent !== null;
}

/** This number signed in from here. */
export async function knowHome(
  store: Store,
  phone: string,
  address: string | null,
  now: number,
): Promise<void> {
  const key = `wap.home:${placeOf(phone, address)}`;
  await store.commit([{ kind: 'tried', key, most: 1, until: now + KNOWN_FOR }]);
}
