/** Payments of a batch as an office writes them, and as they are kept. */
import { z } from 'zod';
import { PAYMENT_STATES } from '../../../core/model/facts';
import { ownedId } from '../../../core/model/ownedId';
import type { PaymentRecord } from '../../../core/model/records';
import { fen, filledLine, hundredths, id, instant, line } from '../schema/fields';

export const MOST_PAYMENTS = 1_000;

export const paymentSchema = z.strictObject({
  id: id(64).describe('payment.id'),
  household: id(64),
  programme: filledLine(120)
    .describe('payment.programme')
    .meta({ examples: ['粮食直补'] }),
  year: z.int().min(1990).max(2100),
  quantity: hundredths.optional().describe('payment.quantity'),
  rate: fen.optional().describe('payment.rate'),
  amount: fen.describe('payment.amount').meta({ examples: [31_650] }),
  state: z.enum(PAYMENT_STATES),
  reason: line(200).optional().describe('payment.reason'),
  at: instant.describe('payment.at'),
  accountTail: z.string().regex(/^\d{4}$/, 'must be the last four digits of the account'),
});

export const paymentsSchema = z.strictObject({
  batch: id(64).describe('payments.batch'),
  payments: z.array(z.unknown()).min(1).max(MOST_PAYMENTS).describe('payments.payments'),
});

export type WrittenPayment = z.output<typeof paymentSchema>;

/** `ids` is whose ids they are (`ApiKey.ids`). */
export function paymentFrom(written: WrittenPayment, ids: string): PaymentRecord {
  const { quantity, rate, reason, ...rest } = written;
  return {
    ...rest,
    id: ownedId(ids, written.id),
    quantity: quantity ?? null,
    rate: rate ?? null,
    reason: reason ?? null,
  };
}
