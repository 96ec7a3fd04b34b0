/** Browsers that are signed in: a random token in the cookie, its hash in a row that can be listed and ended. */
import { HOUR, MINUTE } from '../../core/calendar/durations';
import { needsMore } from '../../core/desk/may';
import type { Change } from '../../core/model/change';
import type { DeskAccount, DeskSession } from '../../core/model/desk/account';
import { type AtDesk, type DeskTools, type From, personOf, type SignedIn } from './ports';
import { csrfOf, hashOf } from './secrets';

/** Milliseconds in all, and from one look to the next. */
const LIVES = 12 * HOUR;
const IDLE = 30 * MINUTE;
/** Milliseconds that somebody has for the second step. */
const LIVES_HALFWAY = 10 * MINUTE;
/** Milliseconds between two times that a look is written down. */
const WRITE_EVERY = MINUTE;
const TOKEN = /^[0-9a-f]{64}$/;
const AGENT = 200;

type Tools = Pick<DeskTools, 'store' | 'clock' | 'chance'>;

/** A new session of this account with its token, to be committed by who proved it. */
export function openSession(
  account: DeskAccount,
  strength: DeskSession['strength'],
  { address, agent }: From,
  { clock, chance }: Tools,
): { change: Change; signedIn: Extract<SignedIn, { as: 'in' }> } {
  const now = clock.now();
  const token = chance.secret();
  const needs = needsMore(account, strength);
  const session: DeskSession = {
    hash: hashOf(token),
    account: account.id,
    at: now,
    seenAt: now,
    until: now + (needs === 'code' ? LIVES_HALFWAY : LIVES),
    address: address.slice(0, 64),
    agent: [...agent.replace(/\p{C}/gu, '')].slice(0, AGENT).join(''),
    strength,
  };
  return { change: { kind: 'deskSession', session }, signedIn: { as: 'in', token, needs } };
}

/** With its account whole; null where the token is none of ours, its time is over, or the account is shut out. */
export async function findSession(
  { store, clock }: Pick<Tools, 'store' | 'clock'>,
  token: string,
): Promise<{ session: DeskSession; account: DeskAccount } | null> {
  if (!TOKEN.test(token)) return null;
  const found = await store.desk.session(hashOf(token));
  const now = clock.now();
  if (found?.account.state !== 'active') return null;
  const { until, seenAt } = found.session;
  // One that was seen later than now was opened by a clock that was ahead: by that it would live until then.
  return now < until && Math.abs(now - seenAt) < IDLE ? found : null;
}

/** Who is at the desk, for each request. */
export async function sessionOf(
  tools: Pick<Tools, 'store' | 'clock'>,
  token: string,
): Promise<AtDesk | null> {
  const found = await findSession(tools, token);
  if (!found) return null;
  const { session, account } = found;
  const at = tools.clock.now();
  if (at - session.seenAt >= WRITE_EVERY)
    await tools.store.commit([{ kind: 'deskSessionSeen', hash: session.hash, at }]);
  return {
    account: personOf(account),
    session,
    needs: needsMore(account, session.strength),
    csrf: csrfOf(token),
  };
}
