/** How many calls a key has left: a bucket that holds a minute's worth and fills evenly. */
import type { Clock } from '../../../ports';

const MINUTE = 60_000;

/**
 * Takes one call from the bucket of `id`. Returns 0 where there was one, else the milliseconds until there is.
 * Each process counts for itself.
 */
export type Allowance = (id: string, perMinute: number) => number;

export function createAllowance(clock: Clock): Allowance {
  const buckets = new Map<string, { left: number; at: number }>();
  return (id, perMinute) => {
    const now = clock.monotonic();
    const bucket = buckets.get(id) ?? { left: perMinute, at: now };
    buckets.set(id, bucket);
    bucket.left = Math.min(perMinute, bucket.left + ((now - bucket.at) * perMinute) / MINUTE);
    bucket.at = now;
    if (bucket.left < 1) return Math.ceil(((1 - bucket.left) * MINUTE) / perMinute);
    bucket.left -= 1;
    return 0;
  };
}
