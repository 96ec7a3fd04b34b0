/** POST /api/v1/payments: the payments of a batch, each accepted or refused for itself. */
import { z } from 'zod';
import { ownedId } from '../../../core/model/desk/apiKeys';
import { PAYMENT_STATES, type PaymentRecord } from '../../../core/model/payments';
import type { Lists } from '../../../ports';
import type { Announce } from '../../../service/office/offices';
import { Problem } from '../../http/problem';
import { readBody } from '../../http/validation';
import { refusedPayments } from '../key/bounds';
import { fen, filledLine, hundredths, id, instant, line } from '../operation/fields';
import { intakeSchema, readOne, takeBut, takeIn } from '../operation/intake';
import { operation } from '../operation/operation';

const MOST_PAYMENTS = 1_000;

const paymentSchema = z.strictObject({
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

/** The batch as it is read first: a payment that is wrong does not refuse the others. */
const batchSchema = z.strictObject({
  batch: id(64).describe('payments.batch'),
  payments: z.array(z.unknown()).min(1).max(MOST_PAYMENTS).describe('payments.payments'),
});

const EXAMPLE = {
  batch: '2026-LSZB',
  payments: [
    {
      id: 'LSZB-2026-0001',
      household: 'H0001',
      programme: '粮食直补',
      year: 2026,
      quantity: 5.2,
      amount: 31_650,
      state: 'paid',
      at: '2026-11-20T10:00:00+08:00',
      accountTail: '1234',
    },
  ],
};

export function reportPayments(announce: Pick<Announce, 'report'>, lists: Pick<Lists, 'belongings'>) {
  return operation({
    name: 'reportPayments',
    method: 'post',
    path: '/payments',
    scopes: ['payments:write'],
    body: {
      schema: batchSchema.extend({ payments: z.array(paymentSchema).min(1).max(MOST_PAYMENTS) }),
      example: EXAMPLE,
    },
    answer: { status: 202, schema: intakeSchema },
    problems: [409, 422],
    async handle({ body, caller }) {
      const { ids, by } = caller;
      const { batch, payments } = readBody(batchSchema, body);
      const readings = payments.map((written) =>
        readOne(paymentSchema, written, (payment) => paymentFrom(payment, ids)),
      );
      return takeIn(readings, async (readable) => {
        const refused = await refusedPayments(readable, caller, lists);
        return takeBut(readable, refused, async (rest) => {
          const verdicts = await announce.report(ownedId(ids, batch), rest, by);
          if (verdicts === 'closed') throw closed(batch);
          return verdicts;
        });
      });
    },
  });
}

/** The payment as it is stored. `ids` is whose ids they are (`ApiKey.ids`). */
function paymentFrom(written: z.output<typeof paymentSchema>, ids: string): PaymentRecord {
  const { quantity, rate, reason, ...rest } = written;
  return {
    ...rest,
    id: ownedId(ids, written.id),
    quantity: quantity ?? null,
    rate: rate ?? null,
    reason: reason ?? null,
  };
}

function closed(id: string): Problem {
  return new Problem(
    409,
    'Conflict',
    `Batch ${id} was published: send further payments under another batch.`,
  );
}
