/** What an answer to an alert comes to: for whoever gave it, and for those who were asked besides. */

import { dayOf, timeOf } from '../../../calendar/day';
import { type CaseAlert, WAITING_STATES } from '../../../model/alerts';
import { type CaseFacts, hasEnded } from '../../../model/cases';
import type { Change } from '../../../model/change';
import { makeNotice, type Notice } from '../../../notices/notice';
import { clip } from '../../../text/clip';
import type { View } from '../../../views';
import type { Rung } from '../../../views/caseworkViews';
import type { Scene, Turn } from '../../scene/command';

interface Answered {
  /** Of the case. */
  number: string;
  /** The alerts that the answer is to; at least one. */
  mine: readonly CaseAlert[];
  /** All about the case. */
  alerts: readonly CaseAlert[];
  about: CaseFacts | null;
  ladder: readonly string[];
}

/** The answer is on record; whoever else was asked about the same need not answer any more, and hears who did. */
export function answered(given: Answered, scene: Scene): Turn {
  const { number, mine, alerts } = given;
  const others = askedBesides(mine, alerts, scene.inbound.from);
  const late = mine.every(({ state }) => state !== 'open');
  const left = scene.caller.alerts.filter((alert) => alert.case !== number);
  const [following] = left;
  return {
    reply: {
      show: takenView(given, late ? others[0] : undefined, late, left.length, scene),
      ...(following && { expects: { state: 'alert.pending', expects: 'ack', caseNo: following.case } }),
    },
    changes: changesOf(given, others.filter(isWaiting), late, scene),
    notices: others.map((one) => answeredBy(one, given, scene)),
  };
}

/** `told`: who has answered or been asked meanwhile. `more`: cases that wait for another answer. */
function takenView(
  { number, about, ladder }: Answered,
  told: CaseAlert | undefined,
  late: boolean,
  more: number,
  { now, utcOffset }: Scene,
): View {
  const due = about && !hasEnded(about) ? about.promisedAt : null;
  return {
    view: 'alert.taken',
    data: {
      matter: clip(about?.matter ?? '', 12),
      number,
      // A day that is over can not be kept any more.
      promised: due !== null && due > now ? dayOf(due, now, utcOffset) : null,
      late,
      told: told ? rungIn(ladder, told.leader) : null,
      more,
    },
  };
}

function changesOf(
  { number, mine }: Answered,
  waiting: readonly CaseAlert[],
  late: boolean,
  { inbound, now, freshId }: Scene,
): Change[] {
  return [
    ...mine.map(({ id }): Change => ({ kind: 'alertMoved', id, to: 'answered', at: now })),
    ...waiting.map(({ id }): Change => ({ kind: 'alertMoved', id, to: 'ended', at: now })),
    {
      kind: 'audit',
      id: freshId,
      at: now,
      actor: inbound.from,
      action: 'alert.answer',
      subject: late ? `${number} late` : number,
    },
  ];
}

/** What another leader hears of the answer. */
function answeredBy(
  alert: CaseAlert,
  { number, about, ladder }: Answered,
  { inbound, now, utcOffset, freshId }: Scene,
): Notice {
  const data = {
    matter: clip(about?.matter ?? '', 12),
    number,
    who: rungIn(ladder, inbound.from),
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

function rungIn(ladder: readonly string[], leader: string): Rung {
  const at = ladder.indexOf(leader);
  if (at < 0) return 'supervisor';
  return at === 0 ? 'deputy' : 'head';
}
