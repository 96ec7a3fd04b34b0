/** GET /api/v1/tickets and POST /api/v1/tickets/{number}/answer: what residents asked in own words. */
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { asksForMoney } from '../../core/cases/harmless';
import { TICKET_KINDS, type Ticket } from '../../core/dialogue/services';
import type { Tickets } from '../../service/offices';
import { Problem } from '../problem';
import { callerOf } from './access';
import { filledLine } from './fields';
import { bodyAs } from './issues';

/** Shown at once; the oldest first. */
const MOST = 500;

export const ticketsSchema = z.object({
  tickets: z.array(
    z.object({
      number: z.string(),
      kind: z.enum(TICKET_KINDS),
      phone: z.string().describe('Of whoever asked, E.164.'),
      case: z.string().nullable(),
      text: z.string(),
      at: z.iso.datetime(),
    }),
  ),
});

export const answerSchema = z.strictObject({ answer: filledLine(1000) });
export const answeredSchema = z.object({ number: z.string(), state: z.literal('answered') });

export function listTickets(tickets: Tickets): RequestHandler {
  return async (_request, response) => {
    response.json({ tickets: (await tickets.open(MOST)).map(shown) });
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

function shown({ number, kind, phone, case: about, text, at }: Ticket) {
  return { number, kind, phone, case: about, text, at: new Date(at).toISOString() };
}
