/** What residents ask the offices in their own words, and how they rate a case. */

export const TICKET_KINDS = ['complaint', 'consult', 'expedite', 'callback', 'death'] as const;

export type TicketKind = (typeof TICKET_KINDS)[number];

/** What an office takes down for somebody who rings up. */
export const SAID_KINDS = ['complaint', 'consult', 'callback', 'death'] as const satisfies TicketKind[];

export type SaidKind = (typeof SAID_KINDS)[number];

/** Something asked of an office in own words, answered by message. */
export interface Ticket {
  /** Two letters, the day and four digits: `TS20261123-0417`. */
  number: string;
  kind: TicketKind;
  /** E.164 of whoever asked. */
  phone: string;
  /** The case it is about. */
  case: string | null;
  /** Or the payment, where its amount or area is disputed. */
  payment?: string;
  text: string;
  /** Milliseconds UTC. */
  at: number;
  /** `draft`: kept for whoever wrote it until they say that it shall be asked; no office sees it. `withdrawn` by whoever asked. */
  state: 'draft' | 'open' | 'answered' | 'withdrawn';
  answer: string | null;
  answeredAt: number | null;
  /** Set where it asked for something that an office may grant, and one said yes or no. */
  verdict?: Verdict;
}

export type Verdict = 'agree' | 'refuse';

/** What an applicant thought of how a case was handled. */
export interface Rating {
  case: string;
  phone: string;
  /** 5 best. */
  score: 1 | 2 | 3 | 4 | 5;
  /** Milliseconds UTC of the first and of the last word. */
  at: number;
  changedAt: number;
}
