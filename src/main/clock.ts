/** Real time and real chance: the only place that has them. */
import { randomUUID } from 'node:crypto';
import { monotonicFactory } from 'ulid';
import type { Chance, Clock } from '../ports';

export const systemClock: Clock = {
  now: Date.now,
  monotonic: () => performance.now(),
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
export const systemChance: Chance = {
  id: () => ulid(),
  secret: () => (randomUUID() + randomUUID()).replaceAll('-', ''),
  fraction: Math.random,
};

/** Minutes east of UTC. China has no summer time; a place that has one is off by an hour after the change until a restart. */
export function utcOffset(timeZone: string, now: number): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(now);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  if (!sign) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
