/** How a case came to be where it is: the events behind each state, with what was said at each. */
import type { CaseState } from '../core/model/facts';

/** An event type and its note. */
export type Step = [type: string, note?: string];

const ASKED: Step[] = [['preregistered', '取号 A017'], ['received']];
const ACCEPTED: Step[] = [...ASKED, ['accepted']];
const AT_WORK: Step[] = [...ACCEPTED, ['routed']];
const APPROVED: Step[] = [...AT_WORK, ['opinion', '材料齐全，同意'], ['approved']];
const PAYMENT_DUE: Step[] = [...APPROVED, ['paymentDue', '工本费20元，在2号窗口交']];
const CERTIFIED: Step[] = [...PAYMENT_DUE, ['paid'], ['certified', '请带身份证到3号窗口领取']];

/** The usual way into each state; the last note is what the applicant reads. */
export const JOURNEYS: Record<CaseState, Step[]> = {
  preregistered: [['preregistered', '取号 A023，请到4号窗口交材料']],
  received: ASKED,
  supplement: [...ASKED, ['supplement', '还缺：身份证复印件、申请表签字']],
  accepted: ACCEPTED,
  refused: [...ASKED, ['refused', '不归本窗口办，请到2号窗口']],
  processing: AT_WORK,
  suspended: [...AT_WORK, ['suspended', '等专家评审，评审期间不计时']],
  approved: APPROVED,
  rejected: [...AT_WORK, ['opinion', '条件不符'], ['rejected', '条件不符，理由见决定书，可在60日内申请复议']],
  paymentDue: PAYMENT_DUE,
  certified: CERTIFIED,
  closed: [...CERTIFIED, ['collected'], ['closed']],
  withdrawn: [...ACCEPTED, ['withdrawn', '申请人撤回']],
};

/** Back at work after a stop, with more time. */
export const RESUMED_AND_EXTENDED: Step[] = [
  ...JOURNEYS.suspended,
  ['resumed', '评审已通过，继续计时'],
  ['extended', '现场要再看一次，延长5个工作日'],
];
