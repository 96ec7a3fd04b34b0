import { clip } from '../../text/clip';
import { dayOf } from '../../text/day';
import type { Command, Scene, Turn } from '../command';
import { CASE_ENDS, type CaseFacts, type WaitingAlert } from '../facts';

/** A leader has read an alert: of the case that is named, or the newest. Nobody else has anything to answer. */
export const alertAck: Command<'alert.ack', { about: CaseFacts | null }> = {
  intent: 'alert.ack',
  async load({ caseNo }, ask, { caller }) {
    const meant = meantBy(caller.alerts, caseNo);
    return { about: meant ? await ask.caseByNumber(meant.case) : null };
  },
  answer({ caseNo }, { about }, scene) {
    const { alerts } = scene.caller;
    if (alerts.length === 0)
      return { reply: null, changes: [], leadsTo: { act: { intent: 'unknown', slots: {} }, page: 1 } };
    const meant = meantBy(alerts, caseNo);
    if (!meant) {
      return { reply: { show: { view: 'alert.notOpen', data: { number: caseNo ?? '' } } }, changes: [] };
    }
    // A reminder of the same case is answered along with the alert.
    const answered = alerts.filter((alert) => alert.case === meant.case);
    return taken(meant.case, answered, alerts.length - answered.length, about, scene);
  },
};

function meantBy(alerts: readonly WaitingAlert[], caseNo: string | undefined): WaitingAlert | undefined {
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
