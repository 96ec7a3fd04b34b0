/** Payments to a household, as they are shown, reported, and announced together in a batch. */

/** Payments announced together: each household hears of its own once. */
export interface Batch {
  id: string;
  state: 'open' | 'expanding' | 'running' | 'paused' | 'done';
  /** Milliseconds UTC. */
  at: number;
  /** Households to be told; null until that was counted. */
  households: number | null;
  /** Households that have their message in the outbox, and the last of them. */
  expanded: number;
  cursor: string | null;
  /** Its messages lie between these ids. */
  firstMessage: string | null;
  lastMessage: string | null;
  /** Counts the changes: of two writers only one can make the next. */
  version: number;
}

/** A payment as it stands, with what is known of its last report. */
export interface KnownPayment {
  record: PaymentRecord;
  /** Counts its reports, from 1; 0 where it was loaded. */
  version: number;
  /** When that report was taken, milliseconds UTC, and by whom; null where it was loaded. */
  takenAt: number | null;
  takenBy: string | null;
  batch: string | null;
  /** Null: it is in no batch. */
  batchState: Batch['state'] | null;
  told: Told | null;
}

/** What its household was told of a payment, before it was changed. */
export interface Told {
  year: number;
  /** Fen. */
  amount: number;
  state: PaymentState;
  /** Absent where it was told before this was kept. */
  accountTail?: string;
}

/** What is written beside a payment that is reported. */
export interface PaymentReport {
  version: number;
  /** Milliseconds UTC. */
  at: number;
  by: string;
  told: Told | null;
  /** How it stood before; null: it is new. */
  former: KnownPayment | null;
}

/** Why a reported payment is not taken. */
export type PaymentRefusal =
  | 'untimely'
  | 'yearAhead'
  | 'noProgramme'
  | 'noHousehold'
  | 'otherHousehold'
  | 'otherBatch'
  | 'notNewer'
  | 'nothingToRevoke';

/** `revoked`: its office took it back, and said why; it is not paid, or was paid by mistake. */
export const PAYMENT_STATES = ['approved', 'sentToBank', 'paid', 'failed', 'returned', 'revoked'] as const;

export type PaymentState = (typeof PAYMENT_STATES)[number];

/** What the bank could not pay, or sent back: only the household can set it right. */
export function needsHand({ state }: { state: PaymentState }): boolean {
  return state === 'failed' || state === 'returned';
}

/** What keeps a payment from the account, as far as the bank's words tell. */
export type Cause = 'number' | 'name' | 'closed' | 'frozen' | 'other';

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
  /** Why it failed or came back, as the bank said (`账号不对`), or was revoked, as its office said. */
  reason?: string;
  /** Milliseconds UTC of the last change of state: the day it was paid, sent, returned. */
  at: number;
  /** Last four of the account. */
  accountTail: string;
}

/** A payment that has not reached a household of a village. */
export interface Unpaid {
  household: string;
  head: string;
  group: number;
  /** Canonical name. */
  programme: string;
  state: PaymentState;
}

/** The money of a village in a year, without what was revoked. */
export interface VillageMoney {
  /** By group, then by head. */
  unpaid: Unpaid[];
  /** To how many households of a group each programme goes, whether it has reached them or not. */
  paidTo: { programme: string; group: number; households: number }[];
}

export interface PaymentRecord {
  id: string;
  household: string;
  programme: string;
  year: number;
  /** Hundredths of the unit. */
  quantity: number | null;
  /** Fen a unit. */
  rate: number | null;
  /** Fen. */
  amount: number;
  state: PaymentState;
  reason: string | null;
  /** Milliseconds UTC of the last change of state. */
  at: number;
  accountTail: string;
}

/** The members of a payment, its own id and household first: what is written, read back and compared. */
export const PAYMENT_MEMBERS = [
  'household',
  'id',
  'programme',
  'year',
  'quantity',
  'rate',
  'amount',
  'state',
  'reason',
  'at',
  'accountTail',
] as const satisfies readonly (keyof PaymentRecord)[];
