/** GET /api/v1/messages: how messages stand. Who may read them may read all: none shows its text, or a whole number. */
import { z } from 'zod';

import { DAY } from '../../../core/calendar/durations';
import { ownedId, writtenId } from '../../../core/model/desk/apiKeys';

import { MESSAGE_STATES } from '../../../core/sending/messageHistory';
import { maskPhone } from '../../../core/text/mask';
import type { Clock, ListedMessage, Lists } from '../../../ports';
import { instant, phone } from '../operation/fields';
import { operation } from '../operation/operation';
import { iso, PAGING, pageFrom, pageOf, shownRows } from '../operation/paging';

/** How far back the list goes where `since` is not given. Milliseconds. */
const A_WEEK = 7 * DAY;

const messagesSchema = pageOf(
  z.object({
    id: z.string(),
    state: z.enum(MESSAGE_STATES),
    reason: z.string().nullable().describe('message.reason'),
    to: z.string().describe('message.masked'),
    template: z.string().nullable(),
    case: z.string().nullable(),
    event: z.string().nullable(),
    batch: z.string().nullable(),
    acceptedAt: z.iso.datetime(),
  }),
);

export function listMessages(lists: Pick<Lists, 'messages'>, clock: Pick<Clock, 'now'>) {
  return operation({
    name: 'listMessages',
    method: 'get',
    path: '/messages',
    scopes: ['messages:read'],
    query: {
      state: z.enum(MESSAGE_STATES).optional().describe('message.byState'),
      case: z.string().max(64).optional().describe('message.byCase'),
      batch: z.string().max(64).optional().describe('message.byBatch'),
      template: z.string().max(48).optional().describe('message.byTemplate'),
      to: phone.optional().describe('message.byNumber'),
      since: instant.optional().describe('message.since'),
      ...PAGING,
    },
    answer: { status: 200, schema: messagesSchema },
    problems: [],
    async handle({
      query: { batch, to, since = clock.now() - A_WEEK, ...query },
      caller: { ids, isBound, sight },
    }) {
      const page = pageFrom<readonly [string]>(query, ['string']);
      const own = batch === undefined ? {} : { batch: ownedId(ids, batch) };
      const reported = { ...(isBound && { ids }), ...(to !== undefined && { to: [to] }) };
      const found = await lists.messages({ ...query, ...own, ...reported, since, sight }, page);
      return shownRows(found, shownMessage);
    },
  });
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
