/** Payments of a batch as an office writes them, and as they are kept. */
import { z } from 'zod';
import { PAYMENT_STATES } from '../../core/dialogue/facts';
import type { PaymentRecord } from '../../core/records';
import { fen, id, instant, line } from './fields';

export const MOST_PAYMENTS = 1_000;

export const paymentSchema = z.object({
  id: id(64).describe(
    'Unique for ever: a known id brings that payment up to date, unless its `at` is older.',
  ),
  household: id(64),
  programme: line(120)
    .min(1)
    .describe('Name or id of a programme.')
    .meta({ examples: ['粮食直补'] }),
  year: z.int().min(1990).max(2100),
  quantity: z
    .number()
    .min(0)
    .max(1_000_000)
    .optional()
    .describe('Of the unit that the programme is paid by, to two decimals: 5.2 for 5.2亩.'),
  rate: fen.optional().describe('Whole fen for one unit.'),
  amount: fen.describe('Whole fen.').meta({ examples: [31_650] }),
  state: z.enum(PAYMENT_STATES),
  reason: line(200).optional().describe('Why it failed or came back, as the bank said.'),
  at: instant.describe('When it came into this state: for a paid one, the day it was paid.'),
  accountTail: z.string().regex(/^\d{4}$/, 'must be the last four digits of the account'),
});

export const paymentsSchema = z.object({
  batch: id(64).describe('Those announced together. A batch that was published takes no more.'),
  payments: z.array(z.unknown()).min(1).max(MOST_PAYMENTS).describe('Each is taken or rejected for itself.'),
});

export type WrittenPayment = z.output<typeof paymentSchema>;

const HUNDREDTHS = 100;

export function paymentFrom({ quantity, rate, reason, ...rest }: WrittenPayment): PaymentRecord {
  return {
    ...rest,
    quantity: quantity === undefined ? null : Math.round(quantity * HUNDREDTHS),
    rate: rate ?? null,
    reason: reason ?? null,
  };
}
