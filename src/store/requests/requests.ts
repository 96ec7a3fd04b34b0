/** What residents ask, as it is written: tickets, ratings, appointments, moves of numbers, consents. */
import { sql } from 'drizzle-orm';
import type { Change } from '../../core/model/change';
import { Refused } from '../commit';
import type { Session } from '../engine/engine';
import type { Vault } from '../keys/vault';
import * as t from '../schema/mysql';
import { orRefused } from '../sql/orRefused';
import { inserter } from '../sql/rows';
import { statement, value } from '../sql/template';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

const insertTickets = inserter(
  t.tickets,
  ['number', 'kind', 'phone', 'case', 'text', 'at', 'state'],
  'refuse',
);
const answerTicket = statement(
  sql`update ${t.tickets} set ${sql.identifier('state')} = 'answered', answer = ${value}, verdict = ${value}, answered_at = ${value} where ${t.tickets.number} = ${value} and ${t.tickets.state} = 'open'`,
);
const withdrawTicket = statement(
  sql`update ${t.tickets} set ${sql.identifier('state')} = 'withdrawn', answered_at = ${value} where ${t.tickets.number} = ${value} and ${t.tickets.state} = 'open'`,
);
const insertRatings = inserter(
  t.ratings,
  ['case', 'phone', 'score', 'at', 'changedAt'],
  ['score', 'changedAt'],
);
const insertAppointments = inserter(
  t.appointments,
  ['id', 'matter', 'day', 'period', 'seat', 'phone', 'at'],
  'refuse',
);
const giveUp = statement(
  sql`update ${t.appointments} set seat = null, cancelled_at = ${value} where ${t.appointments.id} = ${value}`,
);
const insertConsents = inserter(
  t.consents,
  ['phone', 'code', 'at', 'until', 'wrong'],
  ['code', 'at', 'until', 'wrong'],
);
const dropConsent = statement(sql`delete from ${t.consents} where ${t.consents.phone} = ${value}`);
const insertNews = inserter(
  t.news,
  ['id', 'section', 'title', 'body', 'at'],
  ['section', 'title', 'body', 'at'],
);

/** What was asked and what was answered are sealed before they are written. Throws `Refused` where a number is taken, or an answer was given before. */
export async function applyTickets(
  session: Session,
  vault: Vault,
  asked: Of<'ticket'>[],
  answered: Of<'ticketAnswered'>[],
  withdrawn: Of<'ticketWithdrawn'>[],
): Promise<void> {
  const rows = asked.map(({ ticket }) => ({ ...ticket, text: vault.seal(ticket.text) }));
  await orRefused(insertTickets(session, rows), 'a ticket has this number already');
  for (const { number, answer, verdict, at } of answered) {
    if ((await session.run(...answerTicket([vault.seal(answer), verdict ?? null, at, number]))) === 0)
      throw new Refused('the ticket was answered before');
  }
  for (const { number, at } of withdrawn) {
    if ((await session.run(...withdrawTicket([at, number]))) === 0)
      throw new Refused('the ticket is not open any more');
  }
}

export async function applyRatings(session: Session, changes: Of<'rated'>[]): Promise<void> {
  const last = new Map(changes.map(({ rating }) => [rating.case, rating]));
  await insertRatings(session, [...last.values()]);
}

/** What is given up frees its seat before others take one. Throws `Refused` where a seat is taken. */
export async function applyAppointments(
  session: Session,
  booked: Of<'booked'>[],
  given: Of<'unbooked'>[],
): Promise<void> {
  for (const { id, at } of given) await session.run(...giveUp([at, id]));
  const rows = booked.map(({ appointment }) => appointment);
  await orRefused(insertAppointments(session, rows), 'somebody else has this seat');
}

export async function applyConsents(
  session: Session,
  given: Of<'consent'>[],
  used: Of<'consentUsed'>[],
): Promise<void> {
  const last = new Map(given.map((consent) => [consent.phone, consent]));
  await insertConsents(session, [...last.values()]);
  for (const { phone } of used) await session.run(...dropConsent([phone]));
}

export async function applyNews(session: Session, changes: Of<'news'>[]): Promise<void> {
  await insertNews(
    session,
    changes.map(({ item }) => item),
  );
}
