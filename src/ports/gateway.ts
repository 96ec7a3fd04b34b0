/** Carriers, and where they hand what comes in. */
import type { Inbound, InboundPart, Outbound, Receipt } from '../core/model/message';
import type { PageAsk, PageShown } from '../core/model/page';
import type { Encoding } from '../core/text/segments';

/** A carrier. Replies `inline` are the answer of the same call (a web request); `queued` ones go out by `send`. */
export interface Gateway {
  readonly name: string;
  readonly replies: 'inline' | 'queued';
  /** How many sends may be open at once, and how many segments a second (0: no limit). */
  readonly limits: { window: number; perSecond: number };
  /** The code that what is not an answer is sent from; absent where it can not send of itself. */
  readonly source?: string;
  /** Where it is called over HTTP: every request under this path is its own. */
  readonly web?: WebSide;
  /** Resolves when it is ready to be used, not when a peer is there: a link that is down comes up by itself. */
  start(on: Listener): Promise<void>;
  /** Resolves when the carrier has taken it over. Throws SendError and nothing else. */
  send?(message: Outbound, signal: AbortSignal): Promise<Sent>;
  health(): Health;
  /** Takes nothing new, waits for what is open (bounded), closes. */
  stop(): Promise<void>;
}

/** The side of a gateway that is called. */
export interface WebSide {
  path: string;
  /** Octets of a body at most; absent: 1 MiB. */
  longest?: number;
  /** Asked before the body is read: an answer where the call is refused. Absent: every call is let in. */
  admit?(call: WebHead): WebAnswer | null;
  answer(call: WebCall): Promise<WebAnswer>;
}

/** What is known of a call before its body has come. */
export type WebHead = Omit<WebCall, 'body'>;

/** A request of the web as a gateway sees it; its body is whole and no longer than the gateway allows. */
export interface WebCall {
  method: string;
  /** Path and query as the peer wrote them. */
  url: string;
  /** Names in lower case; of a repeated header all values, joined by commas. */
  headers: Record<string, string>;
  body: Buffer;
  /** Headers that came more than once, in lower case: somebody on the way may have added one. */
  repeated?: readonly string[];
  /** Address at the other end of the socket: whom a header is believed from. */
  peer: string;
  /** Who asks, behind listed proxies: whom tries are counted for. */
  address: string;
  /** From a program on this machine, as far as can be seen: no browser, and nothing that a proxy writes. */
  local?: boolean;
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
  /** Milliseconds for which sends have gone unanswered though it is up; absent: they are answered. */
  mute?: number;
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
  replies: { text: string; segments: number; encoding: Encoding }[];
  /** Of a session: nothing more is expected after this screen. */
  ends?: true;
  /** Of a session: it came too late to be shown, and goes by SMS. */
  late?: true;
}
