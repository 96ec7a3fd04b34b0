/** What a person asked for, booked and stopped goes with the number, and comes back with it. */
import { type SQL, sql } from 'drizzle-orm';
import type { MySqlColumn, MySqlTable } from 'drizzle-orm/mysql-core';
import { LANES } from '../../core/model/message';
import type { Session } from '../engine/engine';
import { STATE } from '../outbox/messageState';
import * as t from '../schema/mysql';
import { inserter } from '../sql/rows';
import { keys, statement, value } from '../sql/template';
import type { Taken } from './phonePlaces';

// A change of the case like any other: whoever read it before and writes it after is refused, and reads again.
const ONE_MORE = sql`, ${sql.identifier('sequence')} = ${sql.identifier('sequence')} + 1`;
const FOLLOWS = {
  cases: follower(t.cases, t.cases.number, ONE_MORE),
  tickets: follower(t.tickets, t.tickets.number),
  appointments: follower(t.appointments, t.appointments.id),
};
const stopped = statement(
  sql`select ${t.optOuts.scope}, ${t.optOuts.at} from ${t.optOuts} where ${t.optOuts.phone} = ${value}`,
);
const insertStopped = inserter(t.optOuts, ['phone', 'scope', 'at'], 'keep');
const chosen = statement(
  sql`select ${t.languages.language}, ${t.languages.at} from ${t.languages} where ${t.languages.phone} = ${value}`,
);
const insertChosen = inserter(t.languages, ['phone', 'language', 'at'], 'keep');
const startAgain = statement(
  sql`delete from ${t.optOuts} where ${t.optOuts.phone} = ${value} and ${t.optOuts.scope} in (${keys})`,
);
const OWED = sql`${t.outbox.state} = ${sql.raw(String(STATE.owed))} and ${t.outbox.recipient} = ${value} and ${t.outbox.lane} <> ${sql.raw(String(LANES.indexOf('reply')))}`;
const owedOfCases = statement(
  sql`update ${t.outbox} set recipient = ${value}, return_address = null where ${OWED} and ${t.outbox.case} in (${keys})`,
);
const owedOfBatches = statement(
  sql`update ${t.outbox} set recipient = ${value}, return_address = null where ${OWED} and ${t.outbox.batch} is not null`,
);

/** Resolves with what went. */
export async function takeAlong(session: Session, from: string, to: string): Promise<Taken> {
  const taken = {
    cases: await FOLLOWS.cases.find(session, from),
    tickets: await FOLLOWS.tickets.find(session, from),
    appointments: await FOLLOWS.appointments.find(session, from),
  };
  await carry(session, taken, from, to);
  const there = new Set((await session.rows(...stopped([to]))).map(([scope]) => String(scope)));
  const wishes = (await session.rows(...stopped([from])))
    .map(([scope, at]) => ({ phone: to, scope: String(scope), at: Number(at) }))
    // What a carrier refuses to a number it does not refuse to another.
    .filter(({ scope }) => !there.has(scope) && !scope.startsWith('by:'));
  await insertStopped(session, wishes);
  const languages = await session.rows(...chosen([from]));
  await insertChosen(
    session,
    languages.map(([language, at]) => ({ phone: to, language: String(language), at: Number(at) })),
  );
  return { ...taken, stopped: wishes.map(({ scope }) => scope) };
}

/** All of it that is still there, and what is owed about it. */
export async function bringBack(session: Session, taken: Taken, from: string, to: string): Promise<void> {
  await carry(session, taken, from, to);
  if (taken.stopped.length > 0) await session.run(...startAgain([from], taken.stopped));
  if (taken.cases.length > 0) await session.run(...owedOfCases([to, from], taken.cases));
  await session.run(...owedOfBatches([to, from]));
}

async function carry(
  session: Session,
  taken: Omit<Taken, 'stopped'>,
  from: string,
  to: string,
): Promise<void> {
  for (const what of ['cases', 'tickets', 'appointments'] as const)
    if (taken[what].length > 0) await session.run(...FOLLOWS[what].move([to, from], taken[what]));
}

/** Finds the rows of a number, and moves some of them to another. */
function follower(
  table: MySqlTable & { phone: MySqlColumn },
  key: MySqlColumn,
  also: SQL = sql``,
): { find: (session: Session, phone: string) => Promise<string[]>; move: ReturnType<typeof statement> } {
  const found = statement(sql`select ${key} from ${table} where ${table.phone} = ${value}`);
  return {
    find: async (session, phone) => (await session.rows(...found([phone]))).map(([id]) => String(id)),
    move: statement(
      sql`update ${table} set ${sql.identifier('phone')} = ${value}${also} where ${table.phone} = ${value} and ${key} in (${keys})`,
    ),
  };
}
