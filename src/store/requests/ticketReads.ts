/** What residents asked in own words, and what applicants thought of it. */
import { sql } from 'drizzle-orm';
import type { ServiceReads } from '../../core/dialogue/scene/reads';
import type { Rating, Ticket, TicketKind, Verdict } from '../../core/model/tickets';
import type { Engine, Row } from '../engine/engine';
import type { Vault } from '../keys/vault';
import * as t from '../schema/mysql';
import { first } from '../sql/first';
import { keys, statement, value } from '../sql/template';

const TICKETS_SHOWN = 20;
export const TICKET = sql`${t.tickets.number}, ${t.tickets.kind}, ${t.tickets.phone}, ${t.tickets.case}, ${t.tickets.text}, ${t.tickets.at}, ${t.tickets.state}, ${t.tickets.answer}, ${t.tickets.answeredAt}, ${t.tickets.verdict}`;
const ticketsOf = statement(
  sql`select ${TICKET} from ${t.tickets} where ${t.tickets.phone} = ${value} order by ${t.tickets.at} desc limit ${sql.raw(String(TICKETS_SHOWN))}`,
);
const ticket = statement(sql`select ${TICKET} from ${t.tickets} where ${t.tickets.number} = ${value}`);
const hasteAsked = statement(
  sql`select ${TICKET} from ${t.tickets} join ${t.cases} on ${t.cases.number} = ${t.tickets.case} where ${t.tickets.state} = 'open' and ${t.tickets.kind} = 'expedite' and ${t.cases.department} in (${keys}) order by ${t.tickets.at} desc, ${t.tickets.number} limit ${sql.raw(String(TICKETS_SHOWN))}`,
);
const rating = statement(
  sql`select ${t.ratings.phone}, ${t.ratings.score}, ${t.ratings.at}, ${t.ratings.changedAt} from ${t.ratings} where ${t.ratings.case} = ${value}`,
);

export function ticketReads(
  engine: Engine,
  vault: Vault,
): Pick<ServiceReads, 'ticketsOf' | 'ticket' | 'hasteAsked' | 'rating'> {
  const one = first(engine);
  const ticketFrom = ticketReader(vault);
  return {
    async ticketsOf(phone) {
      return (await engine.rows(...ticketsOf([phone]))).map(ticketFrom);
    },
    async ticket(number) {
      const row = await one(ticket([number]));
      return row ? ticketFrom(row) : null;
    },
    async hasteAsked(departments) {
      if (departments.length === 0) return [];
      return (await engine.rows(...hasteAsked([], departments))).map(ticketFrom);
    },
    async rating(caseNo) {
      const row = await one(rating([caseNo]));
      if (!row) return null;
      const [phone, score, at, changedAt] = row as [string, Rating['score'], number, number]; // in the order of the select
      return { case: caseNo, phone, score, at, changedAt };
    },
  };
}

export function ticketReader(vault: Vault) {
  return (row: Row): Ticket => {
    // Columns come in the order of the select, and were written by us from a Ticket.
    const [number, kind, phone, about, asked, at, state, answered, answeredAt, verdict] = row as unknown as [
      string,
      TicketKind,
      string,
      string | null,
      string,
      number,
      Ticket['state'],
      string | null,
      number | null,
      Verdict | null,
    ];
    const text = vault.open(asked);
    const answer = answered === null ? null : vault.open(answered);
    return {
      number,
      kind,
      phone,
      case: about,
      text,
      at,
      state,
      answer,
      answeredAt,
      ...(verdict && { verdict }),
    };
  };
}
