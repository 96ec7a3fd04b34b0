/** The seams. Engines and carriers stand behind these and never see one another. */
import type { AnnouncementReads } from './core/cases/announcement';
import type { CaseReads } from './core/cases/casework';
import type { ApiKey, Change, Lease, PartSet } from './core/change';
import type { Reads } from './core/dialogue/facts';
import type { Inbound, InboundPart, Lane, Medium, Outbound, Receipt } from './core/message';
import type { PageAsk, PageReads, PageShown } from './core/pages';
import type { Records } from './core/records';
import type { Ledger } from './core/sending/account';
import type { MessageLife } from './core/sending/life';
import type { Retention } from './core/sending/retention';

/** Time comes in through here. `every` and `after` return what cancels them. */
export interface Clock {
  /** Milliseconds UTC. */
  now(): number;
  after(ms: number, run: () => void): () => void;
  every(ms: number, run: () => void): () => void;
}

/** Identifiers that grow with time (ULIDs), what nobody can guess, and chance in [0, 1). */
export interface Chance {
  id(): string;
  /** 244 random bits, hexadecimal, from the system's own source. */
  secret(): string;
  fraction(): number;
}

/** Writes no message text, name or number: what could be one is masked before it gets here. */
export interface Log {
  debug(facts: object, says: string): void;
  info(facts: object, says: string): void;
  warn(facts: object, says: string): void;
  error(facts: object, says: string): void;
}

/** What is counted. Labels are few and closed: gateway, intent, outcome. */
export interface Meter {
  count(
    name: 'received' | 'understood' | 'answered' | 'sent' | 'failed' | 'retried' | 'receipts' | 'commits',
    labels?: Record<string, string>,
    by?: number,
  ): void;
  observe(
    name: 'reply_seconds' | 'commit_seconds' | 'send_seconds' | 'commit_batch',
    value: number,
    labels?: Record<string, string>,
  ): void;
  gauge(
    name: 'window_open' | 'queue_depth' | 'queue_age_seconds' | 'link_up',
    value: number,
    labels?: Record<string, string>,
  ): void;
}

/** Lets the simulator look inside. `null` costs nothing. */
export type Trace = ((step: TraceStep) => void) | null;
export interface TraceStep {
  inbound: string;
  phone: string;
  /** Absent: it makes no difference. */
  medium?: Medium;
  step: 'received' | 'understood' | 'lookedUp' | 'committed' | 'sent' | 'failed';
  /** Milliseconds since the message came. */
  ms: number;
  detail: Record<string, unknown>;
}

/** A carrier. Replies `inline` are the answer of the same call (a web request); `queued` ones go out by `send`. */
export interface Gateway {
  readonly name: string;
  readonly replies: 'inline' | 'queued';
  /** How many sends may be open at once, and how many segments a second (0: no limit). */
  readonly limits: { window: number; perSecond: number };
  /** The code that what is not an answer is sent from; absent where it can not send of itself. */
  readonly source?: string;
  /** Where it is called over HTTP: every request under this path is its own. */
  readonly web?: { path: string; answer(call: WebCall): Promise<WebAnswer> };
  /** Resolves when it is ready to be used, not when a peer is there: a link that is down comes up by itself. */
  start(on: Listener): Promise<void>;
  /** Resolves when the carrier has taken it over. Throws SendError and nothing else. */
  send?(message: Outbound, signal: AbortSignal): Promise<Sent>;
  health(): Health;
  /** Takes nothing new, waits for what is open (bounded), closes. */
  stop(): Promise<void>;
}

/** A request of the web as a gateway sees it; its body is whole and at most 1 MiB. */
export interface WebCall {
  method: string;
  /** Path and query as the peer wrote them. */
  url: string;
  /** Names in lower case; of a repeated header all values, joined by commas. */
  headers: Record<string, string>;
  body: Buffer;
  /** Address at the other end of the socket. */
  peer: string;
}

export interface WebAnswer {
  status: number;
  /** With its charset. */
  type: string;
  headers?: Record<string, string>;
  body: string | Buffer;
}

export interface Health {
  state: 'up' | 'connecting' | 'refused' | 'down' | 'stopped';
  /** Milliseconds UTC of the last change of state. */
  since: number;
  /** For the operator: what is wrong and what to do. */
  detail: string;
  /** Sends open now. */
  open: number;
}

/** What a carrier said it took over: its id of each part, in order. */
export interface Sent {
  references: string[];
}

/** Where a gateway hands what comes in. Rejects with StoreError when it could not be committed: then nothing may be acknowledged. */
export interface Listener {
  /** Resolves after the message and its answer are committed. */
  message(inbound: Inbound): Promise<Answer>;
  /** As `message`, for one part of a long text; resolves after the part is committed. */
  part(part: InboundPart): Promise<void>;
  receipt(receipt: Receipt): Promise<void>;
  /** The page that somebody who browses asks for; what it changes is committed. Absent: there are no pages. */
  page?(ask: PageAsk): Promise<PageShown>;
  /** The gateway can send (again): look for what is owed. */
  ready(gateway: string): void;
}

/** For gateways that answer inline: what to say, if anything. */
export interface Answer {
  replies: { text: string; segments: number; encoding: 'gsm7' | 'ucs2' }[];
  /** Of a session: nothing more is expected after this screen. */
  ends?: true;
  /** Of a session: it came too late to be shown, and goes by SMS. */
  late?: true;
}

/** Sending fails in no other way. */
export class SendError extends Error {
  constructor(
    /** retry: the carrier is busy. throttled: we are too fast. rejected: this message never. unknown: it may have gone. stopped: the link went before it was written. misconfigured: the operator must act. */
    readonly fate: 'retry' | 'throttled' | 'rejected' | 'unknown' | 'stopped' | 'misconfigured',
    /** The carrier's code, or ours in lower case (`timeout`). */
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'SendError';
  }
}

/** The store fails in no other way. */
export class StoreError extends Error {
  constructor(
    readonly kind: 'unavailable' | 'full' | 'readonly' | 'busy' | 'broken',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StoreError';
  }
}

export interface Store {
  readonly engine: 'sqlite' | 'mysql';
  readonly reads: Reads;
  readonly cases: CaseReads;
  readonly announcements: AnnouncementReads;
  readonly keys: KeyReads;
  readonly pages: PageReads;
  /** Applies all or nothing; resolves when durable. `duplicate`: a message with this id or turn is already there, and nothing was written. */
  commit(changes: Change[]): Promise<'done' | 'duplicate'>;
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
  /** Messages sent before this moment whose end nobody told are `unknown` from now on; resolves with how many. */
  markUnknown(before: number, limit: number): Promise<number>;
  /** What became of a message; null where there is none of this id. */
  message(id: string): Promise<MessageLife | null>;
  /** Those of these keys under which something happened that happens once for ever. */
  happened(keys: string[]): Promise<Set<string>>;
  /** The message that an order of this id became; null where there was none. */
  ordered(order: string): Promise<string | null>;
  /** What the account is made of: messages committed from `from` until before `to`, milliseconds UTC. */
  ledger(from: number, to: number): Promise<Ledger>;
  /** Removes what has been kept long enough; resolves with how many rows went. For once a day. */
  forget(now: number, keep: Retention): Promise<number>;
  /** Parts of a set that came so far; `joinedAt` where it was already answered. */
  parts(set: PartSet): Promise<{ parts: InboundPart[]; joinedAt: number | null }>;
  /** Sets whose first part came before this moment and that are still incomplete. */
  overdueParts(before: number, limit: number): Promise<PartSet[]>;
  /** The message and part that a receipt speaks of, whatever form its ids have. */
  findSent(receipt: Receipt): Promise<{ message: string; part: number } | null>;
  /** Whether a message with this id was received and answered. */
  knows(inbound: string): Promise<boolean>;
  /** The replies to a message that were kept as given in the answer of the carrier's own call, in order. */
  repliesTo(gateway: string, inbound: string): Promise<string[]>;
  /** Receipts that found no message when they came, since this moment. */
  strayReceipts(since: number, limit: number): Promise<{ id: string; receipt: Receipt }[]>;
  /** Messages still to send, and the age in milliseconds of the oldest that is due; by gateway. */
  backlog(now: number): Promise<{ gateway: string; depth: number; oldest: number }[]>;
  /** Adds rows by the thousand; a row whose key is there already is left as it is. */
  load(records: Partial<Records>): Promise<void>;
  /** No household and no case yet: a new installation. */
  isEmpty(): Promise<boolean>;
  /** Throws StoreError when it can not be written to. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** What the guard of the API asks the store for. */
export interface KeyReads {
  /** Revoked ones too. */
  find(id: string): Promise<ApiKey | null>;
  /** All, the oldest first. */
  all(): Promise<ApiKey[]>;
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

/**
 * Jobs are bells: losing or repeating one does no harm, because the rows are the truth. Each is for one gateway, and
 * only a process that works for that one hears it.
 */
export interface Jobs {
  /** Messages are owed on this gateway. */
  owed: { gateway: string };
}

export interface Queue {
  readonly engine: 'memory' | 'bull';
  add<K extends keyof Jobs>(kind: K, data: Jobs[K], options?: { id?: string; delay?: number }): Promise<void>;
  work<K extends keyof Jobs>(
    kind: K,
    gateway: string,
    handle: (data: Jobs[K]) => Promise<void>,
    concurrency: number,
  ): void;
  check(): Promise<void>;
  stop(): Promise<void>;
}
