/** Payments as residents read them, with the names of their programmes. */
import { sql } from 'drizzle-orm';
import { keyReader } from '../../async/batchReader';
import type { Payment } from '../../core/model/payments';
import type { AnnouncementReads } from '../../core/payments/announcement';
import type { Lists } from '../../ports';
import type { Engine } from '../engine/engine';
import { payments, programmes } from '../schema/mysql';
import { columnsOf, fieldsOf, select, selectIn } from '../sql/select';
import { keys } from '../sql/template';

const FIELDS = {
  household: payments.household,
  id: payments.id,
  programme: sql<string>`coalesce(${programmes.name}, ${payments.programme})`,
  unit: sql<string | null>`${programmes.unit}`,
  year: payments.year,
  quantity: payments.quantity,
  amount: payments.amount,
  state: payments.state,
  reason: payments.reason,
  at: payments.at,
  accountTail: payments.accountTail,
};
const PAYMENT = fieldsOf(FIELDS);
export type PaymentRow = ReturnType<typeof PAYMENT.read>;
/** As residents read it, and what its household was told before. */
export const TOLD_PAYMENT = fieldsOf({ ...FIELDS, told: payments.told });
/** Where the columns of a payment come from. */
export const FROM_PAYMENTS = sql`from ${payments} left join ${programmes} on ${programmes.id} = ${payments.programme}`;

const ofHouseholds = selectIn(PAYMENT, sql`${FROM_PAYMENTS} where ${payments.household} in (${keys})`);
const allProgrammes = select(
  columnsOf(programmes, ['id', 'name', 'unit']),
  sql`from ${programmes} order by ${programmes.id}`,
);

/** All payments of a household, newest first: by year, then by the day of the last change. */
export function paymentReader(engine: Engine): (household: string) => Promise<Payment[]> {
  return keyReader<Payment[]>(async (list) => {
    const found = new Map<string, Payment[]>();
    for (const row of await ofHouseholds(engine, list)) {
      const same = found.get(row.household);
      if (same) same.push(paymentFrom(row));
      else found.set(row.household, [paymentFrom(row)]);
    }
    for (const same of found.values()) same.sort(newestFirst);
    return (household) => found.get(household) ?? [];
  });
}

/** By year, then by the day of the last change. */
export function newestFirst(a: Payment, b: Payment): number {
  return b.year - a.year || b.at - a.at || (a.id < b.id ? -1 : 1);
}

export function paymentFrom(row: PaymentRow): Payment {
  const { id, programme, unit, year, quantity, amount, state, reason, at, accountTail } = row;
  const payment: Payment = { id, programme, year, amount, state, at, accountTail };
  // Stored in hundredths of the unit.
  if (quantity !== null && unit !== null) payment.quantity = { amount: quantity / 100, unit };
  if (reason !== null) payment.reason = reason;
  return payment;
}

export function programmeList(engine: Engine): Lists['programmes'] {
  return () => allProgrammes(engine);
}

export function programmeNames(engine: Engine): AnnouncementReads['programmes'] {
  return async () => new Map((await allProgrammes(engine)).map(({ id, name }) => [id, name]));
}
