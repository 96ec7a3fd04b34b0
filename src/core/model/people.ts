/** Who a phone belongs to, which others read that household's money, what a person stopped, and households as lists show them. */

import type { WaitingAlert } from './alerts';
import type { Dialogue } from './dialogue';
import type { Language, OptOutScope } from './message';

/** What a phone is registered as. */
export type Role = 'resident' | 'applicant' | 'liaison' | 'leader' | 'supervisor';

export interface Caller {
  dialogue: Dialogue | null;
  /** The household that registered this phone. */
  household: { id: string; head: string; village: string } | null;
  /** Further households whose money it reads, in a fixed order; absent: none. */
  family?: FamilyHousehold[];
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

/** As much of a household as tells it from others. */
export interface HouseholdFacts {
  id: string;
  head: string;
  group: number;
}

/** Whom of a village is asked for: by a name in full or a surname; `house`: whoever lives with a head of that name. */
export interface Called {
  name?: string;
  surname?: string;
  house?: true;
}

/** A household that no message reaches. */
export interface Unreached {
  household: string;
  head: string;
  group: number;
  /** Why: nobody registered a phone, or the registered one is dead. */
  why: 'noPhone' | 'dead';
}

/**
 * A further phone that reads a household's money. `asked`: its registered phone has to agree, `invited`: the phone itself has to, each until `until`. A No is `refused`;
 * `ended` was live, or taken back.
 */
export type FamilyState = 'asked' | 'invited' | 'live' | 'refused' | 'ended';

export interface FamilyPhone {
  id: string;
  /** E.164. */
  phone: string;
  household: string;
  state: FamilyState;
  /** The phone that asked for it, or who did at an office. */
  askedBy: string;
  /** Milliseconds UTC. */
  at: number;
  /** Whoever is asked has so long to say yes; nothing said is a No. */
  until: number;
  /** Who decided last; null: nobody has. */
  by: string | null;
  decidedAt: number | null;
}

/** One that waits for the word of a phone, with whether its code was said. */
export interface FamilyWaiting extends FamilyPhone {
  head: string;
  /** Wrong tries. */
  wrong: number;
  isSaid: boolean;
}

/** A household that a family phone reads. */
export interface FamilyHousehold {
  id: string;
  head: string;
}

export type FamilyChange =
  /** `code`: six digits that its registered phone was sent; the store keeps a keyed hash of them. */
  | { kind: 'familyPhone'; family: FamilyPhone; code: string | null }
  /** Refused when it is not `from` any more. */
  | {
      kind: 'familyDecided';
      id: string;
      from: FamilyState;
      to: FamilyState;
      until: number;
      by: string;
      at: number;
    }
  /** Whatever stands between these two ends, be it only asked for. */
  | { kind: 'familyEnded'; phone: string; household: string; by: string; at: number }
  | { kind: 'familyCodeWrong'; ids: readonly string[] };
