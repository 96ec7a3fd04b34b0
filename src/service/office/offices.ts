/** What offices may ask of the service: over the API, or at the desk of the demo. */

import type { Verdict } from '../../core/cases/decideAll';
import type { CaseEvent } from '../../core/model/caseEvents';
import type { Language } from '../../core/model/message';
import type { Batch, PaymentRecord } from '../../core/model/payments';
import type { SaidKind, Verdict as TicketVerdict } from '../../core/model/tickets';
import type { MessageState } from '../../core/sending/messageHistory';
import type { NoFamily } from '../../core/views/familyViews';
import type { Page } from '../../ports';

export type { Verdict };

/**
 * Resolves when all that the events cause is committed, with the verdict on each, in their order. Rejects with
 * StoreError: then nothing was written. `by` is who reports them, for the audit.
 */
export type Notify = (events: readonly CaseEvent[], by?: string) => Promise<Verdict[]>;

/** Batches of payments and their announcement. Every call resolves when it is committed. */
export interface Announce {
  /** `closed`: the batch was published, and takes no more. `accepted`: new, or a change of what was known. */
  report(batch: string, payments: readonly PaymentRecord[], by: string): Promise<Verdict[] | 'closed'>;
  publish(id: string, by: string): Promise<BatchMoved>;
  pause(id: string, by: string): Promise<BatchMoved>;
  resume(id: string, by: string): Promise<BatchMoved>;
  /** Null: there is no such batch. */
  progress(id: string): Promise<BatchProgress | null>;
  /** Null: there is no such batch. */
  unreached(id: string, page: Page<readonly [string]>): Promise<Unreached | null>;
}

/** `no`: the batch can not be moved so from this state. */
export type BatchMoved = 'done' | 'unknown' | { no: Batch['state'] };

/** Households that their message did not reach, or never will, by their ids. */
export interface Unreached {
  /** With the reason, and the message if there is one. */
  households: { household: string; why: string; message: string | null }[];
  /** The last household that was looked at; null where that was the last of all. */
  next: string | null;
}

export interface BatchProgress {
  batch: Batch;
  /** Households of the batch, with and without a message. */
  households: number;
  messages: Partial<Record<MessageState, number>>;
  /** Messages that still have to leave, and households that have none yet. */
  left: number;
  /** Milliseconds UTC at which the last should have left; null while it is paused, done, or nothing leaves at all. */
  finishAt: number | null;
}

/** One message to one person, by the name of a template. */
export interface OrderedMessage {
  /** The office's own id (`ownedId`): once for ever. */
  id: string;
  /** Fingerprint of the order's body: the same id with another one is another order. */
  body?: string;
  /** E.164. */
  to: string;
  template: string;
  data: Record<string, unknown>;
  language?: Language;
  case?: string;
  /** The rule that requires it, which overrides every opt-out. */
  statutory?: string;
}

/** `id` is the message's; for a repeated order that of the first. */
export type OrderOutcome =
  | { outcome: 'accepted' | 'duplicate'; id: string; suppressed: string | null }
  /** The id is that of an order with other content. */
  | { outcome: 'otherBody' }
  | { outcome: 'noTemplate'; templates: string[] }
  | { outcome: 'missing'; fields: string[] }
  /** These fields hold a link or an account: their reader could be led to pay. */
  | { outcome: 'payable'; fields: string[] };

/** Resolves when it is committed. `by` is the id of the key that ordered it. */
export type Order = (message: OrderedMessage, by: string) => Promise<OrderOutcome>;

/** What somebody said on the telephone. */
export interface SaidByPhone {
  kind: SaidKind;
  /** E.164, or the digits of a landline. */
  phone: string;
  text: string;
  /** The case that it is about. */
  case: string | null;
}

export interface Filed {
  number: string;
  /** False: it waits for its answer under this number already. */
  isNew: boolean;
}

/** What residents asked in own words. */
export interface Tickets {
  /** Resolves when the ticket and the message that tells its number are committed. `by`: the account that goes on record. */
  file(said: SaidByPhone, by: string): Promise<Filed>;
  /**
   * Resolves when the answer and the message that carries it are committed. `repeated`: it has this answer already;
   * `answered`: it has another; `withdrawn`: by whoever asked. `verdict`: what asked for something is agreed to or refused.
   */
  answer(
    number: string,
    answer: string,
    by: string,
    verdict?: TicketVerdict,
  ): Promise<'done' | 'repeated' | 'unknown' | 'answered' | 'withdrawn'>;
}

/** Answers of leaders to alerts, at the desk: as by SMS, for whom the alert was raised. */
export interface Alerts {
  /**
   * Resolves when the answer is committed with the notices that tell of it. `leader`: E.164, whose alerts about the case are
   * answered; `by`: the account that goes on record. `nothing`: none of his waits.
   */
  answer(number: string, leader: string, by: string): Promise<'done' | 'nothing'>;
}

/** Moves of numbers by order of an office. Resolves when the move is committed with the notices that tell of it. */
export interface Phones {
  /**
   * A role goes along. `unknown`: nobody registered the old one. `taken`: the new one is another household's, or holds an
   * office of its own.
   */
  move(oldPhone: string, newPhone: string): Promise<'done' | 'unknown' | 'taken'>;
  /** Of or to this number, the newest within a week. `unknown`: there is none. */
  undo(phone: string): Promise<'done' | 'unknown'>;
}

/** Phones that read a household's money by the word of its village. Resolves when that is committed with the notices that tell of it. */
export interface Family {
  /** `unknown`: there is no such household. */
  give(household: string, order: FamilyWord): Promise<'done' | 'unknown' | NoFamily>;
  /** `order.phone`: the number, or its last four. `unknown`: there is none, or several. */
  end(household: string, order: FamilyWord): Promise<'done' | 'unknown'>;
}

/** Whose phone, who says so and why. */
export interface FamilyWord {
  /** E.164. */
  phone: string;
  by: string;
  reason: string;
  /** Of the household's village. */
  area: string | null;
}

export interface Offices {
  phones: Phones;
  family: Family;
  tickets: Tickets;
  notify: Notify;
  announce: Announce;
  order: Order;
}
