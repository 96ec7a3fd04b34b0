/** Payments of a batch as an office writes them, and as they are kept. */
import { z } from 'zod';
import { PAYMENT_STATES } from '../../core/dialogue/facts';
import { ownedId } from '../../core/ownedId';
import type { PaymentRecord } from '../../core/records';
import { fen, filledLine, hundredths, id, instant, line } from './fields';

export const MOST_PAYMENTS = 1_000;

export const paymentSchema = z.strictObject({
  id: id(64).describe(
    'Unique for ever among the ids of the key. A known id with other content and a newer `at` changes that payment; without one it is rejected.',
  ),
  household: id(64),
  programme: filledLine(120)
    .describe('Name or id of a programme.')
    .meta({ examples: ['粮食直补'] }),
  year: z.int().min(1990).max(2100),
  quantity: hundredths
    .optional()
    .describe(
      'Of the unit that the programme is paid by, to two decimals: 5.2 for 5.2亩. More decimals are rejected.',
    ),
  rate: fen.optional().describe('Whole fen for one unit.'),
  amount: fen.describe('Whole fen.').meta({ examples: [31_650] }),
  state: z.enum(PAYMENT_STATES),
  reason: line(200).optional().describe('Why it failed or came back, as the bank said.'),
  at: instant.describe('When it came into this state: for a paid one, the day it was paid.'),
  accountTail: z.string().regex(/^\d{4}$/, 'must be the last four digits of the account'),
});

export const paymentsSchema = z.strictObject({
  batch: id(64).describe('Those announced together. A batch that was published takes no more.'),
  payments: z.array(z.unknown()).min(1).max(MOST_PAYMENTS).describe('Each is taken or rejected for itself.'),
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
