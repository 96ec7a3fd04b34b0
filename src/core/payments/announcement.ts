/** Payments announced together: what the store is asked for when a batch is told to its households. */

import type { Language, OptOutScope } from '../model/message';
import type { Batch, KnownPayment, Payment, Told } from '../model/payments';
import type { MessageState } from '../sending/messageHistory';
import type { Went } from '../sending/pace';

/** One household of a batch, with what its announcement says and whom it reaches. */
export interface Announced {
  household: string;
  /** Null where the offices have not delivered the household yet. */
  head: string | null;
  /** Phones registered for it, residents before others, then by number. */
  phones: AnnouncedPhone[];
  /** Phones of the family that read it, too; absent: none. */
  family?: AnnouncedPhone[];
  /** Its payments of this batch, newest first. */
  payments: AnnouncedPayment[];
}

/** `was`: what its household was told before, where that no longer holds. */
export type AnnouncedPayment = Payment & { was?: Told };

export interface AnnouncedPhone {
  /** E.164. */
  phone: string;
  language: Language | null;
  /** Opt-outs in force. */
  stopped: OptOutScope[];
  /** Nothing personal goes there any more: it was reported dead, or moved to another number. */
  dead: boolean;
}

/** What payments and batches ask the store for. */
export interface AnnouncementReads {
  batch(id: string): Promise<Batch | null>;
  /** Batches that are not done: to go on with after a restart, the oldest first. */
  unfinished(): Promise<Batch[]>;
  /** Households that have a payment in the batch. */
  households(batch: string): Promise<number>;
  /** The next of them in the order of their ids, after `after` (null: from the first). */
  next(batch: string, after: string | null, limit: number): Promise<Announced[]>;
  /** Its messages between its first and its last, by state; states without any are left out. */
  progress(batch: Batch): Promise<Partial<Record<MessageState, number>>>;
  /** What of its messages has left the outbox since this moment, milliseconds UTC. */
  went(batch: Batch, since: number): Promise<Went>;
  /** Programmes by id, with their names: small, read whole. */
  programmes(): Promise<Map<string, string>>;
  /** Those of these households that are on file. */
  known(households: string[]): Promise<Set<string>>;
  /** Of these households the ones that have a phone which texts reach. */
  reachable(households: string[]): Promise<Set<string>>;
  /** How these payments stand. Unknown ones are left out. */
  reported(payments: string[]): Promise<Map<string, KnownPayment>>;
  /** How they stood before each report that changed them, the oldest first. */
  former(payments: string[]): Promise<Map<string, KnownPayment[]>>;
}
