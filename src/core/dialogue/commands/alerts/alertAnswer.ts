/** A leader's answer to what was raised about a case, by whatever way it came: what it changes, and who hears of it. */
import { dayOf, timeOf } from '../../../calendar/day';
import { type CaseAlert, WAITING_STATES } from '../../../model/alerts';
import type { CaseFacts } from '../../../model/cases';
import type { Change } from '../../../model/change';
import { makeNotice, type Notice } from '../../../notices/notice';
import { clip } from '../../../text/clip';
import type { Rung } from '../../../views/caseworkViews';

export interface Answering {
  /** Of the case. */
  number: string;
  /** All alerts about it. */
  alerts: readonly CaseAlert[];
  /** Null: it is not kept any more. */
  about: CaseFacts | null;
  /** Leaders of its department, deputy head first. */
  ladder: readonly string[];
  /** E.164 of the leader who answers: those that he was asked are answered, and no others. */
  leader: string;
  /** Who goes on record with it: the phone, or an account of the desk. */
  actor: string;
  /** Milliseconds UTC. */
  now: number;
  utcOffset: number;
  freshId: string;
}

export interface AlertAnswer {
  changes: Change[];
  notices: Notice[];
  /** All that was asked of this leader had been passed on. */
  late: boolean;
  /** Who was asked besides, or answered in this leader's place: the first of them. */
  besides: Rung | null;
}

/** The answer is on record; whoever else was asked the same need not answer any more, and hears who did. Null: there is nothing to answer. */
export function answerAlerts(answering: Answering): AlertAnswer | null {
  const { alerts, leader, ladder } = answering;
  const own = alerts.filter((one) => one.leader === leader);
  const waiting = own.filter(isWaiting);
  const mine = waiting.length > 0 ? waiting : own.filter(({ state }) => state === 'passedOn');
  if (mine.length === 0) return null;
  const others = askedBesides(mine, alerts, leader);
  const late = mine.every(({ state }) => state !== 'open');
  const [first] = others;
  return {
    changes: changesOf(mine, others.filter(isWaiting), late, answering),
    notices: others.map((one) => answeredBy(one, answering)),
    late,
    besides: first ? rungIn(ladder, first.leader) : null,
  };
}

/** Where a leader stands on a department’s ladder; who is not on it supervises. */
export function rungIn(ladder: readonly string[], leader: string): Rung {
  const at = ladder.indexOf(leader);
  if (at < 0) return 'supervisor';
  return at === 0 ? 'deputy' : 'head';
}

function changesOf(
  mine: readonly CaseAlert[],
  waiting: readonly CaseAlert[],
  late: boolean,
  { number, actor, now, freshId }: Answering,
): Change[] {
  return [
    ...mine.map(({ id }): Change => ({ kind: 'alertMoved', id, to: 'answered', at: now })),
    ...waiting.map(({ id }): Change => ({ kind: 'alertMoved', id, to: 'ended', at: now })),
    {
      kind: 'audit',
      id: freshId,
      at: now,
      actor,
      action: 'alert.answer',
      subject: late ? `${number} late` : number,
    },
  ];
}

/** What another leader hears of the answer. */
function answeredBy(
  alert: CaseAlert,
  { number, about, ladder, leader, now, utcOffset, freshId }: Answering,
): Notice {
  const data = {
    matter: clip(about?.matter ?? '', 12),
    number,
    who: rungIn(ladder, leader),
    day: dayOf(now, now, utcOffset),
    time: timeOf(now, utcOffset),
    closes: isWaiting(alert),
  };
  const to = alert.leader;
  return makeNotice({ view: 'alert.answeredBy', data }, { to, key: `${freshId}:${to}` });
}

/**
 * Others on the same ladder who still wait, and those above who answered in this leader's place: one entry for each
 * person, the one that waits first.
 */
function askedBesides(mine: readonly CaseAlert[], alerts: readonly CaseAlert[], from: string): CaseAlert[] {
  const kinds = new Set(mine.map(({ kind }) => kind));
  const rung = Math.min(...mine.map((alert) => alert.rung));
  const others = alerts
    .filter((one) => one.leader !== from && kinds.has(one.kind))
    .filter((one) => isWaiting(one) || (one.state === 'answered' && one.rung > rung));
  const ordered = [...others.filter((one) => !isWaiting(one)), ...others.filter(isWaiting)];
  return [...new Map(ordered.map((one) => [one.leader, one])).values()].sort((a, b) => a.rung - b.rung);
}

function isWaiting({ state }: Pick<CaseAlert, 'state'>): boolean {
  return WAITING_STATES.includes(state);
}
