/**
 * How often something may be tried, whichever process is asked: codes to sign in with, by network, by number and for
 * the whole installation; and the four characters of a case, by case and by network.
 */
import { isIPv6 } from 'node:net';
import { DAY, HOUR, MINUTE } from '../../core/calendar/durations';
import type { Store } from '../../ports';
import { hashOf } from './sessions';

interface Allowance {
  /** What is counted, and for whom. */
  name: string;
  most: number;
  /** Milliseconds, in stretches of the clock: a new one begins at the same moment for all. */
  per: number;
}

/** The keys that a try was counted under. */
type Spent = readonly string[];

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

/** Codes in an hour from one address (IPv6: its /64), and from all of a /24 or /48. */
const CODES_FROM = { narrow: 30, wide: 60 };
/** Codes that one installation sends in an hour, and from how many on the supervisors are told. */
const INSTALLATION = 300;
const ALARMING = 100;
/** How long a network in which a number signed in counts as the number's own. */
const OWN_FOR = 90 * DAY;

/**
 * Counts an ask for a code, whether anybody knows the number or not; false where its network or the number has none
 * left. Asks from other networks never keep the owner of a number out of a network where it signed in before.
 */
export async function spendCode(
  store: Store,
  phone: string,
  address: string | null,
  now: number,
): Promise<boolean> {
  const [narrow, wide] = networkKeys(address);
  const place = placeKey(phone, address);
  const own = ownKey(phone, address);
  const isOwn = ((await store.reads.tries([own])).get(own) ?? 0) > 0;
  const allowances: Allowance[] = [
    ...(narrow ? [{ name: `wap.from:${narrow}`, most: CODES_FROM.narrow, per: HOUR }] : []),
    ...(wide ? [{ name: `wap.from.wide:${wide}`, most: CODES_FROM.wide, per: HOUR }] : []),
    { name: `wap.code.minute:${place}`, most: 1, per: MINUTE },
    { name: `wap.code.hour:${place}`, most: 5, per: HOUR },
    { name: `wap.code.day:${place}`, most: 10, per: DAY },
    // Asks from all other networks together: a phone that strangers ask codes for does not ring all day.
    ...(isOwn ? [] : [{ name: `wap.code.all:${short(phone)}`, most: 15, per: DAY }]),
  ];
  return (await spend(store, allowances, now)) !== null;
}

/** Counts a code that is sent; false where the installation has none left. Supervisors are told from `ALARMING` on. */
export async function spendMessage(store: Store, now: number): Promise<boolean> {
  const spent = await spend(store, [{ name: 'wap.codes', most: INSTALLATION, per: HOUR }], now);
  const [key] = spent ?? [];
  const count = key === undefined ? INSTALLATION : ((await store.reads.tries([key])).get(key) ?? 0);
  if (count >= ALARMING) await store.commit([{ kind: 'alarm', alarm: 'signIn.flood', at: now }]);
  return spent !== null;
}

/** Remembers that the number signed in from this network. */
export async function ownNetwork(
  store: Store,
  phone: string,
  address: string | null,
  now: number,
): Promise<void> {
  await store.commit([{ kind: 'tried', key: ownKey(phone, address), most: 1, until: now + OWN_FOR }]);
}

/** Wrong tries at one case, whoever makes them, and wrong tries from one network at whatever cases. */
export function caseAllowances(caseNo: string, address: string | null): Allowance[] {
  const [narrow, wide] = networkKeys(address);
  return [
    { name: `wap.case:${short(caseNo)}`, most: 5, per: HOUR },
    // Four digits are ten thousand: at five an hour they would be through in a season.
    { name: `wap.case.day:${short(caseNo)}`, most: 15, per: DAY },
    ...(narrow ? [{ name: `wap.case.from:${narrow}`, most: 20, per: HOUR }] : []),
    ...(wide ? [{ name: `wap.case.from:${wide}`, most: 60, per: HOUR }] : []),
  ];
}

/** `address` is null where a network's gateway is believed: it stands for all of its phones and is counted for none. */
function networkKeys(address: string | null): string[] {
  return address === null ? [] : networksOf(address).map(short);
}

function placeKey(phone: string, address: string | null): string {
  return short(`${phone} ${address === null ? 'trusted' : networksOf(address)[0]}`);
}

function ownKey(phone: string, address: string | null): string {
  return `wap.home:${placeKey(phone, address)}`;
}

/** Keys are kept in rows: they tell no number, case or address. */
function short(text: string): string {
  return hashOf(text).slice(0, 32);
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
