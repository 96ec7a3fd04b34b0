/** How fast a batch leaves, by what left of it lately. */
import { MINUTE } from '../calendar/durations';

/** What went of a batch since a moment. */
export interface Went {
  count: number;
  /** When the first of them went, milliseconds UTC; null where none did. */
  first: number | null;
}

/** So far back a rate is measured, milliseconds: long enough for a second's hiccup, short enough to follow a link that slows down. */
export const LATELY = MINUTE;
/** Fewer messages, or a shorter time, tell nothing of those behind them. */
const ENOUGH = { messages: 20, ms: 2_000 } as const;

/** Messages a second; null while there is nothing to tell it by. */
export function measuredRate({ count, first }: Went, now: number): number | null {
  if (first === null || count < ENOUGH.messages) return null;
  const ms = now - first;
  return ms < ENOUGH.ms ? null : (count / ms) * 1_000;
}
