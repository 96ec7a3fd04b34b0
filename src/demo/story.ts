/** The life of one case of the green channel, told event by event by whoever plays the window. */
import type { CaseEvent, EventDetail, EventType } from '../core/model/casework';
import { dateDigits } from './calendar';
import { APPLICANT } from './fixed';
import { matter } from './offices';

const MATTER = matter('SGXK');
const DAY = 86_400_000;
/** Numbers of a day have four digits. */
const NUMBERS = 10_000;

/** What is said at each step, beside that it happened. */
const SAID: Partial<Record<EventType, { note?: string; detail?: EventDetail }>> = {
  preregistered: { detail: { papers: ['施工合同', '规划许可证'], window: '4号窗口' } },
  supplement: { note: '图纸还没盖章', detail: { papers: ['盖章的施工图'] } },
  accepted: { note: '重点项目，走绿色通道' },
  refused: { note: '不归本窗口办，请到2号窗口' },
  routed: { note: '已转工程科' },
  opinion: { note: '材料齐全，同意' },
  suspended: { note: '等专家评审，评审期间不计时' },
  resumed: { note: '评审已通过，继续计时' },
  extended: { note: '现场要再看一次', detail: { days: 2 } },
  rejected: { note: '条件不符，理由见决定书' },
  paymentDue: { note: '工本费', detail: { fee: 2_000, window: '2号窗口' } },
  certified: { detail: { window: '3号窗口', bring: '身份证' } },
  withdrawn: { note: '申请人撤回' },
};

/** A number of this day that changes every nine seconds. `now` is milliseconds UTC. */
export function demoCaseNumber(now: number): string {
  const turn = Math.floor(((now % DAY) / DAY) * NUMBERS);
  return `QZ${dateDigits(now)}-${String(turn).padStart(4, '0')}`;
}

/** The event as 住建局 reports it of a case of the demo's applicant. `at` is milliseconds UTC. */
export function demoEvent(type: EventType, number: string, at: number): CaseEvent {
  const { note = '', detail = {} } = SAID[type] ?? {};
  return {
    id: `demo-${number}-${type}-${at}`,
    type,
    at,
    note,
    detail,
    case: {
      number,
      matter: MATTER.name,
      department: MATTER.department,
      green: true,
      applicant: { name: APPLICANT.name, phone: APPLICANT.phone },
    },
  };
}
