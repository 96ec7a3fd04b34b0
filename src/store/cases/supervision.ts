/** Timers and alerts: what its time has come for, and what leaders have not answered. */
import { sql } from 'drizzle-orm';
import type { CaseReads } from '../../core/cases/reads';
import type { ServiceReads } from '../../core/dialogue/scene/reads';
import type { Alert, ClosedAlert, Timer } from '../../core/model/alerts';
import { CLOCK_STATES } from '../../core/model/cases';
import type { Change } from '../../core/model/change';
import { asItIs, type Engine, type Session } from '../engine/engine';
import { STATE } from '../outbox/messageState';
import { alerts, cases, outbox, timers } from '../schema/mysql';
import { Refused } from '../sql/failures';
import { inOrder, inserter } from '../sql/inserter';
import { columnsOf, fieldsOf, select } from '../sql/select';
import { literal, literals, set, statement, value } from '../sql/template';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

const TIMER = columnsOf(timers);
const insertTimers = inserter(
  timers,
  TIMER.names,
  TIMER.names.filter((name) => name !== 'id'),
);
const addTimers = inserter(timers, TIMER.names, 'keep');
const dropTimer = statement(
  sql`delete from ${timers} where ${timers.id} = ${value} and ${timers.dueAt} = ${value}`,
);
const dueTimers = select(
  TIMER,
  sql`from ${timers} where ${timers.dueAt} <= ${value} order by ${timers.dueAt}, ${timers.id} limit ${value}`,
);

/** An end of a timer that was moved or ended meanwhile refuses the commit. */
export async function applyTimers(
  session: Session,
  started: Of<'timer'>[],
  ended: Of<'timerDone'>[],
): Promise<void> {
  for (const { id, dueAt } of inOrder(ended, (change) => change.id)) {
    if ((await session.run(...dropTimer([id, dueAt]))) === 0)
      throw new Refused('the timer was ended or moved before');
  }
  const last = new Map(started.map(({ timer }) => [timer.id, timer]));
  await insertTimers(
    session,
    inOrder([...last.values()], ({ id }) => id),
    asItIs,
  );
}

/** Adds timers that are not there yet. */
export function loadTimers(session: Session, records: readonly Timer[]): Promise<void> {
  return addTimers(session, records);
}

export const ALERT = columnsOf(alerts);
type AlertRow = ReturnType<typeof ALERT.read>;
const insertAlerts = inserter(alerts, ALERT.names, 'refuse');
// Beyond `delivered` lie the ends at which nobody has read it: expired, undeliverable, rejected, failed, suppressed.
// What nobody answered and waits on is looked at again once its case needs nobody.
const unanswered = select(
  ALERT,
  sql`from ${alerts} left join ${outbox} on ${outbox.id} = ${alerts.message} left join ${cases} on ${cases.number} = ${alerts.case} where (${alerts.state} = 'open' and (${alerts.dueAt} <= ${value} or ${outbox.state} > ${literal(STATE.delivered)})) or (${alerts.state} = 'unanswered' and ${cases.state} not in (${literals(CLOCK_STATES)})) order by ${alerts.at}, ${alerts.id} limit ${value}`,
);
const ofCase = select(
  columnsOf(alerts, ['id', 'kind', 'leader', 'rung', 'state']),
  sql`from ${alerts} where ${alerts.case} = ${value} order by ${alerts.at}, ${alerts.id}`,
);
const closedOf = select(
  fieldsOf({ case: alerts.case, state: sql<ClosedAlert['state']>`${alerts.state}` }),
  sql`from ${alerts} where ${alerts.leader} = ${value} and ${alerts.state} in ('passedOn', 'ended') and ${alerts.movedAt} >= ${value} order by ${alerts.movedAt} desc, ${alerts.id} desc limit 20`,
);
/** From which states an alert may be moved to this one: of two who move it only one does. */
const MOVERS = {
  passedOn: moverFrom(['open']),
  unanswered: moverFrom(['open']),
  ended: moverFrom(['open', 'unanswered']),
  answered: moverFrom(['open', 'unanswered', 'passedOn']),
};

function moverFrom(states: readonly Alert['state'][]) {
  return statement(
    sql`update ${alerts} set ${set(alerts, { state: value, movedAt: value })} where ${alerts.id} = ${value} and ${alerts.state} in (${literals(states)})`,
  );
}

/** Throws `Refused` where an alert is in no state to be moved from. */
export async function applyAlerts(
  session: Session,
  raised: Of<'alert'>[],
  moved: Of<'alertMoved'>[],
): Promise<void> {
  await insertAlerts(
    session,
    raised.map(({ alert }) => alert),
    asItIs,
  );
  for (const { id, to, at } of inOrder(moved, (change) => change.id)) {
    if ((await session.run(...MOVERS[to]([to, at, id]))) === 0) throw new Refused('the alert does not wait');
  }
}

/** What a leader's answer is to. */
export function leaderReads(engine: Engine): Pick<ServiceReads, 'alertsClosed' | 'alertsFor'> {
  return {
    alertsFor: (number) => ofCase(engine, [number]),
    alertsClosed: (leader, since) => closedOf(engine, [leader, since]),
  };
}

export function supervisionReads(engine: Engine): Pick<CaseReads, 'due' | 'unanswered'> {
  return {
    due: (now, limit) => dueTimers(engine, [now, limit]),
    async unanswered(now, limit) {
      return (await unanswered(engine, [now, limit])).map(alertFrom);
    },
  };
}

export function alertFrom({ movedAt: _, ...alert }: AlertRow): Alert {
  return alert;
}
