import { sql } from 'drizzle-orm';
import { keyReader } from '../../async/batchReader';
import type { Payment, PaymentState } from '../../core/model/payments';
import type { Engine, Row } from '../engine/engine';
import { payments, programmes } from '../schema/mysql';
import { byKeys, keys } from '../sql/template';

/** What `paymentFrom` reads, of payments joined to their programmes. */
export const PAYMENT = sql`${payments.household}, ${payments.id}, ${payments.programme}, ${programmes.name}, ${programmes.unit}, ${payments.year}, ${payments.quantity}, ${payments.amount}, ${payments.state}, ${payments.reason}, ${payments.at}, ${payments.accountTail}`;
const ofHouseholds = byKeys(
  sql`select ${PAYMENT} from ${payments} left join ${programmes} on ${programmes.id} = ${payments.programme} where ${payments.household} in (${keys})`,
);

/** The columns of `PAYMENT`. */
type Columns = [
  string,
  string,
  string,
  string | null,
  string | null,
  number,
  number | null,
  number,
  PaymentState,
  string | null,
  number,
  string,
];

/** All payments of a household, newest first: by year, then by the day of the last change. */
export function paymentReader(engine: Engine): (household: string) => Promise<Payment[]> {
  return keyReader<Payment[]>(async (list) => {
    const found = new Map<string, Payment[]>();
    for (const row of await ofHouseholds(engine, list)) {
      const household = String(row[0]);
      const same = found.get(household);
      if (same) same.push(paymentFrom(row));
      else found.set(household, [paymentFrom(row)]);
    }
    for (const same of found.values()) same.sort(newestFirst);
    return (household) => found.get(household) ?? [];
  }, engine.lanes);
}

/** By year, then by the day of the last change. */
export function newestFirst(a: Payment, b: Payment): number {
  return b.year - a.year || b.at - a.at || (a.id < b.id ? -1 : 1);
}

/** `row` as `PAYMENT` selects it. */
export function paymentFrom(row: Row): Payment {
  const [, id, programme, name, unit, year, quantity, amount, state, reason, at, accountTail] =
    row as unknown as Columns; // in the order of the select
  const payment: Payment = { id, programme: name ?? programme, year, amount, state, at, accountTail };
  // Stored in hundredths of the unit.
  if (quantity !== null && unit !== null) payment.quantity = { amount: quantity / 100, unit };
  if (reason !== null) payment.reason = reason;
  return payment;
}
