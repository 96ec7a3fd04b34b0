/** How often somebody may be wrong at the desk's door: by login and network, by address, and by account for codes. */
import { DAY, HOUR, MINUTE } from '../../core/calendar/durations';
import type { CaseLimits } from '../../core/model/limits';
import type { Store } from '../../ports';
import {
  type Allowance,
  isOwnNetwork,
  keepOwnNetwork,
  networksOf,
  type Spent,
  short,
  spend,
} from '../guard/allowances';

export type TryLimits = Pick<CaseLimits, 'signInTries' | 'signInTriesFrom'>;

/** What the longer stretches allow, as a multiple of the shorter. */
const LONGER = 4;

/**
 * Counts a try with a password; null where none is left. Whoever guesses from elsewhere never keeps somebody out of the
 * network that he signed in from before.
 */
export async function spendPassword(
  store: Store,
  { signInTries, signInTriesFrom }: TryLimits,
  login: string,
  address: string,
  now: number,
): Promise<Spent | null> {
  const [narrow, wide] = networksOf(address).map(short);
  const isOwn = await isOwnNetwork(store, ownKey(login, address), now);
  const pair = short(`${login} ${networksOf(address)[0]}`);
  const allowances: Allowance[] = [
    { name: `desk.from:${narrow}`, most: signInTriesFrom, per: HOUR },
    { name: `desk.from.wide:${wide}`, most: signInTriesFrom * LONGER, per: HOUR },
    { name: `desk.login:${pair}`, most: signInTries, per: 15 * MINUTE },
    { name: `desk.login.day:${pair}`, most: signInTries * LONGER, per: DAY },
    ...(isOwn ? [] : [{ name: `desk.login.all:${short(login)}`, most: signInTries * LONGER, per: DAY }]),
  ];
  return spend(store, allowances, now);
}

/** Counts a try with a code of this account, whoever makes it; null where none is left. */
export function spendSecondStep(
  store: Store,
  { signInTries }: TryLimits,
  account: string,
  now: number,
): Promise<Spent | null> {
  return spend(
    store,
    [
      { name: `desk.code:${account}`, most: signInTries, per: 15 * MINUTE },
      { name: `desk.code.day:${account}`, most: signInTries * LONGER, per: DAY },
    ],
    now,
  );
}

/** Remembers that this login came in from this network. */
export async function ownNetwork(store: Store, login: string, address: string, now: number): Promise<void> {
  await keepOwnNetwork(store, ownKey(login, address), now);
}

function ownKey(login: string, address: string): string {
  return `desk.home:${short(`${login} ${networksOf(address)[0]}`)}`;
}
