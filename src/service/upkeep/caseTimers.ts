/** Timers of cases: alerts that nobody answers, timers that are due, the digest of the day. */
import type { Known } from '../../core/cases/decision';
import { digest, nextDigest } from '../../core/cases/digest';
import { onUnanswered } from '../../core/cases/greenChannel';
import { type Due, onTimer } from '../../core/cases/timerDecision';
import { WARNINGS } from '../../core/cases/timerMoments';
import type { Alert, Timer } from '../../core/model/alerts';
import type { Change } from '../../core/model/change';
import type { Outbound } from '../../core/model/message';
import type { Notice } from '../../core/notices/notice';
import { visitReminder } from '../../core/notices/visitReminder';
import type { Chance, Clock, Store } from '../../ports';
import { factsOf, type ReadCaseContext, readCases } from '../office/caseFacts';
import { composeAll, distinct } from '../outbox/composeNotice';
import { commitAndRing } from '../outbox/outboxBell';
import { type DueTimer, type WarningTools, warn } from './hourlyWarnings';

export interface CaseTimerTools extends WarningTools {
  store: Pick<Store, 'cases' | 'commit' | 'happened' | 'reads'>;
  context: ReadCaseContext;
  clock: Clock;
  chance: Chance;
}

/** In one round. */
const ALERTS = 100;
const TIMERS = 200;

/**
 * A round of housekeeping. Any number of processes may run it: each step is committed under a guard that only one of
 * them passes, and what was not reached is still due in the next. Rejects with StoreError.
 */
export function createCaseTimerRound(tools: CaseTimerTools): () => Promise<void> {
  const { store, context, clock } = tools;
  let hasDigest = false;
  return async () => {
    if (!hasDigest) await setFirstDigest(tools);
    hasDigest = true;
    const now = clock.now();
    const [alerts, timers] = await Promise.all([
      store.cases.unanswered(now, ALERTS),
      store.cases.due(now, TIMERS),
    ]);
    if (alerts.length + timers.length === 0) return;
    const around = await context(now);
    const facts = await readCases(store.cases, numbersOf(alerts, timers));
    const known = (number: string): Known => ({ ...around, ...factsOf(number, facts) });
    const due = timers.map((timer) => ({ timer, known: known(timer.subject) }));
    const isWarning = ({ timer }: DueTimer) => WARNINGS.has(timer.kind);
    await all([
      ...alerts.map((alert) => passOn(alert, known(alert.case), tools)),
      ...due.filter((one) => !isWarning(one)).map((one) => fire(one, tools)),
      warnTogether(due.filter(isWarning), tools),
    ]);
  };
}

/** The digest sets its own next timer; the first is set once for ever. */
async function setFirstDigest({ store, context, clock }: CaseTimerTools): Promise<void> {
  const now = clock.now();
  const timer = nextDigest(await context(now));
  await store.commit([
    { kind: 'once', key: 'digest', at: now },
    { kind: 'timer', timer },
  ]);
}

/** All in one message for each reader; where that fails, each timer by itself. */
async function warnTogether(due: readonly DueTimer[], tools: CaseTimerTools): Promise<void> {
  try {
    await warn(due, tools);
  } catch (error) {
    if (due.length < 2) throw error;
    await all(due.map((one) => warn([one], tools)));
  }
}

/** One that fails does not keep the others from ending. Rejects as the first that failed. */
async function all(work: readonly Promise<void>[]): Promise<void> {
  for (const one of await Promise.allSettled(work)) if (one.status === 'rejected') throw one.reason;
}

function numbersOf(alerts: readonly Alert[], timers: readonly Timer[]): Set<string> {
  return new Set([...alerts.map((alert) => alert.case), ...timers.map(({ subject }) => subject)]);
}

/** Guarded by the alert: it moves once. A duplicate: another process did it. */
async function passOn(alert: Alert, known: Known, tools: CaseTimerTools): Promise<void> {
  const { now } = known;
  const { alert: to, notices } = onUnanswered(alert, known);
  const audit = {
    id: tools.chance.id(),
    at: now,
    actor: 'supervise',
    subject: `${alert.case} rung ${alert.rung}`,
  };
  await commitAndRing(
    [
      { kind: 'alertMoved', id: alert.id, to, at: now },
      { kind: 'audit', ...audit, action: 'alert.passOn' },
      ...(await composed(notices, { case: alert.case }, now, tools)),
    ],
    tools,
  );
}

/** Guarded by the timer, which ends once, and by the key of each notice, which a timer that is set again has again. */
async function fire({ timer, known }: DueTimer, tools: CaseTimerTools): Promise<void> {
  const { now, row } = known;
  const due = await dueFor(timer, known, tools.store);
  const keyOf = ({ to, key }: Notice) => `${timer.id} ${to} ${key}`;
  const sent = due.notices.length > 0 ? await tools.store.happened(due.notices.map(keyOf)) : new Set();
  const fresh = distinct(due.notices).filter((notice) => !sent.has(keyOf(notice)));
  await commitAndRing(
    [
      { kind: 'timerDone', id: timer.id, dueAt: timer.dueAt },
      ...due.timers.map((next): Change => ({ kind: 'timer', timer: next })),
      ...fresh.map((notice): Change => ({ kind: 'once', key: keyOf(notice), at: now })),
      ...(await composed(fresh, row ? { case: row.number } : undefined, now, tools)),
    ],
    tools,
  );
}

async function dueFor(timer: Timer, known: Known, { cases, reads }: CaseTimerTools['store']): Promise<Due> {
  if (timer.kind === 'visit.reminder') {
    const [visit, matters] = await Promise.all([reads.appointment(timer.subject), reads.matters()]);
    const notice = visitReminder(visit, matters, known.now, known.utcOffset);
    return { notices: notice ? [notice] : [], timers: [] };
  }
  if (timer.kind === 'digest') {
    const notices = digest(await cases.running(), known);
    return { notices, timers: [nextDigest(known)] };
  }
  const events = timer.kind === 'appointment.reminder' ? await cases.events(timer.subject) : [];
  return onTimer(timer, known, events);
}

async function composed(
  notices: readonly Notice[],
  about: Outbound['about'],
  now: number,
  { store, compose }: CaseTimerTools,
): Promise<Change[]> {
  if (notices.length === 0) return [];
  const people = await store.cases.reachable([...new Set(notices.map(({ to }) => to))]);
  return composeAll(notices, { people, about, now }, compose).flatMap(({ changes }) => changes);
}
