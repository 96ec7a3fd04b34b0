/** Casework as it is written: cases, their events, timers, alerts, batches of payments, and what happens once. */
import { sql } from 'drizzle-orm';
import type { Change } from '../core/change';
import { Refused } from './commit';
import type { Session } from './engine';
import { faultOf } from './errors';
import { inserter } from './rows';
import * as t from './schema.mysql';
import { statement, value } from './template';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

const caseColumns = [
  'number',
  'matter',
  'department',
  'parent',
  'state',
  'applicant',
  'phone',
  'person',
  'green',
  'acceptedAt',
  'promisedAt',
  'changedAt',
  'note',
  'promisedDays',
  'suspendedAt',
  'step',
  'stepAt',
  'stepDueAt',
  'sequence',
] as const;
const insertCases = inserter(t.cases, caseColumns, caseColumns.slice(1));
const insertEvents = inserter(
  t.caseEvents,
  ['id', 'case', 'sequence', 'type', 'at', 'note', 'detail', 'late', 'ordered'],
  'refuse',
);
const insertOnce = inserter(t.once, ['key', 'at'], 'refuse');
const insertTimers = inserter(t.timers, ['id', 'kind', 'subject', 'dueAt'], ['kind', 'subject', 'dueAt']);
const insertAlerts = inserter(
  t.alerts,
  ['id', 'case', 'department', 'kind', 'leader', 'rung', 'message', 'at', 'dueAt', 'state'],
  'refuse',
);
const dropTimer = statement(sql`delete from ${t.timers} where ${t.timers.id} = ${value}`);
const moveAlert = statement(
  sql`update ${t.alerts} set ${sql.identifier('state')} = ${value}, moved_at = ${value} where ${t.alerts.id} = ${value} and ${t.alerts.state} = 'open'`,
);

/** The last row of a case counts. In order of their numbers, so that two processes never wait for each other in a ring. */
export async function applyCases(session: Session, changes: Of<'case'>[]): Promise<void> {
  const last = new Map(changes.map(({ row }) => [row.number, row]));
  const rows = [...last.values()].sort((a, b) => (a.number < b.number ? -1 : 1));
  await insertCases(
    session,
    rows.map((row) => ({ ...row, green: Number(row.green) })),
  );
}

/** Throws `Refused` where an event, or its place in its case, is taken. */
export async function insertCaseEvents(session: Session, changes: Of<'caseEvent'>[]): Promise<void> {
  const rows = changes.map(({ event }) => ({
    ...event,
    detail: JSON.stringify(event.detail),
    late: Number(event.late),
    ordered: JSON.stringify(event.ordered),
  }));
  await orRefused(insertEvents(session, rows), 'an event is there already');
}

/** Throws `Refused` where one of the keys is taken. */
export async function applyOnce(session: Session, changes: Of<'once'>[]): Promise<void> {
  await orRefused(insertOnce(session, changes), 'this happened already');
}

export async function applyTimers(
  session: Session,
  set: Of<'timer'>[],
  done: Of<'timerDone'>[],
): Promise<void> {
  for (const { id } of done) {
    if ((await session.run(...dropTimer([id]))) === 0) throw new Refused('the timer was ended before');
  }
  const last = new Map(set.map(({ timer }) => [timer.id, timer]));
  await insertTimers(session, [...last.values()]);
}

export async function applyAlerts(
  session: Session,
  raised: Of<'alert'>[],
  moved: Of<'alertMoved'>[],
): Promise<void> {
  await insertAlerts(
    session,
    raised.map(({ alert }) => alert),
  );
  for (const { id, to, at } of moved) {
    if ((await session.run(...moveAlert([to, at, id]))) === 0) throw new Refused('the alert is not open');
  }
}

async function orRefused(work: Promise<void>, says: string): Promise<void> {
  try {
    await work;
  } catch (error) {
    throw faultOf(error) === 'taken' ? new Refused(says) : error;
  }
}
