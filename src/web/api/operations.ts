/** Every route of the API, once: what registers it, describes it in OpenAPI and shows it on the page of docs. */
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Scope } from '../../core/change';
import type { Language } from '../../core/message';
import type { Offices } from '../../service/offices';
import { accountSchema, type ReadAccount, showAccount } from './account';
import { caseEventSchema } from './caseEvent';
import { caseEvents, MOST_EVENTS } from './events';
import { CASE_EVENT, ORDER, PAYMENTS } from './examples';
import { lifeSchema, type ReadLife, showMessage } from './life';
import type { LifeWords } from './lifeWords';
import { orderSchema } from './orderSchema';
import { orderedSchema, orderMessage } from './orders';
import { MOST_PAYMENTS, paymentSchema, paymentsSchema } from './payment';
import { batchMoves, batchSchema, moveBatch, reportPayments, showBatch } from './payments';
import { takenSchema } from './taken';
import { answeredSchema, answerSchema, answerTicket, listTickets, ticketsSchema } from './tickets';

export interface Operation {
  /** `operationId`, and the key of its words in `templates/pages/<language>.json`. */
  name: string;
  method: 'get' | 'post';
  /** Below /api/v1, with `{id}` for what varies. */
  path: string;
  scope: Scope;
  body?: { schema: z.ZodType; example: unknown };
  query?: { name: string; required: boolean; schema: z.ZodType; says: string }[];
  answer: { status: 200 | 202; schema: z.ZodType };
  /** Statuses of problems beyond those that every route has. */
  problems: number[];
  handle: RequestHandler;
}

export interface OperationTools {
  offices: Offices;
  life: ReadLife;
  lifeWords: Record<Language, LifeWords>;
  account: ReadAccount;
}

export function operations({ offices, life, lifeWords, account }: OperationTools): Operation[] {
  const { notify, announce, order, tickets } = offices;
  return [
    {
      name: 'reportCaseEvents',
      method: 'post',
      path: '/cases/events',
      scope: 'cases:write',
      body: {
        schema: z.union([caseEventSchema, z.array(caseEventSchema).max(MOST_EVENTS)]),
        example: CASE_EVENT,
      },
      answer: { status: 202, schema: takenSchema },
      problems: [],
      handle: caseEvents(notify),
    },
    {
      name: 'reportPayments',
      method: 'post',
      path: '/payments',
      scope: 'payments:write',
      body: {
        schema: paymentsSchema.extend({ payments: z.array(paymentSchema).min(1).max(MOST_PAYMENTS) }),
        example: PAYMENTS,
      },
      answer: { status: 202, schema: takenSchema },
      problems: [409, 422],
      handle: reportPayments(announce),
    },
    {
      name: 'showBatch',
      method: 'get',
      path: '/batches/{id}',
      scope: 'payments:write',
      answer: { status: 200, schema: batchSchema },
      problems: [404],
      handle: showBatch(announce),
    },
    ...batchMoves.map(
      (move): Operation => ({
        name: `${move}Batch`,
        method: 'post',
        path: `/batches/{id}/${move}`,
        scope: 'payments:write',
        answer: { status: 202, schema: batchSchema },
        problems: [404, 409],
        handle: moveBatch(announce, move),
      }),
    ),
    {
      name: 'orderMessage',
      method: 'post',
      path: '/messages',
      scope: 'messages:write',
      body: { schema: orderSchema, example: ORDER },
      answer: { status: 202, schema: orderedSchema },
      problems: [422],
      handle: orderMessage(order),
    },
    {
      name: 'showMessage',
      method: 'get',
      path: '/messages/{id}',
      scope: 'messages:read',
      query: [
        {
          name: 'lang',
          required: false,
          schema: z.enum(['zh-CN', 'en']),
          says: 'Language of the words in the answer.',
        },
      ],
      answer: { status: 200, schema: lifeSchema },
      problems: [404],
      handle: showMessage(life, lifeWords),
    },
    {
      name: 'listTickets',
      method: 'get',
      path: '/tickets',
      scope: 'tickets:read',
      answer: { status: 200, schema: ticketsSchema },
      problems: [],
      handle: listTickets(tickets),
    },
    {
      name: 'answerTicket',
      method: 'post',
      path: '/tickets/{number}/answer',
      scope: 'tickets:write',
      body: { schema: answerSchema, example: { answer: '路灯已修好。' } },
      answer: { status: 200, schema: answeredSchema },
      problems: [404, 409, 422],
      handle: answerTicket(tickets),
    },
    {
      name: 'showAccount',
      method: 'get',
      path: '/account',
      scope: 'messages:read',
      query: [{ name: 'day', required: true, schema: z.iso.date(), says: 'A day at the offices.' }],
      answer: { status: 200, schema: accountSchema },
      problems: [],
      handle: showAccount(account),
    },
  ];
}
