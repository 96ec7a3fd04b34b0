/** Cases in every state (three of the applicant, others of villagers), and the events that lead to each state. */
import type { EventType } from '../core/model/caseEvents';
import { CASE_ENDS, CASE_STATES, type CaseState } from '../core/model/cases';
import type { CaseEventRecord, CaseRecord } from '../core/model/records';
import { afterWorkingDays, dateDigits, officeHour } from './calendar';
import type { Family } from './households';
import { MATTERS, matter } from './offices';
import { APPLICANT } from './people';
import type { Random } from './random';

/** An event type and its note. */
export type Step = [type: EventType, note?: string];

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

/** Numbers of a day begin here, so that a case brought in from outside may be number 1. */
const FIRST_NUMBER = 101;
const EXTENSION_DAYS = 5;
const FIRST_HOUR = 9;

interface Opened {
  matter: string;
  state: CaseState;
  /** Days since the last event, at least 1. */
  age: number;
  steps?: Step[];
  parent?: string;
  green?: boolean;
}

interface Asker {
  name: string;
  phone: string;
  person: string;
}

interface DemoCases {
  cases: CaseRecord[];
  caseEvents: CaseEventRecord[];
}

/** The same every time but for dates, which follow from `now` (milliseconds UTC). */
export function demoCases(families: Family[], now: number, random: Random): DemoCases {
  const made: DemoCases = { cases: [], caseEvents: [] };
  const open = (asker: Asker, opened: Opened) => {
    const { record, events } = build(asker, opened, FIRST_NUMBER + made.cases.length, now);
    made.cases.push(record);
    made.caseEvents.push(...events);
    return record.number;
  };
  openApplicants(open);
  for (const [index, opened] of villagersCases(random).entries()) {
    // From the eleventh family on: the first village stays easy to read.
    const family = families[10 + ((index * 3) % 50)];
    if (family) open({ name: family.head.name, phone: family.phone.phone, person: family.head.id }, opened);
  }
  for (const [index, opened] of NEIGHBOURS) {
    const family = families[index];
    if (family) open({ name: family.head.name, phone: family.phone.phone, person: family.head.id }, opened);
  }
  return made;
}

/** Of the first village, by the place of the family: its liaison asks how they stand. Two of them are called alike. */
const NEIGHBOURS: readonly (readonly [number, Opened])[] = [
  [3, { matter: 'DBSQ', state: 'processing', age: 3 }],
  [5, { matter: 'WFJD', state: 'supplement', age: 2 }],
  [2, { matter: 'SFZ', state: 'certified', age: 1 }],
];

/** Three open cases; the first in parallel with three co-departments, of which two have finished. */
function openApplicants(open: (asker: Asker, opened: Opened) => string): void {
  const parent = open(APPLICANT, { matter: 'SGXK', state: 'processing', age: 4 });
  open(APPLICANT, { matter: 'GHHS', state: 'closed', age: 2, parent });
  open(APPLICANT, { matter: 'XFSC', state: 'closed', age: 1, parent });
  open(APPLICANT, { matter: 'HPSP', state: 'processing', age: 3, parent });
  const licence: Step[] = [...JOURNEYS.approved, ['certified', '请带身份证到3号窗口领取']];
  open(APPLICANT, { matter: 'YYZZ', state: 'certified', age: 1, steps: licence });
  const papers: Step[] = [['preregistered', '取号 A031'], ['received'], ['supplement', '还缺：宅基地批准书']];
  open(APPLICANT, { matter: 'JFXK', state: 'supplement', age: 2, steps: papers });
}

/** Every state twice, one case of the green channel, and one that was stopped and went on. */
function villagersCases(random: Random): Opened[] {
  const usual = [...CASE_STATES, ...CASE_STATES].map((state) => {
    const age = CASE_ENDS.includes(state) ? random.whole(5, 90) : random.whole(1, 9);
    return { matter: random.pick(MATTERS).id, state, age };
  });
  return [
    ...usual,
    { matter: 'SGXK', state: 'accepted', age: 1, green: true },
    { matter: 'SGXK', state: 'processing', age: 2, steps: RESUMED_AND_EXTENDED },
  ];
}

function build(asker: Asker, opened: Opened, sequence: number, now: number) {
  const { department, promisedDays } = matter(opened.matter);
  const steps = opened.steps ?? JOURNEYS[opened.state];
  const times = steps.map((_, k) => officeHour(now, opened.age + steps.length - 1 - k, FIRST_HOUR + k));
  const [first = now] = times;
  const number = `QZ${dateDigits(first)}-${String(sequence).padStart(4, '0')}`;
  const acceptedAt = times[steps.findIndex(([type]) => type === 'accepted')] ?? null;
  const days = promisedDays + (steps.some(([type]) => type === 'extended') ? EXTENSION_DAYS : 0);
  const record: CaseRecord = {
    number,
    matter: opened.matter,
    department,
    parent: opened.parent ?? null,
    state: opened.state,
    applicant: asker.name,
    phone: asker.phone,
    person: asker.person,
    green: opened.green ?? false,
    acceptedAt,
    promisedAt: acceptedAt === null ? null : afterWorkingDays(acceptedAt, days),
    changedAt: times.at(-1) ?? now,
    note: steps.at(-1)?.[1] ?? '',
    promisedDays: acceptedAt === null ? null : days,
    suspendedAt: opened.state === 'suspended' ? (times.at(-1) ?? now) : null,
    sequence: steps.length,
  };
  const events = steps.map(
    ([type, note = ''], k): CaseEventRecord => ({
      id: `${number}-${k + 1}`,
      case: number,
      sequence: k + 1,
      type,
      at: times[k] ?? now,
      note,
    }),
  );
  return { record, events };
}
