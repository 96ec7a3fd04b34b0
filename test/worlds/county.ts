/** Offices small enough to read, and what must be known to decide on an event of theirs. */

import { officialCalendar } from '../../src/core/calendar/workingDays';
import { decide } from '../../src/core/cases/decideEvent';
import type { Decision, Known } from '../../src/core/cases/decision';
import type { Directory } from '../../src/core/cases/directory';
import type { Timer } from '../../src/core/model/alerts';
import type { CaseEvent, EventType, KeptEvent } from '../../src/core/model/caseEvents';
import type { CaseRow } from '../../src/core/model/cases';
import type { Notice } from '../../src/core/notices/notice';
import { loadLimits } from '../../src/files/limits';
import { ROOT } from '../../src/files/root';
import { APPLICANT, DEPUTY, HEAD, SUPERVISOR } from './people';

/** The case that is meant where no other is named. */
export const LEAD = 'QZ20261123-0001';

/** A moment of 2026 at the offices: `11-23T10:00`. */
export const at = (text: string) => Date.parse(`2026-${text}+08:00`);

const departments: [string, string, string[]][] = [
  ['ZJJ', '住建局', [DEPUTY, HEAD]],
  ['XFDD', '消防大队', ['+8613900000171', '+8613900000172']],
  ['STHJJ', '生态环境局', ['+8613900000161']],
  ['DAJ', '档案局', []],
];
const matters: [string, string, string, number][] = [
  ['SGXK', '施工许可', 'ZJJ', 10],
  ['XFSC', '消防设计审查', 'XFDD', 7],
  ['HPSP', '环评审批', 'STHJJ', 20],
  ['DACX', '档案查询', 'DAJ', 1],
];

export const DIRECTORY: Directory = {
  departments: new Map(departments.map(([id, name, ladder]) => [id, { id, name, ladder }])),
  matters: new Map(
    matters.map(([id, name, department, promisedDays]) => [id, { id, name, department, promisedDays }]),
  ),
  supervisors: [SUPERVISOR],
};

export function known(now: number, some: Partial<Known> = {}): Known {
  return {
    row: null,
    parent: null,
    parts: [],
    directory: DIRECTORY,
    calendar: officialCalendar(new Map()),
    now,
    utcOffset: 480,
    limits: loadLimits(ROOT),
    ...some,
  };
}

type Said = Partial<Omit<CaseEvent, 'case'>> & { case?: Partial<CaseEvent['case']> };

let count = 0;

/** What an office sends. `whole`: with all that it knows of the case. */
export function event(type: EventType, when: number, said: Said = {}, whole = true): CaseEvent {
  count += 1;
  const { case: theCase, ...rest } = said;
  return {
    id: `evt-${count}`,
    type,
    at: when,
    note: '',
    detail: {},
    ...rest,
    case: {
      number: LEAD,
      ...(whole && { matter: '施工许可', applicant: { name: '张三丰', phone: APPLICANT } }),
      ...theCase,
    },
  };
}

/** Offices at work: keeps the rows and events, as the store does. */
export function office(some: Partial<Known> = {}) {
  const rows = new Map<string, CaseRow>();
  const events: KeptEvent[] = [];
  const timers = new Map<string, Timer>();

  function knownOf(number: string, parent: string | null | undefined, now: number): Known {
    const row = rows.get(number) ?? null;
    const lead = row?.parent ?? parent ?? null;
    const parts = [...rows.values()].filter((one) => one.parent === (lead ?? number));
    return known(now, { row, parent: lead === null ? null : (rows.get(lead) ?? null), parts, ...some });
  }

  return {
    rows,
    events,
    timers,
    knownOf: (number: string, now: number) => knownOf(number, undefined, now),
    /** Decides at the moment at which it happened, unless `now` says later, and keeps what comes of it. What is known is not said again. */
    tell(type: EventType, when: string, said: Said = {}, now = when): Decision {
      const one = event(type, at(when), said, !rows.has(said.case?.number ?? LEAD) && !said.case?.parent);
      const decision = decide(one, knownOf(one.case.number, one.case.parent, at(now)));
      if (decision.outcome === 'refused') return decision;
      rows.set(one.case.number, decision.row);
      events.push({ ...decision.event, ordered: [] });
      if (decision.outcome === 'done') for (const timer of decision.timers) timers.set(timer.id, timer);
      return decision;
    },
  };
}

/** Who hears what: `[phone, view]` each. */
export function told(decision: Decision): [string, string][] {
  return decision.outcome === 'done' ? heard(decision.notices) : [];
}

export function heard(notices: readonly Notice[]): [string, string][] {
  return notices.map(({ to, view }) => [to, view.view]);
}

/** The refusal's kind and words, or what came instead. */
export function refusal(decision: Decision): string {
  return decision.outcome === 'refused'
    ? `${decision.refusal.kind}: ${decision.refusal.says}`
    : decision.outcome;
}
