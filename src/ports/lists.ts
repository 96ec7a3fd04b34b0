/** What offices list, page by page: always the oldest first, in an order that never changes. */
import type { CaseRow } from '../core/model/cases';
import type { Appointment } from '../core/model/matters';
import type { Batch } from '../core/model/payments';
import type { Rating, Ticket } from '../core/model/tickets';
import type { MessageState } from '../core/sending/messageHistory';

/** `after` is the key of the last row of the page before; null for the first page. */
export interface Page<K extends readonly (string | number)[]> {
  after: K | null;
  limit: number;
}

/** A message as it stands, without its text. */
export interface ListedMessage {
  id: string;
  state: MessageState;
  /** E.164. */
  to: string;
  template: string | null;
  case: string | null;
  event: string | null;
  batch: string | null;
  /** Milliseconds UTC at which it was committed. */
  at: number;
  /** The carrier's, or ours, for the last thing that went wrong. */
  reason: string | null;
}

/** Filters that are absent let everything through. Moments are milliseconds UTC. */
export interface Lists {
  /** By the time of their last change and their number. */
  cases(
    filter: {
      state?: string | undefined;
      department?: string | undefined;
      changedSince?: number | undefined;
    },
    page: Page<readonly [number, string]>,
  ): Promise<CaseRow[]>;
  /** By their ids, which grow with time. */
  messages(
    filter: {
      state?: MessageState | undefined;
      case?: string | undefined;
      batch?: string | undefined;
      since?: number | undefined;
    },
    page: Page<readonly [string]>,
  ): Promise<ListedMessage[]>;
  /** Of a batch, to these numbers. */
  batchMessages(batch: Batch, phones: string[]): Promise<ListedMessage[]>;
  /** Those of a key (`ApiKey.ids`), and those from before ids counted per key: by the time at which they began and their ids. */
  batches(
    filter: { ids: string; state?: string | undefined },
    page: Page<readonly [number, string]>,
  ): Promise<Batch[]>;
  /** Visits that were not given up, from a day on (`2026-11-23`): by day and id. */
  visits(
    filter: { from: string; matter?: string | undefined },
    page: Page<readonly [string, string]>,
  ): Promise<Appointment[]>;
  /** By the time of the last word and the number of the case. */
  ratings(filter: { since?: number | undefined }, page: Page<readonly [number, string]>): Promise<Rating[]>;
  /** By the time at which they came and their numbers. */
  tickets(filter: { state: Ticket['state'] }, page: Page<readonly [number, string]>): Promise<Ticket[]>;
  programmes(): Promise<{ id: string; name: string; unit: string | null }[]>;
}
