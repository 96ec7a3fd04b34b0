import type { Dialogue } from './dialogue';
import type { Language } from './message';
import type { ServiceReads } from './services';

/** What the conversation may ask the store for. Every call is one indexed look-up. */
export interface Reads extends ServiceReads {
  /** Everything about a phone in one look-up; also for a phone that nobody has registered. */
  caller(phone: string): Promise<Caller>;
  /** All payments of a household, newest first. */
  payments(household: string): Promise<Payment[]>;
  /** Cases whose applicant registered this phone, open ones first, newest first; at most 20. */
  casesOf(phone: string): Promise<CaseFacts[]>;
  caseByNumber(number: string): Promise<CaseFacts | null>;
  /**
   * Keyed hashes of a name, in whatever spelling, and of the last six of an identity number: by these a person is found,
   * and tries are counted, remembered and audited. Nobody reads the one or the other back.
   */
  proofKeys(given: { name?: string; tail?: string }): Promise<{ name?: string; tail?: string }>;
  /** What the person of these keys may see; empty when there is none. */
  claim(name: string, tail: string): Promise<Claim>;
  /** How often each of these keys was tried; one that was not is absent. */
  tries(keys: readonly string[]): Promise<Map<string, number>>;
}

/** What a name and the last six of an identity number open. */
export interface Claim {
  households: string[];
  cases: string[];
  /** E.164 of the phones that are registered for these. */
  phones: string[];
}

/** What a phone is registered as. */
export type Role = 'resident' | 'applicant' | 'liaison' | 'leader' | 'supervisor';

export interface Caller {
  dialogue: Dialogue | null;
  /** The household that registered this phone. */
  household: { id: string; head: string; village: string } | null;
  /** What the phone is registered as; null for a stranger's. */
  role: Role | null;
  /** Language chosen for this phone, if any. */
  language: Language | null;
  /** Opt-outs in force, by scope. */
  stopped: OptOutScope[];
  /** The number was reported dead, or another took its place: whoever has it now is a stranger. */
  gone: boolean;
  /** Green-channel alerts that wait for this leader or supervisor, the newest first. */
  alerts: WaitingAlert[];
}

export interface WaitingAlert {
  id: string;
  /** Number of the case. */
  case: string;
  /** Milliseconds UTC. */
  at: number;
}

/** What a person stopped; `by:` and a gateway's name: that carrier itself sends them nothing more, whatever it is. */
export type OptOutScope = OptOutPart | 'all' | `by:${string}`;
/** What a person may stop by itself. */
export type OptOutPart = 'reminders' | 'payments' | 'cases';

export const PAYMENT_STATES = ['approved', 'sentToBank', 'paid', 'failed', 'returned'] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

export interface Payment {
  id: string;
  /** Canonical name (`粮食直补`). */
  programme: string;
  year: number;
  /** 亩, 人, 户 …; absent where the programme pays by case. */
  quantity?: { amount: number; unit: string };
  /** Fen. */
  amount: number;
  state: PaymentState;
  /** Why it failed or came back, as the bank said (`账号不对`). */
  reason?: string;
  /** Milliseconds UTC of the last change of state: the day it was paid, sent, returned. */
  at: number;
  /** Last four of the account. */
  accountTail: string;
}

export const CASE_STATES = [
  'preregistered',
  'received',
  'supplement',
  'accepted',
  'refused',
  'processing',
  'suspended',
  'approved',
  'rejected',
  'paymentDue',
  'certified',
  'closed',
  'withdrawn',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** States after which nothing more is owed to the applicant. */
export const CASE_ENDS: readonly CaseState[] = ['refused', 'rejected', 'closed', 'withdrawn'];

export interface CaseFacts {
  number: string;
  matter: string;
  department: string;
  state: CaseState;
  /** Name as registered; shown masked. */
  applicant: string;
  /** E.164 of the applicant. */
  phone: string;
  green: boolean;
  acceptedAt: number | null;
  /** Promised date, milliseconds UTC. */
  promisedAt: number | null;
  /** Milliseconds UTC of the last change. */
  changedAt: number;
  /** All that was said to the applicant at the last change: papers asked for, reason of refusal, window to collect at. */
  note: string;
  /** What the offices said among themselves at it: for leaders and supervisors alone. */
  internal: string | null;
  /** At whose desk it is, the name of the step there, and since when, milliseconds UTC. */
  desk: { department: string; step: string | null; since: number };
  /** Co-departments of a parallel case, with their state and since when it is with them; empty for an ordinary one. */
  parts: { department: string; state: CaseState; since: number }[];
}
