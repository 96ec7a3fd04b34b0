/** What the simulator page plays: people and texts, and a department's window that reports the events of a case. */
import { DAY } from '../core/calendar/durations';
import type { CaseEvent, EventDetail, EventType } from '../core/model/caseEvents';
import { dateDigits } from './calendar';
import { matter } from './offices';
import { APPLICANT, FARMER, LEADERS, LIAISON } from './people';

/** Nobody registered this phone. */
const STRANGER = { phone: '+8613800000099', name: '没登记的手机' };

const farmer = FARMER.phone;
const applicant = APPLICANT.phone;
const stranger = STRANGER.phone;

/** Whom a visitor can play, and texts worth sending (`try`) or dialling, the most telling first. `as` is a phone of `people`, E.164. */
export const DEMO_SCRIPT = {
  people: [
    { phone: farmer, name: FARMER.name, role: 'resident' },
    { phone: applicant, name: APPLICANT.name, role: 'applicant' },
    { phone: LIAISON.phone, name: LIAISON.name, role: 'liaison' },
    { phone: LEADERS.deputyHead.phone, name: LEADERS.deputyHead.name, role: 'deputyHead' },
    { phone: LEADERS.next.phone, name: LEADERS.next.name, role: 'head' },
    { phone: LEADERS.supervisor.phone, name: LEADERS.supervisor.name, role: 'supervisor' },
    { ...STRANGER, role: 'stranger' },
  ],
  try: [
    { label: '查自家补贴', text: 'BT', as: farmer },
    { label: '翻到下一页', text: '9', as: farmer },
    { label: '用自己的话问', text: '俺家的粮食钱发了没', as: farmer },
    { label: '问钱为啥没到', text: '农资咋还没到', as: farmer },
    { label: '打错字也行', text: '去年的粮食直不', as: farmer },
    { label: '查我的办件', text: 'BJ', as: applicant },
    { label: '看第3件：三个部门并联', text: '3', as: applicant },
    { label: '没登记的手机来问', text: 'BT', as: stranger },
    { label: '报姓名和身份证后六位', text: `${FARMER.name} ${FARMER.identity.slice(-6)}`, as: stranger },
    { label: '怎么办事', text: '怎么办建房许可', as: farmer },
    { label: '约个时间去办', text: '预约建房许可', as: farmer },
    { label: '提个意见', text: '投诉村里修路乱收费', as: farmer },
    { label: '看县里的消息', text: 'XW', as: farmer },
    { label: '换了新号码', text: '换手机号', as: farmer },
    { label: '问问能查什么', text: '帮助', as: farmer },
    { label: 'In English', text: 'subsidy', as: farmer },
    { label: '不再收提醒', text: 'TD', as: farmer },
    { label: '请求提前办结', text: '能快点办吗', as: applicant },
    { label: '哪几户联系不上', text: '联系不上', as: LIAISON.phone },
    { label: '自己家的补贴', text: 'BT', as: LIAISON.phone },
    { label: '问问能做什么', text: '帮助', as: LIAISON.phone },
    { label: '在办的件', text: '在办', as: LEADERS.deputyHead.phone },
    { label: '超期的件', text: '超期', as: LEADERS.deputyHead.phone },
    { label: '问问能查什么', text: '帮助', as: LEADERS.deputyHead.phone },
    { label: '绿色通道的件', text: '绿色', as: LEADERS.next.phone },
    { label: '问问能查什么', text: '帮助', as: LEADERS.next.phone },
    { label: '全县超期的件', text: '超期', as: LEADERS.supervisor.phone },
    { label: '问问能查什么', text: '帮助', as: LEADERS.supervisor.phone },
  ],
  dial: [
    { label: '打开菜单', text: '*106#', as: farmer },
    { label: '一次拨到第一笔补贴', text: '*106*1*1#', as: farmer },
    { label: '打开菜单', text: '*106#', as: applicant },
    { label: '一次拨到第一件', text: '*106*2*1#', as: applicant },
    { label: '打开菜单', text: '*106#', as: stranger },
  ],
};

const MATTER = matter('SGXK');
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
