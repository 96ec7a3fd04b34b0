/** Sessions without a cookie: a secret in every address, kept as its hash, good for ten minutes from the last look. */
import { hash } from 'node:crypto';
import { HOUR, MINUTE } from '../../core/calendar/durations';
import type { Language } from '../../core/model/message';
import type { PageSession } from '../../core/model/page';
import type { Chance, Store } from '../../ports';

/** Milliseconds from the last look. */
const LIVES = 10 * MINUTE;
/** Milliseconds in all: an address that got around does not stay good, however often it is looked at. */
const LIVES_AT_MOST = 2 * HOUR;
/** Milliseconds between two times it is prolonged: most looks write nothing. */
const WRITE_EVERY = MINUTE;
/** Hexadecimal digits: 32 are 128 bits that nobody can guess. */
const DIGITS = 32;
const SECRET = /^[0-9a-f]{32}$/;

interface Tools {
  store: Store;
  chance: Chance;
}

interface OpenedSession {
  /** Stands in addresses. */
  secret: string;
  session: PageSession;
}

/** Whether this part of an address has the form of a session’s secret. */
export function isSecret(segment: string): boolean {
  return SECRET.test(segment);
}

/** SHA-256, hexadecimal. */
export function hashOf(text: string): string {
  return hash('sha256', text);
}

/** Null for a secret that is not ours, or whose time is over. */
export async function findSession(
  { store }: Tools,
  secret: string,
  now: number,
): Promise<PageSession | null> {
  const session = await store.pages.session(hashOf(secret));
  // One that was kept later than now is of a clock that was ahead: by that it would live until then.
  if (!session || now >= session.until || session.at - now > LIVES) return null;
  return now - session.at < WRITE_EVERY ? session : keepSession(store, session, now);
}

/** Opens a session under a new secret; what it remembers may be bound to that secret. */
export async function openSession(
  { store, chance }: Tools,
  remember: (secret: string) => Pick<PageSession, 'phone' | 'state'>,
  now: number,
): Promise<OpenedSession> {
  const secret = chance.secret().slice(-DIGITS);
  const session = prolonged({ id: hashOf(secret), at: now, until: now, ...remember(secret) }, now);
  await store.commit([{ kind: 'pageSession', session }]);
  return { secret, session };
}

/** The pages of the session are in this language from now on. */
export async function setLanguage(
  store: Store,
  session: PageSession,
  language: Language,
  now: number,
): Promise<PageSession> {
  if (session.state.language === language) return session;
  return keepSession(store, { ...session, state: { ...session.state, language } }, now);
}

async function keepSession(store: Store, session: PageSession, now: number): Promise<PageSession> {
  const kept = prolonged(session, now);
  await store.commit([{ kind: 'pageSessionKept', session: kept }]);
  return kept;
}

/** Good for another ten minutes, unless its time in all is up before. */
function prolonged(session: PageSession, now: number): PageSession {
  const { since = now } = session.state;
  const until = Math.min(now + LIVES, since + LIVES_AT_MOST);
  return { ...session, at: now, until, state: { ...session.state, since } };
}
