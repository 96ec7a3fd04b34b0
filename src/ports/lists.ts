/** What offices list, page by page, in an order that never changes: the oldest first, unless the newest is asked for. */
import type { Belonging, Bound, Sight, ThingKind } from '../core/desk/sight';
import type { Alert } from '../core/model/alerts';
import type { CaseRow } from '../core/model/cases';
import type { Appointment } from '../core/model/matters';
import type { OptOutScope } from '../core/model/message';
import type { Batch, PaymentRecord } from '../core/model/payments';
import type { Rating, Ticket } from '../core/model/tickets';
import type { MessageState } from '../core/sending/messageHistory';

/** `after` is the key of the last row of the page before; null for the first page. */
export interface Page<K extends readonly (string | number)[]> {
  after: K | null;
  limit: number;
  newestFirst?: boolean;
}

/**
 * A page of rows. `next` is the key to go on from; null: that was the last. A page may hold fewer rows than its limit,
 * or none, and still have a next one: only so many rows are looked at for one page.
 */
export interface Rows<R, K extends readonly (string | number)[]> {
  rows: R[];
  next: K | null;
}

/** Filters that are absent let everything through. Moments are milliseconds UTC, until is not part of the span. */
interface Span {
  since?: number | undefined;
  until?: number | undefined;
}

/** Rows of others are left out; null: everything. */
interface Within {
  sight: Sight | null;
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

export interface MessageFilter extends Span, Within {
  state?: MessageState | undefined;
  case?: string | undefined;
  batch?: string | undefined;
  template?: string | undefined;
  /** To one of these numbers, E.164. */
  to?: readonly string[] | undefined;
  /** Also messages of what was reported under these ids (`ApiKey.ids`), whatever `sight` says. */
  ids?: string | undefined;
}

export interface TicketFilter extends Span, Within {
  state?: Exclude<Ticket['state'], 'draft'> | undefined;
  kind?: Ticket['kind'] | undefined;
  department?: string | undefined;
  phone?: string | undefined;
}

/** A household that nothing reaches: without a phone, or with dead ones alone. */
export interface Unreachable {
  household: string;
  village: string;
  group: number;
  head: string;
  /** A dead number of it; null: it has none. */
  phone: string | null;
}

/** A number that is dead, and whose it is as far as that is known. */
export interface DeadNumber {
  phone: string;
  household: string | null;
  village: string | null;
  head: string | null;
}

export interface OptOut {
  phone: string;
  scope: OptOutScope;
  at: number;
}

export interface Lists {
  /** All that these bounds cover; null: everything. */
  sight(bounds: readonly Bound[]): Promise<Sight | null>;
  /** Where things belong, by their ids; what is not there is left out. */
  belongings(kind: ThingKind, ids: readonly string[]): Promise<Map<string, Belonging>>;
  /** By the time of their last change and their number. */
  cases(
    filter: Within & {
      state?: string | undefined;
      department?: string | undefined;
      phone?: string | undefined;
      person?: string | undefined;
      changedSince?: number | undefined;
    },
    page: Page<readonly [number, string]>,
  ): Promise<Rows<CaseRow, readonly [number, string]>>;
  /** Those that wait for their leaders: by the time at which they were raised and their ids. */
  alerts(
    filter: Within & { case?: string | undefined },
    page: Page<readonly [number, string]>,
  ): Promise<Rows<Alert, readonly [number, string]>>;
  /** By household and id; also what was reported under these ids (`ApiKey.ids`), whatever `sight` says. */
  payments(
    filter: Within & {
      household?: string | undefined;
      programme?: string | undefined;
      year?: number | undefined;
      state?: string | undefined;
      ids: string;
    },
    page: Page<readonly [string, string]>,
  ): Promise<Rows<PaymentRecord, readonly [string, string]>>;
  /** By their ids, which grow with time. */
  messages(
    filter: MessageFilter,
    page: Page<readonly [string]>,
  ): Promise<Rows<ListedMessage, readonly [string]>>;
  /** Of a batch, to these numbers. */
  batchMessages(batch: Batch, phones: string[]): Promise<ListedMessage[]>;
  /** Those of a key (`ApiKey.ids`), and unless `own` those from before ids counted per key: by the time at which they began and their ids. */
  batches(
    filter: { ids: string; own?: boolean; state?: string | undefined },
    page: Page<readonly [number, string]>,
  ): Promise<Batch[]>;
  /** Visits that were not given up, or with `cancelled` those that were, from a day on (`2026-11-23`): by day and id. */
  visits(
    filter: Within & {
      from: string;
      until?: string | undefined;
      matter?: string | undefined;
      phone?: string | undefined;
      cancelled?: boolean;
    },
    page: Page<readonly [string, string]>,
  ): Promise<Rows<Appointment, readonly [string, string]>>;
  /** By the time of the last word and the number of the case. */
  ratings(
    filter: Span & Within & { score?: number | undefined; department?: string | undefined },
    page: Page<readonly [number, string]>,
  ): Promise<Rows<Rating, readonly [number, string]>>;
  /** By the time at which they came and their numbers. Drafts are nobody's yet. */
  tickets(
    filter: TicketFilter,
    page: Page<readonly [number, string]>,
  ): Promise<Rows<Ticket, readonly [number, string]>>;
  /** By number; of a scope that there is none of, nothing. */
  optOuts(
    filter: Span & Within & { scope?: string | undefined; phone?: string | undefined },
    page: Page<readonly [string, string]>,
  ): Promise<Rows<OptOut, readonly [string, string]>>;
  /** By number. */
  deadNumbers(
    filter: Within & { village?: string | undefined },
    page: Page<readonly [string]>,
  ): Promise<Rows<DeadNumber, readonly [string]>>;
  /** By village and household. */
  unreachable(
    filter: Within & { village?: string | undefined },
    page: Page<readonly [string, string]>,
  ): Promise<Rows<Unreachable, readonly [string, string]>>;
  programmes(): Promise<{ id: string; name: string; unit: string | null }[]>;
}
