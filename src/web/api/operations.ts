/** Every route of the API, once. */
import { z } from 'zod';
import type { Language } from '../../core/model/message';
import type { Clock } from '../../ports';
import type { Offices } from '../../service/office/offices';
import { caseEventSchema, caseEvents, MOST_EVENTS } from './cases/caseEvents';
import { lifeSchema, type ReadLife, showMessage } from './messages/messageHistory';
import type { LifeWords } from './messages/messageHistoryText';
import { orderedSchema, orderMessage, orderSchema } from './messages/messageOrder';
import { accountSchema, type ReadAccount, showAccount } from './messages/reconciliation';
import { takenSchema } from './operation/intake';
import type { Operation } from './operation/operation';
import {
  batchMoves,
  batchSchema,
  MOST_PAYMENTS,
  moveBatch,
  paymentSchema,
  paymentsSchema,
  reportPayments,
  showBatch,
} from './payments/reportPayments';
import { type OfficeReads, readOperations } from './readOperations';
import { CASE_EVENT, ORDER, PAYMENTS } from './schema/examples';
import { answeredSchema, answerSchema, answerTicket } from './services/tickets';

export interface OperationTools {
  offices: Offices;
  reads: OfficeReads;
  clock: Pick<Clock, 'now'>;
  utcOffset: number;
  life: ReadLife;
  lifeWords: Record<Language, LifeWords>;
  account: ReadAccount;
}

export function operations(tools: OperationTools): Operation[] {
  const { offices, life, lifeWords, account } = tools;
  const { notify, announce, order, tickets } = offices;
  return [
    {
      name: 'reportCaseEvents',
      method: 'post',
      path: '/cases/events',
      scopes: ['cases:write'],
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
      scopes: ['payments:write'],
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
      scopes: ['payments:read', 'payments:write'],
      answer: { status: 200, schema: batchSchema },
      problems: [404],
      handle: showBatch(announce),
    },
    ...batchMoves.map(
      (move): Operation => ({
        name: `${move}Batch`,
        method: 'post',
        path: `/batches/{id}/${move}`,
        scopes: ['payments:write'],
        answer: { status: 202, schema: batchSchema },
        problems: [404, 409],
        handle: moveBatch(announce, move),
      }),
    ),
    {
      name: 'orderMessage',
      method: 'post',
      path: '/messages',
      scopes: ['messages:write'],
      body: { schema: orderSchema, example: ORDER },
      answer: { status: 202, schema: orderedSchema },
      problems: [422],
      handle: orderMessage(order),
    },
    {
      name: 'showMessage',
      method: 'get',
      path: '/messages/{id}',
      scopes: ['messages:read'],
      query: [
        {
          name: 'lang',
          required: false,
          schema: z.enum(['zh-CN', 'en']),
          says: 'message.lang',
        },
      ],
      answer: { status: 200, schema: lifeSchema },
      problems: [404],
      handle: showMessage(life, lifeWords),
    },
    {
      name: 'answerTicket',
      method: 'post',
      path: '/tickets/{number}/answer',
      scopes: ['tickets:write'],
      body: { schema: answerSchema, example: { answer: '路灯已修好。' } },
      answer: { status: 200, schema: answeredSchema },
      problems: [404, 409, 422],
      handle: answerTicket(tickets),
    },
    {
      name: 'showAccount',
      method: 'get',
      path: '/account',
      scopes: ['messages:read'],
      query: [{ name: 'day', required: true, schema: z.iso.date(), says: 'account.day' }],
      answer: { status: 200, schema: accountSchema },
      problems: [],
      handle: showAccount(account),
    },
    ...readOperations(tools),
  ];
}
