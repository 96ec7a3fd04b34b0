/** A batch of payments. */
import type { PaymentState } from './facts';
import type { PaymentRecord } from './records';

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

/* What is kept of the reports of a payment. */

/** A payment as it stands, with what is known of its last report. */
export interface KnownPayment {
  record: PaymentRecord;
  /** Counts its reports, from 1; 0 where it was loaded. */
  version: number;
  /** When that report was taken, milliseconds UTC, and by whom; null where it was loaded. */
  takenAt: number | null;
  takenBy: string | null;
  batch: string | null;
  /** Null: it is in no batch. */
  batchState: Batch['state'] | null;
  told: Told | null;
}

/** What its household was told of a payment, before it was changed. */
export interface Told {
  year: number;
  /** Fen. */
  amount: number;
  state: PaymentState;
}

/** What is written beside a payment that is reported. */
export interface PaymentReport {
  version: number;
  /** Milliseconds UTC. */
  at: number;
  by: string;
  told: Told | null;
  /** How it stood before; null: it is new. */
  former: KnownPayment | null;
}
