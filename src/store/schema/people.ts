/** Who lives where, how they are reached and what they want to hear. */

import type { Language, OptOutScope } from '../../core/model/message';
import type { FamilyState, Role } from '../../core/model/people';
import type { PhoneCode, PhoneMove } from '../../core/model/phoneMoves';
import type { Kit } from './kit';

export function peopleTables(kit: Kit) {
  const households = kit.table(
    'households',
    {
      id: kit.word('id', 64).primaryKey(),
      village: kit.word('village', 32).notNull(),
      group: kit.count('group_number').notNull(),
      head: kit.word('head', 120).notNull(),
      members: kit.count('members').notNull(),
      account: kit.word('account', 160).notNull(),
      /** Keyed: finds the household of an account. Null where it was written before there were any. */
      accountHash: kit.word('account_hash', 64),
      bank: kit.word('bank', 120).notNull(),
    },
    (t) => [
      kit.index('households_village').on(t.village, t.id),
      kit.index('households_account').on(t.accountHash),
    ],
  );
  /** How a household stood before a checked file changed it. */
  const householdVersions = kit.table(
    'household_versions',
    {
      household: kit.word('household', 64).notNull(),
      upload: kit.word('upload', 32).notNull(),
      /** Sealed JSON. */
      record: kit.text('record').notNull(),
    },
    (t) => [kit.key({ columns: [t.household, t.upload] })],
  );
  const people = kit.table(
    'people',
    {
      id: kit.word('id', 64).primaryKey(),
      household: kit.word('household', 64),
      name: kit.word('name', 120).notNull(),
      identity: kit.word('identity', 160).notNull(),
      identityHash: kit.word('identity_hash', 64).notNull(),
      claimHash: kit.word('claim_hash', 64).notNull(),
    },
    (t) => [
      kit.index('people_household').on(t.household),
      kit.index('people_identity_hash').on(t.identityHash),
      kit.index('people_claim_hash').on(t.claimHash),
    ],
  );
  const phones = kit.table(
    'phones',
    {
      phone: kit.word('phone', 32).primaryKey(),
      household: kit.word('household', 64),
      person: kit.word('person', 64),
      role: kit.word('role', 16).$type<Role>().notNull(),
      language: kit.word('language', 16).$type<Language>(),
      /** `live`, or why nothing personal goes there any more: `dead` (reported), `moved` (to another number). */
      state: kit.word('state', 8).$type<'live' | 'dead' | 'moved'>(),
      /** Village that a liaison looks after. */
      village: kit.word('village', 32),
    },
    (t) => [
      kit.index('phones_household').on(t.household),
      kit.index('phones_person').on(t.person),
      kit.index('phones_state').on(t.state, t.phone),
      // The few that work for the offices: every event of a case asks for them.
      kit.index('phones_role').on(t.role, t.village),
    ],
  );
  /** Further phones of a household, and further households of a phone; the registered one is in `phones`. */
  const familyPhones = kit.table(
    'family_phones',
    {
      id: kit.word('id', 64).primaryKey(),
      phone: kit.word('phone', 32).notNull(),
      household: kit.word('household', 64).notNull(),
      state: kit.word('state', 8).$type<FamilyState>().notNull(),
      askedBy: kit.word('asked_by', 64).notNull(),
      at: kit.ms('at').notNull(),
      until: kit.ms('until').notNull(),
      by: kit.word('decided_by', 64),
      decidedAt: kit.ms('decided_at'),
      /** Keyed: of the code that its registered phone was sent. */
      hash: kit.word('hash', 64),
      /** Wrong tries. */
      wrong: kit.count('wrong').notNull(),
    },
    (t) => [
      kit.index('family_phones_phone').on(t.phone, t.state),
      kit.index('family_phones_household').on(t.household, t.at),
    ],
  );
  const optOuts = kit.table(
    'opt_outs',
    {
      phone: kit.word('phone', 32).notNull(),
      scope: kit.word('scope', 16).$type<OptOutScope>().notNull(),
      at: kit.ms('at').notNull(),
    },
    (t) => [kit.key({ columns: [t.phone, t.scope] })],
  );
  /** The language that a person, or the office for one, has chosen; registered or not. */
  const languages = kit.table('languages', {
    phone: kit.word('phone', 32).primaryKey(),
    language: kit.word('language', 16).$type<Language>().notNull(),
    at: kit.ms('at').notNull(),
  });
  /** A number that is to take the place of another, waiting for a word, or done, or come to nothing. */
  const phoneMoves = kit.table(
    'phone_moves',
    {
      id: kit.word('id', 64).primaryKey(),
      /** The same as the new one where a number that was reported dead is in use again; empty where there was none. */
      oldPhone: kit.word('old_phone', 32).notNull(),
      newPhone: kit.word('new_phone', 32).notNull(),
      household: kit.word('household', 64),
      person: kit.word('person', 64),
      askedBy: kit.word('asked_by', 32),
      at: kit.ms('at').notNull(),
      state: kit.word('state', 16).$type<PhoneMove['state']>().notNull(),
      by: kit.word('decided_by', 32),
      decidedAt: kit.ms('decided_at'),
      /** What was there before, as JSON: for whoever undoes it. */
      before: kit.document('before_it'),
    },
    (t) => [
      kit.index('phone_moves_old').on(t.oldPhone, t.state),
      kit.index('phone_moves_household').on(t.household, t.at),
    ],
  );
  /** Codes that were sent to a phone: saying one there decides a move, or undoes it. */
  const phoneCodes = kit.table(
    'phone_codes',
    {
      id: kit.word('id', 96).primaryKey(),
      phone: kit.word('phone', 32).notNull(),
      move: kit.word('move', 64).notNull(),
      purpose: kit.word('purpose', 8).$type<PhoneCode['purpose']>().notNull(),
      /** Keyed: whoever reads this row can not find the six digits. */
      hash: kit.word('hash', 64).notNull(),
      at: kit.ms('at').notNull(),
      until: kit.ms('until').notNull(),
      /** Wrong tries. */
      wrong: kit.count('wrong').notNull(),
    },
    (t) => [kit.index('phone_codes_phone').on(t.phone, t.at), kit.index('phone_codes_at').on(t.at)],
  );
  /** A villager's word that the liaison may look once. */
  const consents = kit.table('consents', {
    phone: kit.word('phone', 32).primaryKey(),
    code: kit.word('code', 16).notNull(),
    at: kit.ms('at').notNull(),
    until: kit.ms('until').notNull(),
    /** Wrong tries. */
    wrong: kit.count('wrong').notNull(),
  });
  return {
    households,
    householdVersions,
    people,
    phones,
    familyPhones,
    optOuts,
    languages,
    phoneMoves,
    phoneCodes,
    consents,
  };
}
