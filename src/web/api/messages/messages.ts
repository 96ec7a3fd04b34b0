/** GET /api/v1/messages: how messages stand. Who may read them may read all: none shows its text, or a whole number. */
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { ownedId, writtenId } from '../../../core/model/ownedId';
import type { MessageState } from '../../../core/sending/messageHistory';
import { maskPhone } from '../../../core/text/mask';
import type { Clock, ListedMessage, Lists } from '../../../ports';
import { callerOf } from '../key/guard';
import { instant } from '../operation/fields';
import { queryOf } from '../operation/operation';
import { iso, PAGING, type PageQuery, paged, pageFrom, pageOf } from '../operation/paging';

const STATES = [
  'held',
  'owed',
  'sent',
  'accepted',
  'unknown',
  'delivered',
  'expired',
  'undeliverable',
  'rejected',
  'failed',
  'suppressed',
] as const satisfies readonly MessageState[];

/** Milliseconds: further back only where it is asked for. */
const A_WEEK = 7 * 86_400_000;

export const messagesSchema = pageOf(
  z.object({
    id: z.string(),
    state: z.enum(STATES),
    reason: z.string().nullable().describe('message.reason'),
    to: z.string().describe('message.masked'),
    template: z.string().nullable(),
    case: z.string().nullable(),
    event: z.string().nullable(),
    batch: z.string().nullable(),
    acceptedAt: z.iso.datetime(),
  }),
);

export const MESSAGE_QUERY = [
  { name: 'state', required: false, schema: z.enum(STATES), says: 'message.byState' },
  { name: 'case', required: false, schema: z.string().max(64), says: 'message.byCase' },
  { name: 'batch', required: false, schema: z.string().max(64), says: 'message.byBatch' },
  { name: 'since', required: false, schema: instant, says: 'message.since' },
  ...PAGING,
];

type MessageQuery = PageQuery & Parameters<Lists['messages']>[0];

export function listMessages(lists: Pick<Lists, 'messages'>, clock: Pick<Clock, 'now'>): RequestHandler {
  return async (_request, response) => {
    const { batch, since = clock.now() - A_WEEK, ...query } = queryOf<MessageQuery>(response);
    const page = pageFrom<readonly [string]>(query, ['string']);
    const own = batch === undefined ? {} : { batch: ownedId(callerOf(response).ids, batch) };
    const rows = await lists.messages({ ...query, ...own, since }, page);
    response.set('Cache-Control', 'no-store').json(paged(rows, page, ({ id }) => [id], shownMessage));
  };
}

function shownMessage({ id, state, reason, to, template, case: number, event, batch, at }: ListedMessage) {
  return {
    id,
    state,
    reason,
    to: to === '' ? '' : maskPhone(to),
    template,
    case: number,
    event: event && writtenId(event),
    batch: batch && writtenId(batch),
    acceptedAt: iso(at),
  };
}
