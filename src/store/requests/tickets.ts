/** Tickets: what residents ask in own words. Question and answer are sealed. */
import { sql } from 'drizzle-orm';
import type { ServiceReads } from '../../core/dialogue/scene/reads';
import type { Change } from '../../core/model/change';
import type { Ticket } from '../../core/model/tickets';
import type { Engine, Session } from '../engine/engine';
import type { Vault } from '../keys/vault';
import { cases, tickets } from '../schema/mysql';
import type { ReadOr } from '../sql/damaged';
import { orRefused, Refused } from '../sql/failures';
import { inserter } from '../sql/inserter';
import { columnsOf, select, selectIn } from '../sql/select';
import { keys, literal, set, statement, value } from '../sql/template';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

const TICKETS_SHOWN = 20;

export const TICKET = columnsOf(tickets);
const insertTickets = inserter(tickets, TICKET.names, 'refuse');
const OPEN = sql`${tickets.number} = ${value} and ${tickets.state} = 'open'`;
const answerTicket = statement(
  sql`update ${tickets} set ${set(tickets, { state: 'answered', answer: value, verdict: value, answeredAt: value })} where ${OPEN}`,
);
const askTicket = statement(
  sql`update ${tickets} set ${set(tickets, { state: 'open', at: value })} where ${tickets.number} = ${value} and ${tickets.state} = 'draft'`,
);
const withdrawTicket = statement(
  sql`update ${tickets} set ${set(tickets, { state: 'withdrawn', answeredAt: value })} where ${OPEN}`,
);
const ticketsOf = select(
  TICKET,
  sql`from ${tickets} where ${tickets.phone} = ${value} and ${tickets.state} <> 'draft' order by ${tickets.at} desc limit ${literal(TICKETS_SHOWN)}`,
);
const withNumber = select(TICKET, sql`from ${tickets} where ${tickets.number} = ${value}`);
const hasteAsked = selectIn(
  TICKET,
  sql`from ${tickets} join ${cases} on ${cases.number} = ${tickets.case} where ${tickets.state} = 'open' and ${tickets.kind} = 'expedite' and ${cases.department} in (${keys}) order by ${tickets.at} desc, ${tickets.number} limit ${literal(TICKETS_SHOWN)}`,
);

/** Throws `Refused` where a number is taken, an answer was given before, or a draft is none any more. */
export async function applyTickets(
  session: Session,
  vault: Vault,
  asked: Of<'ticket'>[],
  answered: Of<'ticketAnswered'>[],
  withdrawn: Of<'ticketWithdrawn'>[],
  drafts: Of<'ticketAsked'>[],
): Promise<void> {
  const rows = asked.map(({ ticket }) => ({ ...ticket, text: vault.seal(ticket.text) }));
  await orRefused(insertTickets(session, rows), 'a ticket has this number already');
  for (const { number, answer, verdict, at } of answered) {
    if ((await session.run(...answerTicket([vault.seal(answer), verdict ?? null, at, number]))) === 0)
      throw new Refused('the ticket was answered before');
  }
  for (const { number, at } of drafts) {
    if ((await session.run(...askTicket([at, number]))) === 0) throw new Refused('the ticket is no draft');
  }
  for (const { number, at } of withdrawn) {
    if ((await session.run(...withdrawTicket([at, number]))) === 0)
      throw new Refused('the ticket is not open any more');
  }
}

export function ticketReads(
  engine: Engine,
  vault: Vault,
  readOr: ReadOr,
): Pick<ServiceReads, 'ticketsOf' | 'ticket' | 'hasteAsked'> {
  const opened = openedBy(vault, readOr);
  return {
    ticketsOf: async (phone) => (await ticketsOf(engine, [phone])).map(opened),
    ticket: async (number) => (await withNumber(engine, [number])).map(opened)[0] ?? null,
    hasteAsked: async (departments) => (await hasteAsked(engine, departments)).map(opened),
  };
}

/** What can not be read any more is empty. */
export function openedBy(vault: Vault, readOr: ReadOr) {
  const open = (sealed: string) => readOr('tickets', () => vault.open(sealed), '');
  return ({ text, answer, verdict, payment, ...rest }: ReturnType<typeof TICKET.read>): Ticket => ({
    ...rest,
    text: open(text),
    answer: answer === null ? null : open(answer),
    ...(verdict && { verdict }),
    ...(payment !== null && { payment }),
  });
}
