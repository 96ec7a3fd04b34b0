/** One message to one person, as an office orders it. */

import type { RequestHandler } from 'express';
import { z } from 'zod';
import { LANGUAGES } from '../../../core/model/message';
import { ownedId } from '../../../core/model/ownedId';
import type { Order, OrderedMessage } from '../../../service/office/offices';
import { Problem } from '../../http/problem';
import { bodyAs } from '../../http/validation';
import { callerOf } from '../key/guard';
import { filledLine, id, phone } from '../operation/fields';
import { bodyPrint } from '../operation/intake';

const value = z.union([z.string().max(500), z.number(), z.boolean(), z.null()]);

export const orderSchema = z.strictObject({
  id: id(96).describe('order.id'),
  to: phone
    .refine((to) => to !== '', 'is missing')
    .describe('order.to')
    .meta({ examples: ['13800000002'] }),
  template: z.string().max(48).describe('order.template'),
  data: z
    .record(z.string().max(60), z.union([value, z.array(value).max(50)]))
    .default({})
    .describe('order.data'),
  language: z.enum(LANGUAGES).optional().describe('order.language'),
  case: id(64).optional().describe('order.case'),
  statutory: filledLine(200).optional().describe('order.statutory'),
});

export type WrittenOrder = z.output<typeof orderSchema>;

/* POST /api/v1/messages: one template to one person. */

export const orderedSchema = z.object({
  id: z.string().describe('ordered.id'),
  state: z.enum(['owed', 'suppressed']),
  duplicate: z.boolean().describe('ordered.duplicate'),
  reason: z.string().nullable().describe('ordered.reason'),
});

export function orderMessage(order: Order): RequestHandler {
  return async (request, response) => {
    const written = bodyAs(orderSchema, request.body);
    const { ids, by } = callerOf(response);
    const outcome = await order(orderFrom(written, ids), by);
    switch (outcome.outcome) {
      case 'otherBody':
        throw new Problem(
          409,
          'Conflict',
          `The id ${written.id} is that of an order with other content: another message needs an id of its own.`,
        );
      case 'noTemplate':
        throw unprocessable(`There is no template ${written.template} to send.`, {
          templates: outcome.templates,
        });
      case 'missing':
        throw unprocessable(
          `The template ${written.template} needs what data does not have: ${outcome.fields.join(', ')}. Nothing was written.`,
          { errors: outcome.fields.map((field) => ({ pointer: `/data/${field}`, detail: 'is missing' })) },
        );
      case 'payable':
        throw unprocessable(
          `No text leads to a payment: leave links and account numbers out of ${outcome.fields.join(', ')}. Nothing was written.`,
          {
            errors: outcome.fields.map((field) => ({
              pointer: `/data/${field}`,
              detail: 'holds a link or an account to pay by',
            })),
          },
        );
      default: {
        const { id, suppressed } = outcome;
        const state = suppressed === null ? 'owed' : 'suppressed';
        response
          .status(202)
          .location(`/api/v1/messages/${id}`)
          .json({ id, state, duplicate: outcome.outcome === 'duplicate', reason: suppressed });
      }
    }
  };
}

function unprocessable(detail: string, more: Record<string, unknown>): Problem {
  return new Problem(422, 'Unprocessable Content', detail, more);
}

function orderFrom(written: WrittenOrder, ids: string): OrderedMessage {
  const { language, case: number, statutory, ...rest } = written;
  return {
    ...rest,
    id: ownedId(ids, written.id),
    body: bodyPrint(written),
    ...(language && { language }),
    ...(number !== undefined && { case: number }),
    ...(statutory !== undefined && { statutory }),
  };
}
