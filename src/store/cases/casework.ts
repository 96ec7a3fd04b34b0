/** Casework as it is written: cases, their events, timers, alerts, and what happens once. */
import { sql } from 'drizzle-orm';
import type { CaseRow } from '../../core/model/cases';
import type { Change } from '../../core/model/change';
import { Refused } from '../commit';
import type { Session } from '../engine/engine';
import * as t from '../schema/mysql';
import { inChunks } from '../sql/chunks';
import { orRefused } from '../sql/orRefused';
import { inserter } from '../sql/rows';
import { byKeys, keys, statement, value } from '../sql/template';
import { CASE_COLUMNS } from './caseRows';
import { ALERT_COLUMNS } from './supervision';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

const insertCases = inserter(t.cases, CASE_COLUMNS, CASE_COLUMNS.slice(1));
const lockCases = byKeys(
  sql`select ${t.cases.number}, ${t.cases.sequence} from ${t.cases} where ${t.cases.number} in (${keys}) order by ${t.cases.number} for update`,
);
const insertEvents = inserter(
  t.caseEvents,
  ['id', 'case', 'sequence', 'type', 'at', 'note', 'detail', 'late', 'ordered', 'firstOrdered', 'body'],
  'refuse',
);
const insertOnce = inserter(t.once, ['key', 'at', 'body'], 'refuse');
const insertTimers = inserter(t.timers, ['id', 'kind', 'subject', 'dueAt'], ['kind', 'subject', 'dueAt']);
const insertAlerts = inserter(t.alerts, ALERT_COLUMNS, 'refuse');
const dropTimer = statement(
  sql`delete from ${t.timers} where ${t.timers.id} = ${value} and ${t.timers.dueAt} = ${value}`,
);
/** From which states an alert may be moved to this one: of two who move it only one does. */
const MOVERS = {
  passedOn: moverFrom("'open'"),
  unanswered: moverFrom("'open'"),
  ended: moverFrom("'open', 'unanswered'"),
  answered: moverFrom("'open', 'unanswered', 'passedOn'"),
};

function moverFrom(states: string) {
  return statement(
    sql`update ${t.alerts} set ${sql.identifier('state')} = ${value}, moved_at = ${value} where ${t.alerts.id} = ${value} and ${t.alerts.state} in (${sql.raw(states)})`,
  );
}

/**
 * Of several rows of a case in one batch the last change counts. Throws `Refused` where two of them, or one of them
 * and the row that is kept, are the same change: somebody else was first.
 */
export async function applyCases(session: Session, changes: Of<'case'>[]): Promise<void> {
  const first = new Map<string, number>();
  const last = new Map<string, CaseRow>();
  const seen = new Set<string>();
  for (const { row } of changes) {
    const { number, sequence } = row;
    const change = `${sequence} ${number}`;
    if (seen.has(change)) throw new Refused('the case was changed by somebody else');
    seen.add(change);
    first.set(number, Math.min(sequence, first.get(number) ?? sequence));
    if (sequence > (last.get(number)?.sequence ?? -1)) last.set(number, row);
  }
  const numbers = inOrder([...last.keys()], (number) => number);
  for (const [number, sequence] of await inChunks(numbers, (some) => lockCases(session, some))) {
    if (Number(sequence) >= (first.get(String(number)) ?? 0))
      throw new Refused('the case was changed before');
  }
  const rows = numbers.flatMap((number) => last.get(number) ?? []);
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
    firstOrdered: [...event.ordered].sort()[0] ?? null,
  }));
  await orRefused(insertEvents(session, rows), 'an event is there already');
}

/** Throws `Refused` where one of the keys is taken. */
export async function applyOnce(session: Session, taken: Of<'once'>[]): Promise<void> {
  const rows = inOrder(taken, ({ key }) => key);
  await orRefused(insertOnce(session, rows), 'this happened already');
}

export async function applyTimers(
  session: Session,
  set: Of<'timer'>[],
  done: Of<'timerDone'>[],
): Promise<void> {
  for (const { id, dueAt } of inOrder(done, (change) => change.id)) {
    if ((await session.run(...dropTimer([id, dueAt]))) === 0)
      throw new Refused('the timer was ended or moved before');
  }
  const last = new Map(set.map(({ timer }) => [timer.id, timer]));
  await insertTimers(
    session,
    inOrder([...last.values()], ({ id }) => id),
  );
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
  for (const { id, to, at } of inOrder(moved, (change) => change.id)) {
    if ((await session.run(...MOVERS[to]([to, at, id]))) === 0) throw new Refused('the alert does not wait');
  }
}

/** So that two processes never wait for each other's rows in a ring. */
function inOrder<T>(list: readonly T[], keyOf: (one: T) => string): T[] {
  return [...list].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
