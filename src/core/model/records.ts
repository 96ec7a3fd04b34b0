/** What the offices bring: the rows that demo data, `seed` and imports load. Identity numbers and accounts are plain here and sealed by the store. */

import type { Timer } from './alerts';
import type { EventType } from './caseEvents';
import type { CaseRow } from './cases';
import type { AreaRecord, DepartmentRecord, MatterRecord, ProgrammeRecord } from './desk/reference';
import type { Language } from './message';
import type { NewsItem } from './news';
import type { PaymentRecord } from './payments';
import type { Role } from './people';

export interface Records {
  news: NewsItem[];
  areas: AreaRecord[];
  departments: DepartmentRecord[];
  programmes: ProgrammeRecord[];
  matters: MatterRecord[];
  households: HouseholdRecord[];
  people: PersonRecord[];
  phones: PhoneRecord[];
  payments: PaymentRecord[];
  cases: CaseRecord[];
  caseEvents: CaseEventRecord[];
  /** What has to be looked at in time: `withTimers` has them of the cases. */
  timers?: Timer[];
}

export interface HouseholdRecord {
  id: string;
  village: string;
  /** 村民小组, from 1. */
  group: number;
  head: string;
  members: number;
  /** The 一折通 account, 15–23 digits. */
  account: string;
  bank: string;
}

export interface PersonRecord {
  id: string;
  household: string | null;
  name: string;
  /** Eighteen characters, upper-case. */
  identity: string;
}

export interface PhoneRecord {
  /** E.164. */
  phone: string;
  household: string | null;
  person: string | null;
  role: Role;
  language: Language | null;
  /** Village that a liaison looks after. */
  village?: string | null;
}

/** A case as it came to stand, its events told apart; a column that is not among these is loaded empty. */
export type CaseRecord = Pick<
  CaseRow,
  | 'number'
  | 'matter'
  | 'department'
  | 'parent'
  | 'state'
  | 'applicant'
  | 'phone'
  | 'person'
  | 'green'
  | 'acceptedAt'
  | 'promisedAt'
  | 'changedAt'
  | 'note'
  | 'promisedDays'
  | 'suspendedAt'
  | 'sequence'
>;

export interface CaseEventRecord {
  id: string;
  case: string;
  /** Its place among the events of the case, from 1. */
  sequence: number;
  type: EventType;
  at: number;
  note: string;
}

/**
 * Without one of each nobody can be answered, or nobody answers: `ladder` is a department's row of leaders, `liaison` that
 * of a village, `supervisor` who hears of alarms.
 */
export const NEEDED = [
  'areas',
  'departments',
  'ladder',
  'matters',
  'programmes',
  'households',
  'liaison',
  'supervisor',
] as const;
export type Needed = (typeof NEEDED)[number];

/** Households as a checked file has them: who lives where, and how they are reached. */
export type RosterChange =
  /** As it is from now on; how it stood before is kept under the upload that changed it. */
  | { kind: 'household'; household: HouseholdRecord; upload: string }
  | { kind: 'person'; person: PersonRecord }
  /**
   * The phone of a person, in place of the one that the person had in this household. What another household has
   * stays there, and so does the role of an office's phone.
   */
  | { kind: 'householdPhone'; phone: string; household: string; person: string };
