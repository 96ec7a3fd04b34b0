/** Payments of a batch as an office writes them, and as they are kept. */

import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { PAYMENT_STATES } from '../../../core/model/facts';
import { ownedId, writtenId } from '../../../core/model/ownedId';
import type { PaymentRecord } from '../../../core/model/records';
import type { Announce, BatchMoved, BatchProgress } from '../../../service/office/offices';
import { Problem } from '../../http/problem';
import { bodyAs, sentenceOf, wrongIn } from '../../http/validation';
import { callerOf } from '../key/guard';
import { fen, filledLine, hundredths, id, instant, line } from '../operation/fields';
import { takeReadable } from '../operation/intake';

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

/* POST /api/v1/payments, and what moves a batch and says how far it is. */

export function reportPayments(announce: Announce): RequestHandler {
  return async (request, response) => {
    const { batch, payments } = bodyAs(paymentsSchema, request.body);
    const { ids, by } = callerOf(response);
    const read = payments.map((written) => readPayment(written, ids));
    const taken = await takeReadable(read, async (readable) => {
      const verdicts = await announce.report(ownedId(ids, batch), readable, by);
      if (verdicts === 'closed') throw closed(batch);
      return verdicts;
    });
    response.status(202).json(taken);
  };
}

export const batchMoves = ['publish', 'pause', 'resume'] as const;

export function moveBatch(announce: Announce, move: (typeof batchMoves)[number]): RequestHandler {
  return async (request, response) => {
    const { ids, by } = callerOf(response);
    const id = ownedId(ids, idIn(request));
    expectMoved(id, move, await announce[move](id, by));
    response.status(202).json(await shown(announce, id));
  };
}

export function showBatch(announce: Announce): RequestHandler {
  return async (request, response) => {
    response
      .set('Cache-Control', 'no-store')
      .json(await shown(announce, ownedId(callerOf(response).ids, idIn(request))));
  };
}

export const batchSchema = z.object({
  id: z.string(),
  state: z.enum(['open', 'expanding', 'running', 'paused', 'done']).describe('batch.state'),
  households: z.int().describe('batch.households'),
  told: z.int().describe('batch.told'),
  messages: z.record(z.string(), z.int()).describe('batch.messages'),
  left: z.int().describe('batch.left'),
  finishAt: z.iso.datetime().nullable().describe('batch.finishAt'),
});

async function shown(announce: Announce, id: string): Promise<z.output<typeof batchSchema>> {
  const progress = await announce.progress(id);
  if (!progress) throw unknownBatch(id);
  return read(progress);
}

function read({ batch, households, messages, left, finishAt }: BatchProgress): z.output<typeof batchSchema> {
  const { id, state, expanded } = batch;
  const finish = finishAt === null ? null : new Date(finishAt).toISOString();
  return { id: writtenId(id), state, households, told: expanded, messages, left, finishAt: finish };
}

function readPayment(written: unknown, ids: string): PaymentRecord | { error: string } {
  const one = paymentSchema.safeParse(written);
  return one.success ? paymentFrom(one.data, ids) : { error: sentenceOf(wrongIn(one.error)) };
}

function idIn(request: Request): string {
  return String(request.params.id);
}

function expectMoved(id: string, move: string, moved: BatchMoved): void {
  if (moved === 'done') return;
  if (moved === 'unknown') throw unknownBatch(id);
  const detail = `Batch ${writtenId(id)} is ${moved.no}: ${move} is not possible now.`;
  throw new Problem(409, 'Conflict', detail, { state: moved.no });
}

function unknownBatch(id: string): Problem {
  return new Problem(
    404,
    'Not Found',
    `There is no batch ${writtenId(id)} of this key: POST /api/v1/payments begins one.`,
  );
}

function closed(id: string): Problem {
  return new Problem(
    409,
    'Conflict',
    `Batch ${id} was published: send further payments under another batch.`,
  );
}
