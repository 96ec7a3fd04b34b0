/** Real time and real chance: the only place that has them. */
import { monotonicFactory } from 'ulid';
import type { Chance, Clock } from './ports';

export const systemClock: Clock = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  every(ms, run) {
    const timer = setInterval(run, ms);
    return () => clearInterval(timer);
  },
};

// Identifiers are no secrets, and asking the system for each of their letters costs more than the rest of them.
const ulid = monotonicFactory(Math.random);

/** ULIDs, growing within this process even within a millisecond. */
export const systemChance: Chance = { id: () => ulid(), fraction: Math.random };
