/** What time brings to cases: alerts that nobody answers, timers that are due, the digest of the day. */

import type { Known } from '../../core/cases/decision';
import { digest, nextDigest } from '../../core/cases/digest';
import { onUnanswered } from '../../core/cases/greenChannel';
import { type Due, onTimer } from '../../core/cases/timerDecision';
import { WARNINGS } from '../../core/cases/timerMoments';
import type { Alert, Timer } from '../../core/model/alerts';
import type { Change } from '../../core/model/change';
import type { Notice } from '../../core/notices/notice';
import { visitReminder } from '../../core/notices/visitReminder';
import { factsOf, readCases } from '../office/caseFacts';
import { alertOf, distinct } from '../outbox/composeNotice';
import { type Fired, warn } from './hourlyWarnings';
import { carryOut, type SuperviseTools } from './watching';

/**
 * One round. Any number of processes may run it: each step is committed under a guard that only one of them passes,
 * and what was not reached is still due in the next. Rejects with StoreError.
 */
export type Supervise = () => Promise<void>;

/** In one round. */
const ALERTS = 100;
const TIMERS = 200;

export function createSupervise(tools: SuperviseTools): Supervise {
  const { store, clock } = tools;
  let begun = false;

  /** The digest sets its own next time; somebody has to set the first, once for ever. */
  async function begin(): Promise<void> {
    const now = clock.now();
    const timer = nextDigest(await tools.surroundings(now));
    await store.commit([
      { kind: 'once', key: 'digest', at: now },
      { kind: 'timer', timer },
    ]);
    begun = true;
  }

  return async () => {
    if (!begun) await begin();
    const now = clock.now();
    const [alerts, timers] = await Promise.all([
      store.cases.unanswered(now, ALERTS),
      store.cases.due(now, TIMERS),
    ]);
    if (alerts.length + timers.length === 0) return;
    const around = await tools.surroundings(now);
    const facts = await readCases(store.cases, numbersOf(alerts, timers));
    const known = (number: string): Known => ({ ...around, ...factsOf(number, facts) });
    const warnings = timers.filter(({ kind }) => WARNINGS.has(kind));
    const others = timers.filter(({ kind }) => !WARNINGS.has(kind));
    // Each for itself: one that fails keeps nobody else waiting.
    const ended = await Promise.allSettled([
      ...alerts.map((alert) => passOn(alert, known(alert.case), tools)),
      ...others.map((timer) => fire(timer, known(timer.subject), tools)),
      warnTogether(
        warnings.map((timer) => ({ timer, known: known(timer.subject) })),
        tools,
      ),
    ]);
    for (const one of ended) if (one.status === 'rejected') throw one.reason;
  };
}

/** Together; where that fails, each for itself. */
async function warnTogether(fired: readonly Fired[], tools: SuperviseTools): Promise<void> {
  try {
    await warn(fired, tools);
  } catch (error) {
    if (fired.length < 2) throw error;
    const ended = await Promise.allSettled(fired.map((one) => warn([one], tools)));
    for (const one of ended) if (one.status === 'rejected') throw one.reason;
  }
}

function numbersOf(alerts: readonly Alert[], timers: readonly Timer[]): Set<string> {
  return new Set([...alerts.map((alert) => alert.case), ...timers.map(({ subject }) => subject)]);
}

/** Guarded by the alert: it moves once. */
async function passOn(alert: Alert, known: Known, tools: SuperviseTools): Promise<void> {
  const { now } = known;
  const { alert: to, notices } = onUnanswered(alert, known);
  const subject = `${alert.case} rung ${alert.rung}`;
  await carryOut(
    [
      { kind: 'alertMoved', id: alert.id, to, at: now },
      { kind: 'audit', id: tools.chance.id(), at: now, actor: 'supervise', action: 'alert.passOn', subject },
      ...(await changesOf(notices, { case: alert.case }, now, tools)),
    ],
    tools,
  );
}

/** Guarded by the timer, which ends once, and by the key of each notice, which a timer that is set again has again. */
async function fire(timer: Timer, known: Known, tools: SuperviseTools): Promise<void> {
  const { now, row } = known;
  const due = await dueFor(timer, known, tools.store);
  const keyOf = ({ to, key }: Notice) => `${timer.id} ${to} ${key}`;
  const taken = due.notices.length > 0 ? await tools.store.happened(due.notices.map(keyOf)) : new Set();
  const fresh = distinct(due.notices).filter((notice) => !taken.has(keyOf(notice)));
  await carryOut(
    [
      { kind: 'timerDone', id: timer.id, dueAt: timer.dueAt },
      ...due.timers.map((next): Change => ({ kind: 'timer', timer: next })),
      ...fresh.map((notice): Change => ({ kind: 'once', key: keyOf(notice), at: now })),
      ...(await changesOf(fresh, row ? { case: row.number } : undefined, now, tools)),
    ],
    tools,
  );
}

async function dueFor(timer: Timer, known: Known, { cases, reads }: SuperviseTools['store']): Promise<Due> {
  if (timer.kind === 'visit.reminder') {
    const [visit, matters] = await Promise.all([reads.appointment(timer.subject), reads.matters()]);
    const notice = visitReminder(visit, matters, known.now, known.utcOffset);
    return { notices: notice ? [notice] : [], timers: [] };
  }
  if (timer.kind === 'digest') {
    const notices = digest(await cases.running(known.now), known);
    return { notices, timers: [nextDigest(known)] };
  }
  return onTimer(
    timer,
    known,
    timer.kind === 'appointment.reminder' ? await cases.events(timer.subject) : [],
  );
}

async function changesOf(
  notices: readonly Notice[],
  about: { case: string } | undefined,
  now: number,
  { store, owe, chance }: SuperviseTools,
): Promise<Change[]> {
  if (notices.length === 0) return [];
  const people = await store.cases.reachable([...new Set(notices.map(({ to }) => to))]);
  return distinct(notices).flatMap((notice) => {
    const carried = owe({ ...notice, person: people.get(notice.to), about }, now);
    return [...carried.changes, ...alertOf(notice, carried.owed, chance)];
  });
}
