/** Payments, by household. */
import { sql } from 'drizzle-orm';
import { PAYMENT_MEMBERS } from '../../core/model/payments';
import type { Lists } from '../../ports';
import type { Engine } from '../engine/engine';
import { households, payments } from '../schema/mysql';
import { columnsOf } from '../sql/select';
import { is, listing, oneOf } from './listing';

const PAYMENT = columnsOf(payments, PAYMENT_MEMBERS);

export function paymentList(engine: Engine): Lists['payments'] {
  return ({ household, programme, year, state, sight, ids }, page) =>
    listing(engine, {
      columns: PAYMENT,
      table: payments,
      joins: sql`left join ${households} on ${households.id} = ${payments.household}`,
      key: [payments.household, payments.id],
      keyOf: (row) => [row.household, row.id] as const,
      along: [is(payments.household, household)],
      narrow: [
        is(payments.programme, programme),
        is(payments.year, year),
        is(payments.state, state),
        sight === null
          ? undefined
          : sql`(${oneOf(households.village, sight.villages)} or ${payments.id} like ${`${ids}/%`})`,
      ],
      page,
    });
}
