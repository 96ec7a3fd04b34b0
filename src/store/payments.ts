import { sql } from 'drizzle-orm';
import type { Payment, PaymentState } from '../core/dialogue/facts';
import type { Engine } from './engine';
import { gather } from './gather';
import { payments, programmes } from './schema.mysql';
import { byKeys, keys } from './template';

const ofHouseholds = byKeys(
  sql`select ${payments.household}, ${payments.id}, ${payments.programme}, ${programmes.name}, ${programmes.unit}, ${payments.year}, ${payments.quantity}, ${payments.amount}, ${payments.state}, ${payments.reason}, ${payments.at}, ${payments.accountTail} from ${payments} left join ${programmes} on ${programmes.id} = ${payments.programme} where ${payments.household} in (${keys})`,
);

/** The columns of `ofHouseholds`. */
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
  return gather<Payment[]>(async (list) => {
    const found = new Map<string, Payment[]>();
    for (const row of (await ofHouseholds(engine, list)) as Columns[]) {
      const same = found.get(row[0]);
      if (same) same.push(paymentFrom(row));
      else found.set(row[0], [paymentFrom(row)]);
    }
    for (const same of found.values()) same.sort(newestFirst);
    return (household) => found.get(household) ?? [];
  });
}

function newestFirst(a: Payment, b: Payment): number {
  return b.year - a.year || b.at - a.at || (a.id < b.id ? -1 : 1);
}

function paymentFrom(row: Columns): Payment {
  const [, id, programme, name, unit, year, quantity, amount, state, reason, at, accountTail] = row;
  const payment: Payment = { id, programme: name ?? programme, year, amount, state, at, accountTail };
  // Stored in hundredths of the unit.
  if (quantity !== null && unit !== null) payment.quantity = { amount: quantity / 100, unit };
  if (reason !== null) payment.reason = reason;
  return payment;
}
