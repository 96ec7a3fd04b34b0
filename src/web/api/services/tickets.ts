/** GET /api/v1/tickets and POST /api/v1/tickets/{number}/answer: what residents asked in own words. */
import { z } from 'zod';
import { asksForMoney } from '../../../core/cases/withoutPayLinks';
import { TICKET_KINDS, type Ticket } from '../../../core/model/tickets';
import type { Lists } from '../../../ports';
import type { Tickets } from '../../../service/office/offices';
import { Problem } from '../../http/problem';
import { readBody } from '../../http/validation';
import { sees } from '../key/bounds';
import { filledLine, instant } from '../operation/fields';
import { operation } from '../operation/operation';
import { iso, isoOrNull, PAGING, pageFrom, shownRows } from '../operation/paging';

/** Tickets on a page where no `limit` is given; the oldest first. */
const USUAL_LIMIT = 500;

const ticketsSchema = z.object({
  tickets: z.array(
    z.object({
      number: z.string(),
      kind: z.enum(TICKET_KINDS),
      phone: z.string().describe('ticket.phone'),
      case: z.string().nullable(),
      payment: z.string().nullable().describe('ticket.payment'),
      text: z.string(),
      at: z.iso.datetime(),
      answer: z.string().nullable(),
      answeredAt: z.iso.datetime().nullable(),
    }),
  ),
  next: z.string().nullable().describe('list.next'),
});

const answerSchema = z.strictObject({ answer: filledLine(1000) });

export function listTickets(lists: Pick<Lists, 'tickets'>) {
  return operation({
    name: 'listTickets',
    method: 'get',
    path: '/tickets',
    scopes: ['tickets:read'],
    query: {
      state: z.enum(['open', 'answered', 'withdrawn']).optional().describe('ticket.byState'),
      kind: z.enum(TICKET_KINDS).optional().describe('ticket.byKind'),
      department: z.string().max(64).optional().describe('case.byDepartment'),
      since: instant.optional().describe('ticket.since'),
      ...PAGING,
    },
    answer: { status: 200, schema: ticketsSchema },
    problems: [],
    async handle({ query, caller: { sight } }) {
      const page = pageFrom<readonly [number, string]>({ limit: USUAL_LIMIT, ...query }, [
        'number',
        'string',
      ]);
      const found = await lists.tickets({ ...query, state: query.state ?? 'open', sight }, page);
      const { items, next } = shownRows(found, shownTicket);
      return { tickets: items, next };
    },
  });
}

export function answerTicket(tickets: Pick<Tickets, 'answer'>, lists: Pick<Lists, 'belongings'>) {
  return operation({
    name: 'answerTicket',
    method: 'post',
    path: '/tickets/{number}/answer',
    scopes: ['tickets:write'],
    body: { schema: answerSchema, example: { answer: '路灯已修好。' } },
    answer: { status: 200, schema: z.object({ number: z.string(), state: z.literal('answered') }) },
    problems: [404, 409, 422],
    async handle({ path, body, caller }) {
      const number = path('number');
      const { answer } = readBody(answerSchema, body);
      if (asksForMoney(answer)) throw asksToPay();
      const isSeen = await sees(lists, caller, 'ticket', number);
      const outcome = isSeen ? await tickets.answer(number, answer, caller.by) : 'unknown';
      if (outcome === 'unknown') throw new Problem(404, 'Not Found', 'There is no ticket with this number.');
      if (outcome === 'answered')
        throw new Problem(
          409,
          'Conflict',
          `${number} was answered before in other words: its answer stands.`,
        );
      if (outcome === 'withdrawn')
        throw new Problem(409, 'Conflict', `${number} was taken back by whoever asked: no answer is sent.`);
      return { number, state: 'answered' };
    },
  });
}

function asksToPay(): Problem {
  return new Problem(
    422,
    'Unprocessable Content',
    'No text leads to a payment: leave links and account numbers out of the answer. Nothing was written.',
    { errors: [{ pointer: '/answer', detail: 'holds a link or an account to pay by' }] },
  );
}

function shownTicket({ number, kind, phone, case: about, payment, text, at, answer, answeredAt }: Ticket) {
  return {
    number,
    kind,
    phone,
    case: about,
    payment: payment ?? null,
    text,
    at: iso(at),
    answer,
    answeredAt: isoOrNull(answeredAt),
  };
}
