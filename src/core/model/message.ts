/** The words that everyone speaks: what comes in, what goes out, and what is remembered in between. */

/** How a person sees us. `web` is the simulator; the last three are the markups of WAP. */
export type Medium = 'sms' | 'ussd' | 'web' | 'wml' | 'xhtml' | 'html';

/** Whether the answer goes to the person as a text, and not to a screen or a page that somebody looks at. */
export function isTexted(medium: Medium): boolean {
  return medium === 'sms' || medium === 'web';
}

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What overtakes what on its way out, first to last. */
export const LANES = ['reply', 'alert', 'notice', 'bulk'] as const;
export type Lane = (typeof LANES)[number];

/** One whole message from a person, its parts already joined. */
export interface Inbound {
  /** Unique for this message; a repeated id is the same message (Twilio: MessageSid). */
  id: string;
  /** Name of the gateway it came through. */
  gateway: string;
  medium: Medium;
  /** The person: E.164 (`+8613800000001`), or the digits of a service number. */
  from: string;
  /** The code it was sent to, as the carrier wrote it (`10628`); the answer comes from there. */
  to: string;
  text: string;
  /** Milliseconds UTC. */
  at: number;
  /** The bind or connection that carried it: the same text over another one soon after is a re-delivery. */
  connection: string;
  /** The person's address exactly as the carrier wrote it, for the way back; opaque outside the gateway. */
  returnAddress?: string;
  /** Set when parts of a long text never came: how many of how many did. */
  incomplete?: { have: number; total: number };
  /** Set where the carrier heeds the word itself: it sends the person nothing more, or does so again. */
  optOut?: 'stop' | 'start';
  /** Set where the person looks at a screen and waits (USSD). */
  session?: SessionStep;
}

/** One request of a session; its text is what was dialled behind the service code, or typed since. */
export interface SessionStep {
  /** Names the session among those of this phone. */
  id: string;
  /** As the carrier says it; a session that nobody knows is new whatever it says. `close`: nobody looks any more. */
  phase?: 'new' | 'resume' | 'close';
  /** The text holds all inputs of the session so far, joined by `*`. */
  cumulative?: true;
  /** Names the request: a repeated one is the same. Absent: the text does where it is cumulative, else text and time. */
  step?: string;
  /** Reading of the monotonic clock after which nobody waits for the answer any more: it goes by SMS. */
  answerBy?: number;
  /** `returnAddress` of an answer that ends the session. */
  lastAddress?: string;
}

/** One part of a long text, before it is joined. */
export interface InboundPart extends Omit<Inbound, 'incomplete' | 'text'>, EncodedText {
  part: {
    /** The sender's reference for the set, 0–65535. */
    reference: number;
    /** How many octets the reference had: 8-bit and 16-bit references never meet. */
    width: 8 | 16;
    total: number;
    /** From 1. */
    number: number;
  };
}

/** One text that is owed to a person: a row of the outbox. */
export interface Outbound {
  id: string;
  gateway: string;
  lane: Lane;
  /** E.164 or service number, as `Inbound.from`. */
  to: string;
  /** The code it is sent from. */
  from: string;
  text: string;
  /** `Inbound.returnAddress` of the message that this one answers. */
  returnAddress?: string;
  /** Id of the inbound message that this one answers. */
  answers?: string;
  /** Milliseconds UTC after which it is no longer worth sending. */
  expiresAt: number;
  /** How often sending has been tried before. */
  attempts: number;
  /** One of these tries ended without an answer: the person may have it already. */
  mayHaveGone?: true;
  /** Which template it was made of (the name of a view), and what it is about: for the account and for whoever asks. */
  template?: string;
  about?: { case?: string; event?: string; batch?: string };
}

/** A carrier's word on what became of a message. Moves a state forward, never back. */
export interface Receipt {
  gateway: string;
  /** The ids the carrier may mean, as written: from the TLV and from the text. */
  references: string[];
  /**
   * The numbers that it names (E.164 or service number), one of them the recipient's: it moves no message to anybody
   * else. `anybody`: it names none, is signed, and its ids are no other's.
   */
  to: string[] | 'anybody';
  /** How the link writes ids in receipts where the operator said so; absent: as written, and as it shows. */
  ids?: 'same' | Base;
  state: 'accepted' | 'delivered' | 'expired' | 'undeliverable' | 'rejected' | 'unknown';
  /** The carrier's own code, for people who ask it why (`000`, `MK:0001`). */
  code?: string;
  at: number;
  /** It did not go because the person told the carrier to send them nothing more. */
  optedOut?: true;
}

/** How the answer to a message is named where a carrier takes it in the same call and gives it no id of its own. */
export function replyReference(inbound: string): string {
  return `re:${inbound}`;
}

/** A text, or a part of one: it may begin and end inside a character. */
export interface EncodedText {
  octets: Uint8Array;
  alphabet: Alphabet;
}

/** How a carrier writes one id in its answer to a message, and then in the receipt. */
export const BASES = ['hex-dec', 'dec-hex'] as const;

export type Base = (typeof BASES)[number];

/** What a text's octets are in; `octets`: whoever sent them does not say. */
export const ALPHABETS = ['gsm7', 'ascii', 'latin1', 'ucs2', 'utf8', 'gb18030', 'octets'] as const;
export type Alphabet = (typeof ALPHABETS)[number];

/** How sending fails: it is not sent now, never, or may have gone. */
export type Fate =
  /** The carrier has no room for anything just now. */
  | 'busy'
  /** It does not say why it failed. */
  | 'retry'
  /** We are too fast. */
  | 'throttled'
  /** This message never. */
  | 'rejected'
  /** It may have gone. */
  | 'unknown'
  /** The link went before it was written. */
  | 'stopped'
  /** The operator must act. */
  | 'misconfigured'
  /** The person told the carrier to send them nothing. */
  | 'optedOut';

/** What a person stopped; `by:` and a gateway's name: that carrier itself sends them nothing more, whatever it is. */
export type OptOutScope = OptOutPart | 'all' | `by:${string}`;

/** What a person may stop by itself. */
export const OPT_OUT_PARTS = ['payments', 'cases', 'reminders'] as const;
export type OptOutPart = (typeof OPT_OUT_PARTS)[number];
