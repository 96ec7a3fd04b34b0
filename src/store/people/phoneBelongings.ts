/** What belongs to a phone goes with the number and comes back with it: cases, tickets, visits, wishes, rungs of ladders. */
import { type SQL, sql } from 'drizzle-orm';
import type { MySqlColumn, MySqlTable } from 'drizzle-orm/mysql-core';
import { LANES } from '../../core/model/message';
import { ladderFrom } from '../cases/directory';
import type { Session } from '../engine/engine';
import { STILL_OWED } from '../outbox/outbox';
import * as t from '../schema/mysql';
import { inserter } from '../sql/inserter';
import { columnsOf, fieldsOf, select } from '../sql/select';
import { keys, literal, set, statement, value } from '../sql/template';

/** Keys of what followed, and the wishes that the new number did not have. */
export interface Taken {
  cases: string[];
  tickets: string[];
  appointments: string[];
  stopped: string[];
}

export const NOTHING_TAKEN: Taken = { cases: [], tickets: [], appointments: [], stopped: [] };

const FOLLOWS = {
  // A change of the case like any other: whoever read it before and writes it after is refused, and reads again.
  cases: follower(
    t.cases,
    t.cases.number,
    set(t.cases, { phone: value, sequence: sql`${t.cases.sequence} + 1` }),
  ),
  tickets: follower(t.tickets, t.tickets.number, set(t.tickets, { phone: value })),
  appointments: follower(t.appointments, t.appointments.id, set(t.appointments, { phone: value })),
};
const stopped = select(
  columnsOf(t.optOuts, ['scope', 'at']),
  sql`from ${t.optOuts} where ${t.optOuts.phone} = ${value}`,
);
const insertStopped = inserter(t.optOuts, ['phone', 'scope', 'at'], 'keep');
const chosen = select(
  columnsOf(t.languages, ['language', 'at']),
  sql`from ${t.languages} where ${t.languages.phone} = ${value}`,
);
const insertChosen = inserter(t.languages, ['phone', 'language', 'at'], 'keep');
const startAgain = statement(
  sql`delete from ${t.optOuts} where ${t.optOuts.phone} = ${value} and ${t.optOuts.scope} in (${keys})`,
);
const NOTICES = sql`${STILL_OWED} and ${t.outbox.recipient} = ${value} and ${t.outbox.lane} <> ${literal(LANES.indexOf('reply'))}`;
const TO_PHONE = set(t.outbox, { recipient: value, returnAddress: null });
const owedOfCases = statement(
  sql`update ${t.outbox} set ${TO_PHONE} where ${NOTICES} and ${t.outbox.case} in (${keys})`,
);
const owedOfBatches = statement(
  sql`update ${t.outbox} set ${TO_PHONE} where ${NOTICES} and ${t.outbox.batch} is not null`,
);

/** Resolves with what went. */
export async function takeAlong(session: Session, from: string, to: string): Promise<Taken> {
  const taken = {
    cases: await FOLLOWS.cases.find(session, from),
    tickets: await FOLLOWS.tickets.find(session, from),
    appointments: await FOLLOWS.appointments.find(session, from),
  };
  await carry(session, taken, from, to);
  const there = new Set((await stopped(session, [to])).map(({ scope }) => scope));
  const wishes = (await stopped(session, [from]))
    // What a carrier refuses to a number it does not refuse to another.
    .filter(({ scope }) => !there.has(scope) && !scope.startsWith('by:'))
    .map((wish) => ({ ...wish, phone: to }));
  await insertStopped(session, wishes);
  const languages = await chosen(session, [from]);
  await insertChosen(
    session,
    languages.map((choice) => ({ ...choice, phone: to })),
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
  toPhone: SQL,
): { find: (session: Session, phone: string) => Promise<string[]>; move: ReturnType<typeof statement> } {
  const found = select(
    fieldsOf({ key: sql<string>`${key}` }),
    sql`from ${table} where ${table.phone} = ${value}`,
  );
  return {
    find: async (session, phone) => (await found(session, [phone])).map((row) => row.key),
    move: statement(
      sql`update ${table} set ${toPhone} where ${table.phone} = ${value} and ${key} in (${keys})`,
    ),
  };
}

const ladders = select(columnsOf(t.departments, ['id', 'ladder']), sql`from ${t.departments}`);
const setLadder = statement(
  sql`update ${t.departments} set ${set(t.departments, { ladder: value })} where ${t.departments.id} = ${value}`,
);
const moveAlerts = statement(
  sql`update ${t.alerts} set ${set(t.alerts, { leader: value })} where ${t.alerts.leader} = ${value} and ${t.alerts.state} = 'open'`,
);

/** Rungs of a ladder, and the alerts that wait on them, go to the number that the office names. */
export async function moveRungs(session: Session, from: string, to: string): Promise<void> {
  for (const { id, ladder: written } of await ladders(session)) {
    const ladder = ladderFrom(written);
    if (!ladder.includes(from)) continue;
    const moved = ladder.map((rung) => (rung === from ? to : rung));
    await session.run(...setLadder([JSON.stringify(moved), id]));
  }
  await session.run(...moveAlerts([to, from]));
}
