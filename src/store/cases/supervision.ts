/** Timers and alerts as casework reads them: what its time has come for, and what nobody answered. */
import { sql } from 'drizzle-orm';
import type { CaseReads } from '../../core/cases/directory';
import { RUNNING } from '../../core/cases/timerMoments';
import type { ServiceReads } from '../../core/dialogue/scene/reads';
import type { Alert, ClosedAlert, Timer, TimerKind } from '../../core/model/alerts';
import type { Engine, Row } from '../engine/engine';
import { STATE } from '../outbox/messageState';
import { alerts, cases, outbox, timers } from '../schema/mysql';
import { columnsOf } from '../sql/columns';
import { statement, value } from '../sql/template';

export const ALERT_COLUMNS = [
  'id',
  'case',
  'department',
  'kind',
  'leader',
  'rung',
  'message',
  'at',
  'dueAt',
  'state',
] as const;

const TIMER = columnsOf(timers, ['id', 'kind', 'subject', 'dueAt']);
const ALERT = columnsOf(alerts, ALERT_COLUMNS);
const dueTimers = statement(
  sql`select ${TIMER.list} from ${timers} where ${timers.dueAt} <= ${value} order by ${timers.dueAt}, ${timers.id} limit ${value}`,
);
// Beyond `delivered` lie the ends at which nobody has read it: expired, undeliverable, rejected, failed, suppressed.
// What nobody answered and waits on is looked at again once its case needs nobody.
const unanswered = statement(
  sql`select ${ALERT.list} from ${alerts} left join ${outbox} on ${outbox.id} = ${alerts.message} left join ${cases} on ${cases.number} = ${alerts.case} where (${alerts.state} = 'open' and (${alerts.dueAt} <= ${value} or ${outbox.state} > ${sql.raw(String(STATE.delivered))})) or (${alerts.state} = 'unanswered' and ${cases.state} not in (${sql.raw(RUNNING.map((state) => `'${state}'`).join(', '))})) order by ${alerts.at}, ${alerts.id} limit ${value}`,
);
const ofCase = statement(
  sql`select ${ALERT.list} from ${alerts} where ${alerts.case} = ${value} order by ${alerts.at}, ${alerts.id}`,
);
const openOf = statement(
  sql`select ${ALERT.list} from ${alerts} where ${alerts.leader} = ${value} and ${alerts.state} in ('open', 'unanswered') order by ${alerts.at} desc, ${alerts.id} desc`,
);

const closedOf = statement(
  sql`select ${alerts.case}, ${alerts.state} from ${alerts} where ${alerts.leader} = ${value} and ${alerts.state} in ('passedOn', 'ended') and ${alerts.movedAt} >= ${value} order by ${alerts.movedAt} desc, ${alerts.id} desc limit 20`,
);

/** What a leader's answer is to. */
export function leaderReads(engine: Engine): Pick<ServiceReads, 'alertsClosed' | 'alertsFor'> {
  return {
    async alertsFor(number) {
      const rows = await engine.rows(...ofCase([number]));
      return rows
        .map(alertFrom)
        .map(({ id, kind, leader, rung, state }) => ({ id, kind, leader, rung, state }));
    },
    async alertsClosed(leader, since) {
      const rows = await engine.rows(...closedOf([leader, since]));
      return rows.map(([number, state]) => ({ case: String(number), state: state as ClosedAlert['state'] })); // as the select has them
    },
  };
}

export function supervisionReads(engine: Engine): Pick<CaseReads, 'due' | 'unanswered' | 'alertsOf'> {
  return {
    async due(now, limit) {
      return (await engine.rows(...dueTimers([now, limit]))).map(timerFrom);
    },
    async unanswered(now, limit) {
      return (await engine.rows(...unanswered([now, limit]))).map(alertFrom);
    },
    async alertsOf(leader) {
      return (await engine.rows(...openOf([leader]))).map(alertFrom);
    },
  };
}

function timerFrom(row: Row): Timer {
  const timer = TIMER.read(row);
  return { ...timer, kind: timer.kind as TimerKind }; // written by us from a Timer
}

function alertFrom(row: Row): Alert {
  const alert = ALERT.read(row);
  return { ...alert, kind: alert.kind as Alert['kind'], state: alert.state as Alert['state'] }; // written by us from an Alert
}
