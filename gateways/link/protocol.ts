/** What a protocol brings to become a carrier's link. All else (dialling, pacing, committing, draining) is the link's. */
import type { Inbound, InboundPart, Outbound, Receipt } from '../../src/core/model/message';
import { SendError } from '../../src/ports';
import type { Connection } from './connection';
import type { Wire } from './framer';

/** One of the lines that a link is made of: SMPP has one or a pair, SGIP one that we dial and one that the peer dials. */
export interface LineKind {
  /** For logs and health, as `transceiver`. */
  role: string;
  /** Messages leave by it. */
  sends: boolean;
  /** The peer dials it; absent: we do. */
  listens?: ListeningPlace;
}

export interface ListeningPlace {
  /** Address of this machine to listen at; absent: all of them. */
  host?: string;
  port: number;
  /** Ranges of addresses that may dial, as `10.0.0.0/8`; nobody else is answered. */
  from: readonly string[];
}

/** What becomes of a peer that has dialled us and sent its first request. */
export interface Admission {
  answer: Buffer;
  /** Why it is not let in; null: it is. */
  refused: string | null;
}

/** What a request of the peer is, by its command alone. */
export type RequestKind =
  /** A text, a part of one, or a receipt: answered when it is committed. */
  | 'delivery'
  /** Answered at once: keep-alive, and whatever we have no use for. */
  | 'question'
  /** Nothing new is sent, what is open ends, then it is answered. */
  | 'goodbye'
  /** Has no answer. */
  | 'silent'
  /** None that the peer may make. */
  | 'unknown';

/** What a delivery does not say itself. */
export interface DeliveryContext {
  /** For the message, where the protocol has no id of its own for it. */
  id: string;
  /** Milliseconds UTC. */
  at: number;
  gateway: string;
  /** As `Inbound.connection`. */
  connection: string;
}

/** A delivery in the service's words. */
export type Delivered =
  | { kind: 'message'; message: Inbound }
  | { kind: 'part'; part: InboundPart }
  | { kind: 'receipt'; receipt: Receipt };

/** A body that is not what its command says. `status` is the answer it gets. */
export class Malformed extends Error {
  constructor(
    readonly status: number,
    why: string,
  ) {
    super(why);
    this.name = 'Malformed';
  }
}

/** The peer answers that we are not logged in, though we are: the connection is of no use any more. */
export class LoginLost extends SendError {
  constructor(code: string, why: string) {
    super('misconfigured', code, why);
  }
}

/** Sessions: how a connection is logged in, kept and left. */
export interface SessionSide {
  readonly wire: Wire;
  readonly lines: readonly LineKind[];
  /** What health adds while the link is up; empty: nothing. */
  readonly note: string;
  /** Logs in on a connection that we dialled. Throws LoginRefused where the credentials are at fault. */
  open(connection: Connection, line: LineKind): Promise<void>;
  /** Reads the first request on a connection that the peer dialled. May throw: then the connection is closed. */
  admit?(request: Buffer): Admission;
  /** The request that ends a session in good order. */
  goodbye(sequence: number): Buffer;
}

/** Messages of ours. `Submit` is one segment in the protocol's own fields. */
export interface SubmitSide<Submit> {
  /**
   * The segments of a message, in order; `reference` (0–65535) marks those of one text. Throws SendError `rejected` for
   * what the protocol cannot carry.
   */
  submits(message: Outbound, reference: number, now: number): Submit[];
  encode(sequence: number, submit: Submit): Buffer;
  /** The peer's id of the segment. Throws SendError where it was not taken, LoginLost where the session is at fault. */
  outcome(response: Buffer): string;
  /** Another form of a segment that was refused, to be tried at once; null: there is none. */
  repair?(submit: Submit, refusal: SendError): Submit | null;
}

/** Requests of the peer. */
export interface DeliverySide {
  /** Octets at the start of a request that its answer is made of; the rest is let go while the message is committed. */
  readonly head: number;
  /** How deliveries are answered: committed; no room just now; failed. After the last two the peer brings it again. */
  readonly statuses: Readonly<Record<'taken' | 'full' | 'failed', number>>;
  kindOf(request: Buffer): RequestKind;
  /** Throws Malformed. */
  inbound(request: Buffer, arrival: DeliveryContext): Delivered;
  /** The answer to a delivery, a question or a good-bye; `head`: its first octets, or all of it. */
  acknowledge(head: Buffer, status: number): Buffer;
  /** The answer to a request of kind `unknown`. */
  refuse(request: Buffer): Buffer;
}

/** A protocol as one link speaks it; made for one link, so it may remember what it learns of the peer. Only the log-in waits. */
export interface Protocol<Submit> extends SessionSide, SubmitSide<Submit>, DeliverySide {}
