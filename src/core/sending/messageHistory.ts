/** A message's history: what became of it, for whoever asks and for the account. */
import type { Lane, Outbound, Receipt } from '../model/message';

/** From being owed to its end, as kept of a message and of each of its parts. `held`: owed, and its batch is paused. */
export const MESSAGE_STATES = [
  'held',
  'owed',
  'sent',
  'accepted',
  'unknown',
  'delivered',
  'expired',
  'undeliverable',
  'rejected',
  'failed',
  'suppressed',
] as const satisfies readonly (Receipt['state'] | 'held' | 'owed' | 'sent' | 'failed' | 'suppressed')[];
export type MessageState = (typeof MESSAGE_STATES)[number];

export interface MessageHistory {
  id: string;
  /** The route it is on now. */
  gateway: string;
  lane: Lane;
  state: MessageState;
  /** E.164 or service number. */
  to: string;
  from: string;
  text: string;
  template: string | null;
  about: NonNullable<Outbound['about']>;
  /** Id of the inbound message that it answers. */
  answers: string | null;
  /** Milliseconds UTC at which it was committed. */
  at: number;
  /** While it is owed: the next try, or the end of the lease of who is sending it. */
  dueAt: number;
  expiresAt: number;
  /** Tries that count as failed. */
  attempts: number;
  /** The carrier's code or ours (a `Suppression`) for the last thing that went wrong. */
  reason: string | null;
  /** When a carrier took it over, or when it ended here. */
  settledAt: number | null;
  /** What the carrier has, in order; empty until it took the message over. */
  parts: HistoryPart[];
  /** Tries that failed, the first one first. The one that went is in `parts`. */
  tries: FailedTry[];
}

export interface HistoryPart {
  number: number;
  gateway: string;
  /** The carrier's id, as it wrote it. */
  reference: string;
  state: MessageState;
  /** Of the receipt that moved it last: the carrier's code, and when it came. */
  code: string | null;
  movedAt: number | null;
}

export interface FailedTry {
  at: number;
  gateway: string;
  /** again: it was put off. failed: the last one. expired: too late for another. */
  outcome: 'again' | 'failed' | 'expired';
  code: string;
}
