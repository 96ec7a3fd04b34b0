/** Hours in which nobody is disturbed, and how long a message is worth sending. */
import type { Lane } from '../message';

/** Minutes since midnight of the offices' clock; `from` is after `to` where the night is meant. */
export interface QuietHours {
  from: number;
  to: number;
}

const MINUTE = 60_000;
const DAY = 1440;
const HOUR = 60 * MINUTE;

/** Milliseconds from the moment a message may first be sent until it is no longer worth sending. */
const LIFE: Record<Lane, number> = { reply: 24 * HOUR, alert: 2 * HOUR, notice: 24 * HOUR, bulk: 72 * HOUR };

/**
 * The first moment at or after `at` at which a message of this lane may go: `at` itself outside the quiet hours,
 * their end within them. Answers and alerts never wait. Milliseconds UTC; `utcOffset` is minutes east.
 */
export function notBefore(at: number, quiet: QuietHours | null, utcOffset: number, lane: Lane): number {
  if (!quiet || lane === 'reply' || lane === 'alert') return at;
  const wall = at + utcOffset * MINUTE;
  const minute = Math.floor(wall / MINUTE) % DAY;
  // Whole hours are measured from `from`, so that a night over midnight is like any other stretch.
  const since = (minute - quiet.from + DAY) % DAY;
  const length = (quiet.to - quiet.from + DAY) % DAY;
  if (since >= length) return at;
  return Math.floor(wall / MINUTE) * MINUTE + (length - since) * MINUTE - utcOffset * MINUTE;
}

/** When a message is no longer worth sending: its life counts from when it may first go, so quiet hours cost it nothing. */
export function expiresAt(mayGoAt: number, lane: Lane): number {
  return mayGoAt + LIFE[lane];
}
