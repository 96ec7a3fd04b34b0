/** How often somebody may be wrong at the desk's door: by login and network, by address, and by account for codes. */
import { DAY, HOUR, MINUTE } from '../../core/calendar/durations';
import type { CaseLimits } from '../../core/model/limits';
import type { Store } from '../../ports';
import { type Allowance, networksOf, type Spent, short, spend } from '../guard/allowances';

export type TryLimits = Pick<CaseLimits, 'signInTries' | 'signInTriesFrom'>;

/** What the longer stretches allow, as a multiple of the shorter. */
const LONGER = 4;
/** How long a network in which somebody signed in counts as his own. */
const OWN_FOR = 90 * DAY;

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
  const own = ownKey(login, address);
  const isOwn = ((await store.reads.tries([own])).get(own) ?? 0) > 0;
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
  await store.commit([{ kind: 'tried', key: ownKey(login, address), most: 1, until: now + OWN_FOR }]);
}

function ownKey(login: string, address: string): string {
  return `desk.home:${short(`${login} ${networksOf(address)[0]}`)}`;
}
