/** What residents said: tickets, visits and ratings. */
import type { Appointment } from '../../../core/model/matters';
import { type Rating, TICKET_KINDS, type Ticket } from '../../../core/model/tickets';
import { clip } from '../../../core/text/clip';
import type { Tone } from '../frame/parts';
import { momentColumn, phoneColumn, wordColumn } from './cells';
import { listOf, momentOf, pageOf, textOf, wordFor } from './description';
import { fileLink } from './fileTicket';

/** Characters of a ticket on a line of the list. */
const LINE = 40;
const STATES = ['open', 'answered', 'withdrawn'] as const;

/** What has to be answered, and what was. */
export const TICKET_TONES: Readonly<Record<string, Tone>> = { open: 'hand', answered: 'done' };

export const ticketList = listOf<Ticket>({
  name: 'tickets',
  right: 'ticket.look',
  adds: fileLink,
  filters: [
    { name: 'state', kind: 'choice', options: STATES, usual: 'open' },
    { name: 'kind', kind: 'choice', options: TICKET_KINDS },
    { name: 'department', kind: 'department' },
    { name: 'place', kind: 'place' },
    { name: 'since', kind: 'date', edge: 'since' },
    { name: 'until', kind: 'date', edge: 'until' },
  ],
  columns: [
    {
      name: 'ticket',
      kind: 'head',
      cell: ({ number }) => ({ text: number, href: `/lists/tickets/${number}` }),
    },
    wordColumn('kind', 'kind', ({ kind }) => kind),
    { name: 'text', cell: ({ text }) => clip(text, LINE), value: ({ text }) => text },
    { name: 'case', cell: (row) => row.case ?? '' },
    phoneColumn(({ phone }) => phone),
    momentColumn('askedAt', ({ at }) => at),
    wordColumn('state', 'state', ({ state }) => state, TICKET_TONES),
  ],
  read: ({ lists, filters, sight, page }) =>
    lists.tickets(
      {
        state: STATES.find((one) => one === filters.state),
        kind: TICKET_KINDS.find((one) => one === filters.kind),
        department: textOf(filters, 'department'),
        since: momentOf(filters, 'since'),
        until: momentOf(filters, 'until'),
        sight,
      },
      pageOf(page),
    ),
});

export const visitList = listOf<Appointment>({
  name: 'visits',
  right: 'visit.look',
  filters: [
    { name: 'day', kind: 'day' },
    { name: 'matter', kind: 'matter' },
    { name: 'cancelled', kind: 'choice', options: ['yes'] },
  ],
  columns: [
    { name: 'day', kind: 'head', cell: ({ day }) => day },
    wordColumn('period', 'period', ({ period }) => period),
    { name: 'matter', cell: ({ matter }, { names }) => names.matter(matter) },
    phoneColumn(({ phone }) => phone),
    momentColumn('bookedAt', ({ at }) => at),
  ],
  read: ({ lists, filters, sight, page, today }) =>
    lists.visits(
      {
        from: textOf(filters, 'day') ?? today,
        matter: textOf(filters, 'matter'),
        cancelled: filters.cancelled === 'yes',
        sight,
      },
      pageOf(page),
    ),
});

export const ratingList = listOf<Rating>({
  name: 'ratings',
  right: 'rating.look',
  newestFirst: true,
  filters: [
    { name: 'score', kind: 'choice', options: ['1', '2', '3', '4', '5'] },
    { name: 'department', kind: 'department' },
    { name: 'since', kind: 'date', edge: 'since' },
    { name: 'until', kind: 'date', edge: 'until' },
  ],
  columns: [
    { name: 'case', kind: 'head', cell: (row) => row.case },
    {
      name: 'score',
      cell: ({ score }, writing) => ({
        text: wordFor(writing, 'score', String(score)),
        ...(score <= 2 && { tone: 'hand' }),
      }),
      value: ({ score }) => score,
    },
    momentColumn('ratedAt', ({ changedAt }) => changedAt),
  ],
  read: ({ lists, filters, sight, page }) =>
    lists.ratings(
      {
        score: filters.score === undefined ? undefined : Number(filters.score),
        department: textOf(filters, 'department'),
        since: momentOf(filters, 'since'),
        until: momentOf(filters, 'until'),
        sight,
      },
      pageOf(page),
    ),
});
