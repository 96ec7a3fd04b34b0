/** POST /api/v1/messages: an office orders one message, a template filled with data, to one person. */
import { z } from 'zod';
import { ownedId } from '../../../core/model/desk/apiKeys';
import { LANGUAGES } from '../../../core/model/message';
import type { Order, OrderedMessage, OrderOutcome } from '../../../service/office/offices';
import { Problem } from '../../http/problem';
import { type Fault, readBody } from '../../http/validation';
import { mayWrite } from '../key/bounds';
import { filledLine, id, phone } from '../operation/fields';
import { digestOf } from '../operation/intake';
import { operation } from '../operation/operation';
import type { OperationTools } from '../operation/tools';

const value = z.union([z.string().max(500), z.number(), z.boolean(), z.null()]);

const orderSchema = z.strictObject({
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

const EXAMPLE = {
  id: 'order-0001',
  to: '13800000002',
  template: 'notice.withdrawn',
  data: { applicant: '张*', matter: '施工许可', number: 'QZ20261123-0001' },
};

const orderedSchema = z.object({
  id: z.string().describe('ordered.id'),
  state: z.enum(['owed', 'suppressed']),
  duplicate: z.boolean().describe('ordered.duplicate'),
  reason: z.string().nullable().describe('ordered.reason'),
});

export function orderMessage(order: Order, { lists, cases }: OperationTools['reads']) {
  return operation({
    name: 'orderMessage',
    method: 'post',
    path: '/messages',
    scopes: ['messages:write'],
    body: { schema: orderSchema, example: EXAMPLE },
    answer: { status: 202, schema: orderedSchema },
    problems: [404, 422],
    async handle({ body, caller }, response) {
      const written = readBody(orderSchema, body);
      const message = orderFrom(written, caller.ids);
      const applicantOf = async (number: string) => (await cases.rows([number])).get(number)?.phone;
      if (!(await mayWrite(message, caller, lists, applicantOf))) throw nobody();
      const ordered = await order(message, caller.by);
      if (!('id' in ordered)) throw refusal(written, ordered);
      const { id, suppressed } = ordered;
      response.location(`/api/v1/messages/${id}`);
      const state = suppressed === null ? 'owed' : 'suppressed';
      return { id, state, duplicate: ordered.outcome === 'duplicate', reason: suppressed };
    },
  });
}

function nobody(): Problem {
  return new Problem(
    404,
    'Not Found',
    'There is no such person, or no such case, of the department or area of this key. A key of a department names the case and writes to its applicant.',
  );
}

type Refused = Exclude<OrderOutcome, { id: string }>;

function refusal({ id: ordered, template }: WrittenOrder, refused: Refused): Problem {
  switch (refused.outcome) {
    case 'otherBody':
      return new Problem(
        409,
        'Conflict',
        `The id ${ordered} is that of an order with other content: another message needs an id of its own.`,
      );
    case 'noTemplate':
      return unprocessable(`There is no template ${template} to send.`, { templates: refused.templates });
    case 'missing':
      return unprocessable(
        `The template ${template} needs what data does not have: ${refused.fields.join(', ')}. Nothing was written.`,
        { errors: faultsOf(refused.fields, 'is missing') },
      );
    case 'payable':
      return unprocessable(
        `No text leads to a payment: leave links and account numbers out of ${refused.fields.join(', ')}. Nothing was written.`,
        { errors: faultsOf(refused.fields, 'holds a link or an account to pay by') },
      );
  }
}

function faultsOf(fields: readonly string[], detail: string): Fault[] {
  return fields.map((field) => ({ pointer: `/data/${field}`, detail }));
}

function unprocessable(detail: string, more: Record<string, unknown>): Problem {
  return new Problem(422, 'Unprocessable Content', detail, more);
}

type WrittenOrder = z.output<typeof orderSchema>;

function orderFrom(written: WrittenOrder, ids: string): OrderedMessage {
  const { language, case: number, statutory, ...rest } = written;
  return {
    ...rest,
    id: ownedId(ids, written.id),
    body: digestOf(written),
    ...(language && { language }),
    ...(number !== undefined && { case: number }),
    ...(statutory !== undefined && { statutory }),
  };
}
