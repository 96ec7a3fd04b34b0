/** Where everything is kept. */

import type { CaseReads } from '../core/cases/reads';
import type { Reads } from '../core/dialogue/scene/reads';
import type { PendingAlarm } from '../core/model/alarm';
import type { Change, Lease, PartSet } from '../core/model/change';
import type { ApiKey } from '../core/model/desk/apiKeys';
import type { InboundPart, Lane, Outbound, Receipt } from '../core/model/message';
import type { PageReads } from '../core/model/page';
import type { Needed, Records } from '../core/model/records';
import type { CarriedOver, ToldRoute } from '../core/model/route';
import type { AnnouncementReads } from '../core/payments/announcement';
import type { Backlog } from '../core/sending/backlog';
import type { MessageHistory } from '../core/sending/messageHistory';
import type { SentPart } from '../core/sending/receiptMatch';
import type { Ledger } from '../core/sending/reconciliation';
import type { Retention } from '../core/sending/retention';
import type { AuditReads } from './audit';
import type { DeskReads } from './desk';
import type { Lists } from './lists';
import type { ReferenceReads } from './reference';
import type { HeldReads, UploadReads } from './uploads';
import type { WebhookReads } from './webhooks';

/**
 * The repository: all that is ever asked of the database, in the words of the domain. There is one of it, in
 * `src/store`; a database is replaced one seam below, behind its `Engine`. Readers take the part they need.
 */
export interface Store extends Inbox, Outbox, Upkeep {
  readonly engine: 'sqlite' | 'mysql';
  /** What conversations ask. */
  readonly reads: Reads;
  /** What casework asks. */
  readonly cases: CaseReads;
  /** What reports and announcements of payments ask. */
  readonly announcements: AnnouncementReads;
  readonly keys: KeyReads;
  readonly pages: PageReads;
  readonly lists: Lists;
  readonly person: PersonStore;
  readonly reference: ReferenceReads;
  readonly desk: DeskReads;
  readonly audit: AuditReads;
  readonly uploads: UploadReads;
  readonly held: HeldReads;
  readonly webhooks: WebhookReads;
  /** Applies all or nothing; resolves when durable. `duplicate`: a message with this id or turn is already there, and nothing was written. */
  commit(changes: Change[]): Promise<'done' | 'duplicate'>;
  /**
   * Throws StoreError when it can not be written to. Leaves nothing behind, unless what it writes is to be `kept`: only
   * that shows that there is room.
   */
  check(kept?: 'kept'): Promise<void>;
  close(): Promise<void>;
}

/** Messages that came in. */
export interface Inbox {
  /** Parts of a set that came so far; `joinedAt` where it was already answered. */
  parts(set: PartSet): Promise<{ parts: InboundPart[]; joinedAt: number | null }>;
  /** Sets whose first part came before this moment and that are still incomplete. */
  overdueParts(before: number, limit: number): Promise<PartSet[]>;
  /** Whether a message with this id was received and answered. */
  knows(inbound: string): Promise<boolean>;
  /** Messages since this moment (milliseconds UTC) that were not understood, masked, the newest first. */
  unclear(since: number, limit: number): Promise<Unclear[]>;
  /** The replies to a message that were recorded as given in the answer of the carrier's own call, in order. */
  repliesTo(gateway: string, inbound: string): Promise<string[]>;
}

/** A message that was not understood. */
export interface Unclear {
  /** Masked as all that is stored. */
  text: string;
  /** Intents of which it was asked whether one is meant; none where nothing was likely enough. */
  askedBack: readonly string[];
  /** What was meant, where the person has chosen; `unknown`: none of them. */
  meant: string | null;
}

/** Messages that go out, and what became of them. */
export interface Outbox {
  /** Messages that are due on this gateway, of these lanes (else of all), now leased to `owner`; by lane, then by age. */
  claim(
    gateway: string,
    lease: Lease,
    now: number,
    limit: number,
    lanes?: readonly Lane[],
  ): Promise<Outbound[]>;
  /** Moves messages that are due and nobody's to another gateway, the oldest first; resolves with how many. */
  reroute(move: Reroute): Promise<number>;
  /**
   * Holds back what a batch still owes, or lets it go again; resolves with how many messages that were. What is
   * being sent goes its way.
   */
  moveBatch(batch: string, to: 'held' | 'owed', now: number): Promise<number>;
  /**
   * The wall clock was set back from `from` to `now`, milliseconds UTC: what was due, or would be tried again, by the
   * old time is due, and what was leased or silenced by it is free. Resolves with how many messages that were.
   */
  clockSetBack(now: number, from: number): Promise<number>;
  /** What the clock of the database's server says, milliseconds UTC; null where the database is a file of this machine. */
  serverTime(): Promise<number | null>;
  /** Leases so long that no clock that says `now` can have given them are nobody's, and free. Resolves with how many. */
  freeLeases(now: number): Promise<number>;
  /** Messages sent before this moment whose end nobody told are `unknown` from now on; resolves with how many. */
  markUnknown(before: number, limit: number): Promise<number>;
  /** Messages still to send at this moment, by gateway and lane. */
  backlog(now: number): Promise<Backlog[]>;
  /** Routes that processes have told of, whenever that was. */
  routes(): Promise<ToldRoute[]>;
  /** Numbers that are not where their digits say, learned of at this moment or later; the oldest first. */
  carriedOver(since: number, limit: number): Promise<CarriedOver[]>;
  /** The parts that went by the receipt's link under one of its ids, in whatever base that is written; to anybody. */
  findSent(receipt: Pick<Receipt, 'gateway' | 'references'>): Promise<SentPart[]>;
  /** Receipts that found no message when they came, since this moment. */
  strayReceipts(since: number, limit: number): Promise<{ id: string; receipt: Receipt }[]>;
  /** What became of a message; null where there is none of this id. */
  message(id: string): Promise<MessageHistory | null>;
  /** The message that an order of this id became, and the print of what was ordered; null where there was none, by this actor. */
  ordered(order: string, by?: string): Promise<{ message: string; body: string | null } | null>;
  /** Those of these keys under which something happened that happens once for ever. */
  happened(keys: string[]): Promise<Set<string>>;
  /** What the account is made of: messages committed from `from` until before `to`, milliseconds UTC. */
  ledger(from: number, to: number): Promise<Ledger>;
}

/** What a process looks after at its start and from time to time. */
export interface Upkeep {
  /** Alarms that the supervisors have not heard of, where the last word on their kind was at this moment or before. */
  alarms(toldBefore: number): Promise<PendingAlarm[]>;
  /** The last time that was believed, milliseconds UTC; where none was kept, that of the newest message. Null: there is none. */
  knownTime(): Promise<number | null>;
  /** From here on this time is known. */
  keepTime(at: number): Promise<void>;
  /** Removes what is older than it is to be kept; resolves with how many rows went. For once a day. */
  forget(now: number, keep: Retention): Promise<number>;
  /** Adds rows by the thousand; a row whose key is there already is left as it is. */
  load(records: Partial<Records>): Promise<void>;
  /** No household and no case yet: a new installation. */
  isEmpty(): Promise<boolean>;
  /** Any payment of a household, whatever became of it. */
  holdsPayments(): Promise<boolean>;
  /** What there is none of, of that without which nobody can be answered. */
  lacks(): Promise<Needed[]>;
}

/** What the guard of the API asks the store for. */
export interface KeyReads {
  /** Revoked ones too. */
  find(id: string): Promise<ApiKey | null>;
  /** All, the oldest first. */
  all(): Promise<ApiKey[]>;
}

/** What a person may ask of what is kept of him. A phone is E.164. */
export interface PersonStore {
  /** Rows by what they are; accounts, identity numbers and codes are left out, what is sealed is opened. */
  held(phone: string): Promise<Record<string, object[]>>;
  /** Why he can not be forgotten yet. */
  ties(
    phone: string,
  ): Promise<{ openCases: number; openUploads: { id: string; name: string }[]; role: string }>;
  /**
   * Removes what is his, blanks what is counted or was approved, and leaves uploads that are still open; resolves with
   * how many rows. On record with it, as done by `by`: that he was erased, under his masked number, and each row of an upload.
   */
  erase(phone: string, by: { actor: string; at: number }): Promise<number>;
}

/** From one gateway to another, in one lane. */
export interface Reroute {
  from: string;
  to: string;
  lane: Lane;
  /** The code that they are sent from now. */
  sender: string;
  /** Only those that were to be sent from this code: replies leave by the number they were sent to. */
  onlyFrom?: string;
  now: number;
  limit: number;
}
