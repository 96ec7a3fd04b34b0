/** Whether a wall clock is to be believed: one with a dead battery stands decades away, and much would be thrown away by it. */
import { DAY, SECOND } from '../calendar/durations';

/** Milliseconds UTC. */
export interface Times {
  now: number;
  /** The last time that was believed; null: none is known. */
  known: number | null;
  /** What the clock of the database's server says; null where it is this machine's. */
  theirs: number | null;
}

/** `known`: a leap from what was believed last. `server`: not the day of the database's server. */
export type ClockDoubt = 'known' | 'server';

/** A machine may have been off for so long; nothing is kept for a shorter time that a law asks for longer. Milliseconds. */
export const LONGEST_OFF = 30 * DAY;
/** Clocks that differ by more make a lease of half a minute end too early for somebody, milliseconds. */
export const MOST_APART = 10 * SECOND;

/** Why `now` is not believed; null where it is. */
export function clockDoubt({ now, known, theirs }: Times): ClockDoubt | null {
  if (known !== null && Math.abs(now - known) > LONGEST_OFF) return 'known';
  return theirs !== null && Math.abs(now - theirs) > DAY ? 'server' : null;
}

/** Whether leases of others may not be told by this clock: it has leapt, and the database's server is not with it. */
export function isLost({ now, known, theirs }: Times): boolean {
  return (
    theirs !== null &&
    Math.abs(now - theirs) > MOST_APART &&
    clockDoubt({ now, known, theirs: null }) === 'known'
  );
}
