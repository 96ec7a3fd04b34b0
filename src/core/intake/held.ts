/** What is held of those that a file speaks of. */
import type { PaymentRecord } from '../model/payments';
import type { FamilyPhone } from '../model/people';
import type { HouseholdRecord } from '../model/records';
import type { Places } from './places';

export interface HeldHousehold extends HouseholdRecord {
  /** E.164, of those that are in use. */
  phones: readonly string[];
  /** Phones of its family, asked for, given and ended, the newest first. */
  family: readonly FamilyPhone[];
}

export interface HeldPeople {
  places: Places;
  /** By identity number: the person and its household. */
  people: ReadonlyMap<string, { person: string; name: string; household: string | null }>;
  households: ReadonlyMap<string, HeldHousehold>;
  /** Households by account. */
  accounts: ReadonlyMap<string, string>;
  /** Households by phone; null: it is registered without one. */
  phones: ReadonlyMap<string, string | null>;
  /** How many households a phone reads as one of their family; absent: none. */
  reading: ReadonlyMap<string, number>;
}

export interface HeldProgramme {
  id: string;
  name: string;
  aliases: readonly string[];
}

export interface HeldPayments {
  programmes: readonly HeldProgramme[];
  /** Payments of a household that were published by another upload. */
  published: ReadonlyMap<string, readonly PaymentRecord[]>;
}
