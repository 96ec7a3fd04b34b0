/** Households and people, and what is paid to them. */
import type { Kit } from './kit';

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
      /** Behind the key that reported it, as those of events. */
      id: kit.word('id', 96).notNull(),
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
      batch: kit.word('batch', 96),
      /** Counts what was reported of it, from 1; null where it was loaded. When that was, and by whom. */
      version: kit.count('version'),
      takenAt: kit.ms('taken_at'),
      takenBy: kit.word('taken_by', 96),
      /** What its household was told before, as JSON, where that no longer holds. */
      told: kit.text('told'),
    },
    (t) => [
      kit.key({ columns: [t.household, t.id] }),
      kit.unique('payments_id').on(t.id),
      kit.index('payments_batch').on(t.batch, t.household),
    ],
  );
  // How a payment stood before each report that changed it. As it stands now it is in `payments`.
  const paymentVersions = kit.table(
    'payment_versions',
    {
      payment: kit.word('payment', 96).notNull(),
      version: kit.count('version').notNull(),
      takenAt: kit.ms('taken_at'),
      takenBy: kit.word('taken_by', 96),
      batch: kit.word('batch', 96),
      /** A `PaymentRecord` as JSON. */
      record: kit.text('record').notNull(),
    },
    (t) => [kit.key({ columns: [t.payment, t.version] })],
  );
  return { households, people, phones, programmes, payments, paymentVersions };
}
