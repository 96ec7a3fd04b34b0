/** What is paid to households, and the batches in which they hear of it. */
import type { Batch, PaymentState } from '../../core/model/payments';
import type { Kit } from './kit';

export function paymentsTables(kit: Kit) {
  const programmes = kit.table('programmes', {
    id: kit.word('id', 32).primaryKey(),
    name: kit.word('name', 120).notNull(),
    unit: kit.word('unit', 16),
    /** JSON array of other names. */
    aliases: kit.text('aliases'),
    /** As of departments. */
    origin: kit.word('origin', 16),
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
      state: kit.word('state', 16).$type<PaymentState>().notNull(),
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
  const batches = kit.table('batches', {
    /** Behind the key that began it, as those of events. */
    id: kit.word('id', 96).primaryKey(),
    state: kit.word('state', 16).$type<Batch['state']>().notNull(),
    at: kit.ms('at').notNull(),
    households: kit.count('households'),
    expanded: kit.count('expanded').notNull(),
    cursor: kit.word('last_household', 64),
    firstMessage: kit.word('first_message', 64),
    lastMessage: kit.word('last_message', 64),
    version: kit.count('version').notNull(),
  });
  return { programmes, payments, paymentVersions, batches };
}
