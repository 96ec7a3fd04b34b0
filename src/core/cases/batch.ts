/** A batch of payments. */

/** Payments announced together: each household hears of its own once. */
export interface Batch {
  id: string;
  state: 'open' | 'expanding' | 'running' | 'paused' | 'done';
  /** Milliseconds UTC. */
  at: number;
  /** Households to be told; null until that was counted. */
  households: number | null;
  /** Households that have their message in the outbox, and the last of them. */
  expanded: number;
  cursor: string | null;
  /** Its messages lie between these ids. */
  firstMessage: string | null;
  lastMessage: string | null;
  /** Counts the changes: of two writers only one can make the next. */
  version: number;
}
