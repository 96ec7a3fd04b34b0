import type { SlotsOf } from '../../language/intent';
import { clip } from '../../text/clip';
import { dayOf } from '../../text/day';
import type { Command, Scene, Turn } from '../command';
import type { Dialogue } from '../dialogue';
import { CASE_ENDS, type CaseFacts, type WaitingAlert } from '../facts';
import type { ClosedAlert } from '../services';

interface Facts {
  /** The case of the alert that is answered. */
  about: CaseFacts | null;
  /** Where none is open: the one that was meant, and came too late. */
  closed: ClosedAlert | null;
}

/** A leader who answers so long after an alert was closed is told that it was, milliseconds. */
const TOLD_FOR = 24 * 3_600_000;

/** Alerts closed since this moment are what is meant; without a number only until something was said: nobody is told twice. */
export function closedSince(
  { caseNo }: SlotsOf['alert.ack'],
  { last }: Pick<Dialogue, 'last'>,
  now: number,
): number {
  return caseNo === undefined ? Math.max(now - TOLD_FOR, last?.at ?? 0) : now - TOLD_FOR;
}

/** A leader has read an alert: of the case that is named, or the newest. Nobody else has anything to answer. */
export const alertAck: Command<'alert.ack', Facts> = {
  intent: 'alert.ack',
  async load({ caseNo }, ask, { caller, dialogue, inbound, now }) {
    const meant = meantBy(caller.alerts, caseNo);
    if (meant) return { about: await ask.caseByNumber(meant.case), closed: null };
    const since = closedSince(caseNo === undefined ? {} : { caseNo }, dialogue, now);
    const closed = await ask.alertsClosed(inbound.from, since);
    return { about: null, closed: meantBy(closed, caseNo) ?? null };
  },
  answer({ caseNo }, { about, closed }, scene) {
    const { alerts } = scene.caller;
    const meant = meantBy(alerts, caseNo);
    if (!meant) {
      if (!closed && alerts.length === 0)
        return { reply: null, changes: [], leadsTo: { act: { intent: 'unknown', slots: {} }, page: 1 } };
      const data = { number: closed?.case ?? caseNo ?? '', passedOn: closed?.state === 'passedOn' };
      return { reply: { show: { view: 'alert.notOpen', data } }, changes: [] };
    }
    // A reminder of the same case is answered along with the alert.
    const answered = alerts.filter((alert) => alert.case === meant.case);
    return taken(meant.case, answered, alerts.length - answered.length, about, scene);
  },
};

function meantBy<A extends { case: string }>(
  alerts: readonly A[],
  caseNo: string | undefined,
): A | undefined {
  return caseNo === undefined ? alerts[0] : alerts.find((alert) => alert.case === caseNo);
}

function taken(
  number: string,
  answered: readonly WaitingAlert[],
  more: number,
  about: CaseFacts | null,
  { inbound, now, utcOffset, freshId }: Scene,
): Turn {
  const due = about && !CASE_ENDS.includes(about.state) ? about.promisedAt : null;
  // A day that is over can not be kept any more.
  const promised = due !== null && due > now ? dayOf(due, now, utcOffset) : null;
  const matter = clip(about?.matter ?? '', 12);
  return {
    reply: { show: { view: 'alert.taken', data: { matter, number, promised, more } } },
    changes: [
      ...answered.map(({ id }) => ({ kind: 'alertMoved', id, to: 'answered', at: now }) as const),
      { kind: 'audit', id: freshId, at: now, actor: inbound.from, action: 'alert.answer', subject: number },
    ],
  };
}
