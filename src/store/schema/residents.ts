/** Households and people, and what is paid to them. */
import type { Kit } from '../kit';

export function residents(kit: Kit) {
  const households = kit.table('households', {
    id: kit.word('id', 64).primaryKey(),
    village: kit.word('village', 32).notNull(),
    group: kit.count('group_number').notNull(),
    head: kit.word('head', 120).notNull(),
    members: kit.count('members').notNull(),
    account: kit.word('account', 160).notNull(),
    bank: kit.word('bank', 120).notNull(),
  });
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
      role: kit.word('role', 16).notNull(),
      language: kit.word('language', 16),
      /** `live`, or why nothing personal goes there any more: `dead` (reported), `moved` (to another number). */
      state: kit.word('state', 8),
      /** Village that a liaison looks after. */
      village: kit.word('village', 32),
    },
    (t) => [kit.index('phones_household').on(t.household)],
  );
  const programmes = kit.table('programmes', {
    id: kit.word('id', 32).primaryKey(),
    name: kit.word('name', 120).notNull(),
    unit: kit.word('unit', 16),
  });
  // The household leads the key: on MySQL its payments lie on one page, so that a look-up costs the same
  // whether the table has a hundred thousand rows or millions.
  const payments = kit.table(
    'payments',
    {
      household: kit.word('household', 64).notNull(),
      id: kit.word('id', 64).notNull(),
      programme: kit.word('programme', 32).notNull(),
      year: kit.count('year').notNull(),
      quantity: kit.count('quantity'),
      rate: kit.count('rate'),
      amount: kit.fen('amount').notNull(),
      state: kit.word('state', 16).notNull(),
      reason: kit.word('reason', 200),
      at: kit.ms('at').notNull(),
      accountTail: kit.word('account_tail', 4).notNull(),
      /** Of those announced together. */
      batch: kit.word('batch', 64),
    },
    (t) => [
      kit.key({ columns: [t.household, t.id] }),
      kit.unique('payments_id').on(t.id),
      kit.index('payments_batch').on(t.batch, t.household),
    ],
  );
  return { households, people, phones, programmes, payments };
}
