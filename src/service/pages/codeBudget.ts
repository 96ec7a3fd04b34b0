/**
 * How many sign-in codes may be asked for: by a network, for a number, and of the whole installation. Asks from other
 * networks never keep the owner of a number out who asks from one where it signed in before.
 */
import type { Store } from '../../ports';
import { type Allowance, spend } from './allowance';
import { networksOf } from './networks';
import { hashOf } from './sessions';

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
