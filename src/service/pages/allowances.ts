/**
 * How often something may be tried on pages: codes to sign in with, by network, by number and for the whole
 * installation; and the four characters of a case, by case and by network.
 */
import { DAY, HOUR, MINUTE } from '../../core/calendar/durations';
import type { Store } from '../../ports';
import { type Allowance, isOwnNetwork, keepOwnNetwork, networksOf, short, spend } from '../guard/allowances';

/** Codes in an hour from one address (IPv6: its /64), and from all of a /24 or /48. */
const CODES_FROM = { narrow: 30, wide: 60 };
/** Codes that one installation sends in an hour, and from how many on the supervisors are told. */
const INSTALLATION = 300;
const ALARMING = 100;

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
  const isOwn = await isOwnNetwork(store, ownKey(phone, address), now);
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
  await keepOwnNetwork(store, ownKey(phone, address), now);
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
