/** GET /api/v1/tickets and POST /api/v1/tickets/{number}/answer: what residents asked in own words. */
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { asksForMoney } from '../../../core/cases/withoutPayLinks';
import { TICKET_KINDS, type Ticket } from '../../../core/model/services';
import type { Lists } from '../../../ports';
import type { Tickets } from '../../../service/office/offices';
import { Problem } from '../../http/problem';
import { bodyAs } from '../../http/validation';
import { callerOf } from '../key/guard';
import { filledLine } from '../operation/fields';
import { queryOf } from '../operation/operation';
import { iso, isoOrNull, PAGING, type PageQuery, paged, pageFrom } from '../operation/paging';

/** Shown at once where nothing else is asked for; the oldest first. */
const MOST = 500;

export const ticketsSchema = z.object({
  tickets: z.array(
    z.object({
      number: z.string(),
      kind: z.enum(TICKET_KINDS),
      phone: z.string().describe('ticket.phone'),
      case: z.string().nullable(),
      text: z.string(),
      at: z.iso.datetime(),
      answer: z.string().nullable(),
      answeredAt: z.iso.datetime().nullable(),
    }),
  ),
  next: z.string().nullable().describe('list.next'),
});

export const TICKET_QUERY = [
  { name: 'state', required: false, schema: z.enum(['open', 'answered']), says: 'ticket.byState' },
  ...PAGING,
];

export const answerSchema = z.strictObject({ answer: filledLine(1000) });
export const answeredSchema = z.object({ number: z.string(), state: z.literal('answered') });

export function listTickets(lists: Pick<Lists, 'tickets'>): RequestHandler {
  return async (_request, response) => {
    const query = queryOf<PageQuery & { state?: Ticket['state'] }>(response);
    const page = pageFrom<readonly [number, string]>({ limit: MOST, ...query }, ['number', 'string']);
    const rows = await lists.tickets({ state: query.state ?? 'open' }, page);
    const { items, next } = paged(rows, page, ({ at, number }) => [at, number], shown);
    response.set('Cache-Control', 'no-store').json({ tickets: items, next });
  };
}

export function answerTicket(tickets: Tickets): RequestHandler {
  return async (request, response) => {
    const number = String(request.params.number);
    const { answer } = bodyAs(answerSchema, request.body);
    if (asksForMoney(answer))
      throw new Problem(
        422,
        'Unprocessable Content',
        'No text leads to a payment: leave links and account numbers out of the answer. Nothing was written.',
        { errors: [{ pointer: '/answer', detail: 'holds a link or an account to pay by' }] },
      );
    const outcome = await tickets.answer(number, answer, callerOf(response).by);
    if (outcome === 'unknown') throw new Problem(404, 'Not Found', 'There is no ticket with this number.');
    if (outcome === 'answered')
      throw new Problem(409, 'Conflict', `${number} was answered before in other words: its answer stands.`);
    response.json({ number, state: 'answered' });
  };
}

function shown({ number, kind, phone, case: about, text, at, answer, answeredAt }: Ticket) {
  return { number, kind, phone, case: about, text, at: iso(at), answer, answeredAt: isoOrNull(answeredAt) };
}
