/** Sessions without a cookie: a secret in every address, kept as its hash, good for ten minutes from the last look. */
import { createHash } from 'node:crypto';
import type { PageSession } from '../../core/model/page';
import type { Chance, Store } from '../../ports';

/** Milliseconds. */
const LIVES = 10 * 60_000;
/** However often it is looked at: an address that got around does not stay good. */
const LIVES_AT_MOST = 2 * 3_600_000;
/** Prolonged no more often than this: most looks write nothing. */
const WRITE_EVERY = 60_000;
/** Of the hexadecimal digits that nobody can guess: 32 are 128 bits. */
const DIGITS = 32;
const SECRET = /^[0-9a-f]{32}$/;

interface Tools {
  store: Store;
  chance: Chance;
}

export interface OpenedSession {
  /** Stands in addresses. */
  secret: string;
  session: PageSession;
}

export function isSecret(segment: string): boolean {
  return SECRET.test(segment);
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Null where the secret is none of ours, or its time is over. */
export async function findSession(
  { store }: Tools,
  secret: string,
  now: number,
): Promise<PageSession | null> {
  const session = await store.pages.session(hashOf(secret));
  if (!session || now >= session.until) return null;
  return now - session.at < WRITE_EVERY ? session : keepSession(store, session, now);
}

/** Writes it as it is, good for another ten minutes, unless its time is up before. */
export async function keepSession(store: Store, session: PageSession, now: number): Promise<PageSession> {
  const { since = now } = session.state;
  const until = Math.min(now + LIVES, since + LIVES_AT_MOST);
  const kept = { ...session, at: now, until, state: { ...session.state, since } };
  await store.commit([{ kind: 'pageSession', session: kept }]);
  return kept;
}

export async function openSession(
  { store, chance }: Tools,
  opened: (secret: string) => Pick<PageSession, 'phone' | 'state'>,
  now: number,
): Promise<OpenedSession> {
  const secret = chance.secret().slice(-DIGITS);
  const session = await keepSession(
    store,
    { id: hashOf(secret), at: now, until: now, ...opened(secret) },
    now,
  );
  return { secret, session };
}
