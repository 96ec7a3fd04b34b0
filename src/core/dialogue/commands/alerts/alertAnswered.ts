/** What an answer to an alert comes to: for whoever gave it, and for those who were asked besides. */

import { dayOf, timeOf } from '../../../calendar/day';
import { type CaseAlert, WAITING_STATES } from '../../../model/alerts';
import { CASE_ENDS, type CaseFacts } from '../../../model/cases';
import { makeNotice, type NoticeView } from '../../../notices/notice';
import { clip } from '../../../text/clip';
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
export function answered({ number, mine, alerts, about, ladder }: Answered, scene: Scene): Turn {
  const { inbound, caller, now, utcOffset, freshId } = scene;
  const matter = clip(about?.matter ?? '', 12);
  const due = about && !CASE_ENDS.includes(about.state) ? about.promisedAt : null;
  const late = mine.every(({ state }) => state !== 'open');
  const others = askedBesides(mine, alerts, inbound.from);
  const waiting = others.filter(isWaiting);
  const rungOf = (leader: string) => rungIn(ladder, leader);
  const view = (closes: boolean): NoticeView => ({
    view: 'alert.answeredBy',
    data: {
      matter,
      number,
      who: rungOf(inbound.from),
      day: dayOf(now, now, utcOffset),
      time: timeOf(now, utcOffset),
      closes,
    },
  });
  const [next] = others;
  const left = caller.alerts.filter((alert) => alert.case !== number);
  const [following] = left;
  return {
    reply: {
      show: {
        view: 'alert.taken',
        data: {
          matter,
          number,
          // A day that is over can not be kept any more.
          promised: due !== null && due > now ? dayOf(due, now, utcOffset) : null,
          late,
          told: late && next ? rungOf(next.leader) : null,
          more: left.length,
        },
      },
      ...(following && { expects: { state: 'alert.pending', expects: 'ack', caseNo: following.case } }),
    },
    changes: [
      ...mine.map(({ id }) => ({ kind: 'alertMoved', id, to: 'answered', at: now }) as const),
      ...waiting.map(({ id }) => ({ kind: 'alertMoved', id, to: 'ended', at: now }) as const),
      {
        kind: 'audit',
        id: freshId,
        at: now,
        actor: inbound.from,
        action: 'alert.answer',
        subject: late ? `${number} late` : number,
      },
    ],
    notices: others.map(({ leader: to, state }) =>
      makeNotice(view(isWaiting({ state })), { to, key: `${freshId}:${to}` }),
    ),
  };
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
