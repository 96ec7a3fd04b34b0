/** What follows a failed send: a decision, no clock and no carrier. */

/** As SendError.fate: see ports. */
type Fate = 'retry' | 'throttled' | 'rejected' | 'unknown' | 'stopped' | 'misconfigured';

export interface Failure {
  fate: Fate;
  code: string;
  /** How often this message was tried before. */
  attempts: number;
  /** One of these tries ended without an answer. */
  mayHaveGone: boolean;
  /** Milliseconds UTC. */
  now: number;
  expiresAt: number;
  /** Chance in [0, 1), to spread what failed together. */
  fraction: number;
}

export type Next =
  | { outcome: 'again'; dueAt: number; attempts: number; mayHaveGone: boolean }
  | { outcome: 'failed' }
  | { outcome: 'expired' };

/** Pauses between tries, milliseconds: the last one repeats. */
const PAUSES = [10_000, 30_000, 60_000, 300_000, 600_000];
/** No try is put off for longer, milliseconds: the longest pause, and a quarter of it to spread what failed together. */
export const LONGEST_PAUSE = 750_000;
const MOST_TRIES = 8;
/** The link pauses by itself when it is throttled or gone; the message only waits for its turn. */
const TURN = 1_000;
/** An operator has to act: looking again sooner helps nobody. */
const MISCONFIGURED = 60_000;
/** Our own code of a message whose time ran out while it waited for its turn on the link. */
const TOO_LATE = 'expired';

/**
 * Throttled, stopped and misconfigured say nothing about the message and cost it no try; it ends with its own time.
 * Refused for good ends it at once. Without an answer it may have gone: one repeat is worth more than a lost text, a
 * second is not, however many refusals came before or in between.
 */
export function afterFailure(failure: Failure): Next {
  const { fate, attempts, now, expiresAt, fraction } = failure;
  const unknown = fate === 'unknown';
  if (fate === 'rejected' && failure.code === TOO_LATE) return { outcome: 'expired' };
  if (fate === 'rejected' || (unknown && failure.mayHaveGone)) return { outcome: 'failed' };
  const tries = fate === 'retry' || unknown ? attempts + 1 : attempts;
  if (tries >= MOST_TRIES) return { outcome: 'failed' };
  const dueAt = now + Math.round(pauseOf(fate, tries) * (1 + fraction / 4));
  if (dueAt >= expiresAt) return { outcome: 'expired' };
  return { outcome: 'again', dueAt, attempts: tries, mayHaveGone: unknown || failure.mayHaveGone };
}

function pauseOf(fate: Fate, tries: number): number {
  if (fate === 'throttled' || fate === 'stopped') return TURN;
  if (fate === 'misconfigured') return MISCONFIGURED;
  return PAUSES[Math.min(tries, PAUSES.length) - 1] ?? TURN;
}
