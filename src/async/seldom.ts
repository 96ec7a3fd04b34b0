/** Troubles that come again every second: an outage of a minute is to be a few lines in the log, and not hundreds. */
import type { Clock } from '../ports';

/** Milliseconds. */
const MINUTE = 60_000;
/** Keys that are remembered. */
const MOST = 100;

/** How often it came since it was last told, this time included; null: it was told within the last minute. */
export type Seldom = (trouble: string) => number | null;

export function createSeldom(clock: Pick<Clock, 'monotonic'>): Seldom {
  const told = new Map<string, { at: number; times: number }>();
  return (trouble) => {
    const now = clock.monotonic();
    const before = told.get(trouble);
    if (before && now - before.at < MINUTE) {
      before.times += 1;
      return null;
    }
    if (told.size >= MOST) told.clear();
    told.set(trouble, { at: now, times: 0 });
    return (before?.times ?? 0) + 1;
  };
}

/** By which one error is known from another. */
export function troubleOf(error: unknown): string {
  return error instanceof Error ? `${error.name} ${error.message}` : String(error);
}
