/** What follows a failed send: a decision, no clock and no carrier. */
import { MINUTE, SECOND } from '../calendar/durations';
import type { Fate } from '../model/message';

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
const PAUSES = [10 * SECOND, 30 * SECOND, MINUTE, 5 * MINUTE, 10 * MINUTE] as const;
/** No try is put off for longer, milliseconds: the longest pause, and a quarter of it to spread what failed together. */
export const LONGEST_PAUSE = 12.5 * MINUTE;
const MOST_TRIES = 8;
/** So many tries at most are spent on a busy carrier: they make the pauses grow to five minutes, and end nothing. */
const BUSY_TRIES = 4;
/** The link pauses by itself when it is throttled or gone; the message only waits for its turn. */
const TURN = SECOND;
/** An operator has to act: looking again sooner helps nobody. */
const MISCONFIGURED = MINUTE;
/** Our own code of a message whose time ran out while it waited for its turn on the link. */
const TOO_LATE = 'expired';

/**
 * Busy, throttled, stopped and misconfigured say nothing about the message; it ends with its own time.
 * Refused for good ends it at once. Without an answer it may have gone: one repeat is worth more than a lost text, a
 * second is not, however many refusals came before or in between.
 */
export function afterFailure(failure: Failure): Next {
  const { fate, attempts, now, expiresAt, fraction } = failure;
  const unknown = fate === 'unknown';
  if (fate === 'rejected' && failure.code === TOO_LATE) return outOfTime(failure);
  if (fate === 'rejected' || fate === 'optedOut' || (unknown && failure.mayHaveGone))
    return { outcome: 'failed' };
  const tries = triesAfter(fate, attempts);
  if (tries >= MOST_TRIES) return { outcome: 'failed' };
  const left = expiresAt - now;
  const pause = pauseOf(fate, tries);
  // A busy carrier may have room before the message's time is over: half of what is left is waited then.
  const fitting = fate === 'busy' && left > PAUSES[0] ? Math.min(pause, left / 2) : pause;
  const dueAt = now + Math.round(fitting * (1 + fraction / 4));
  if (dueAt >= expiresAt) return { outcome: 'expired' };
  return { outcome: 'again', dueAt, attempts: tries, mayHaveGone: unknown || failure.mayHaveGone };
}

function triesAfter(fate: Fate, attempts: number): number {
  if (fate === 'busy') return Math.max(attempts, Math.min(attempts + 1, BUSY_TRIES));
  return fate === 'retry' || fate === 'unknown' ? attempts + 1 : attempts;
}

/** Out of the time that this send had: it may end before the message's own, with the day. */
function outOfTime({ now, expiresAt, attempts, mayHaveGone }: Failure): Next {
  if (now >= expiresAt) return { outcome: 'expired' };
  return { outcome: 'again', dueAt: now + TURN, attempts, mayHaveGone };
}

function pauseOf(fate: Fate, tries: number): number {
  if (fate === 'throttled' || fate === 'stopped') return TURN;
  if (fate === 'misconfigured') return MISCONFIGURED;
  return PAUSES[Math.min(tries, PAUSES.length) - 1] ?? TURN;
}
