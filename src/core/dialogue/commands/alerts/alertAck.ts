import { DAY } from '../../../calendar/durations';
import type { CaseAlert } from '../../../model/alerts';
import type { CaseFacts } from '../../../model/cases';
import { command, type Scene, type Turn } from '../../scene/command';
import { isOffice, officesOf } from '../../scene/offices';
import type { Reads } from '../../scene/reads';
import { leadTo, say } from '../../scene/say';
import { word } from '../../scene/slotForms';
import { hasteOf } from '../office/officeTodo';
import { answerAlerts } from './alertAnswer';
import { answered } from './alertAnswered';

interface Facts {
  /** Of the case that is meant; null where there is none. */
  number: string | null;
  /** The case that is answered for; null where there is none, or it is not kept any more. */
  about: CaseFacts | null;
  /** All alerts about it. */
  alerts: CaseAlert[];
  /** Leaders of its department, deputy head first. */
  ladder: string[];
  /** No alert is meant, and a request for haste waits. */
  haste: boolean;
}

/** Whoever answers without a number means an alert that was closed no longer ago than this, milliseconds. */
export const ALERT_MEANT_FOR = DAY;

/**
 * A leader or a supervisor answers for a case: the one that is named, the newest that waits, or the last that was
 * passed on. Too late is kept all the same. Nobody else has anything to answer.
 */
export const alertAck = command('alert.ack', {
  slots: { caseNo: word },
  keepsText: true,
  repeats: 'each',
  async load({ caseNo }, ask, scene): Promise<Facts> {
    const number = caseNo ?? (await meantCase(ask, scene));
    if (number === undefined) {
      const haste = await hasteOf(await officesOf(ask, scene), ask, scene);
      return { number: null, about: null, alerts: [], ladder: [], haste: haste.length > 0 };
    }
    const [about, alerts] = await Promise.all([ask.caseByNumber(number), ask.alertsFor(number)]);
    const ladder = about ? await ask.leadersOf(about.department) : [];
    return { number, about, alerts, ladder, haste: false };
  },
  answer(_slots, { number, about, alerts, ladder, haste }, scene) {
    const { from } = scene.inbound;
    const { now, utcOffset, fresh } = scene;
    const by = { leader: from, actor: from, now, utcOffset, freshId: fresh.id };
    const given = number === null ? null : answerAlerts({ number, alerts, about, ladder, ...by });
    if (number !== null && given) return answered({ ...given, number, about }, scene);
    const own = alerts.filter(({ leader }) => leader === from);
    if (haste) return leadTo({ intent: 'office.haste', slots: {} });
    if (own.length > 0 || isOffice(scene.caller)) return notOpen(number, own, scene);
    return leadTo({ intent: 'unknown', slots: {} });
  },
});

/** The newest that waits; else the last that went on unanswered, or ended. */
async function meantCase(ask: Reads, { caller, inbound, now }: Scene): Promise<string | undefined> {
  const [waiting] = caller.alerts;
  if (waiting) return waiting.case;
  const closed = await ask.alertsClosed(inbound.from, now - ALERT_MEANT_FOR);
  return (closed.find(({ state }) => state === 'passedOn') ?? closed[0])?.case;
}

/** Nothing about this case, or about any, waits for this leader. */
function notOpen(number: string | null, own: readonly CaseAlert[], { caller }: Scene): Turn {
  const over = own.at(-1)?.state === 'ended';
  return say({ view: 'alert.notOpen', data: { number: number ?? '', over, more: caller.alerts.length } });
}
