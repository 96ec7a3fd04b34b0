/** Who a phone belongs to, what that person stopped, and households as lists show them. */

import type { WaitingAlert } from './alerts';
import type { Dialogue } from './dialogue';
import type { Language } from './message';

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

/** What a name and the last six of an identity number open. */
export interface IdentityProof {
  households: string[];
  cases: string[];
  /** E.164 of the phones that are registered for these. */
  phones: string[];
}

/** What a person stopped; `by:` and a gateway's name: that carrier itself sends them nothing more, whatever it is. */
export type OptOutScope = OptOutPart | 'all' | `by:${string}`;

/** What a person may stop by itself. */
export type OptOutPart = 'reminders' | 'payments' | 'cases';

/** As much of a household as tells it from others. */
export interface HouseholdFacts {
  id: string;
  head: string;
  group: number;
}

/** A household that no message reaches. */
export interface Unreached {
  household: string;
  head: string;
  group: number;
  /** Why: nobody registered a phone, or the registered one is dead. */
  why: 'noPhone' | 'dead';
}
