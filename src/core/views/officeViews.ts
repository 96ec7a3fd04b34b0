/** Screens of leaders and supervisors. Applicants are masked: whoever forges a sender learns no name. */

import type { CaseState } from '../model/cases';
import type { OfficeList } from '../model/intent';
import type { Verdict } from '../model/tickets';
import { type DataOf, data, type Parts } from './data';

/** `matter` is a name of at most twelve characters. A field that has nothing to say is null. */
export const OFFICE_VIEWS = {
  /** `department` where it is one alone; `today`: promised for today, said beside what is late. */
  'office.list': data<{ which: OfficeList; count: number; today: number; department: string | null }>(),
  'office.row': data<{ department: string | null; matter: string; tail: string; promised: string | null }>(),
  'office.case': data<{
    applicant: string;
    department: string;
    matter: string;
    number: string;
    state: CaseState;
    green: boolean;
    note: string | null;
    /** What the offices said among themselves at the last change. */
    internal: string | null;
    /** While its clock runs, since when and where, if it has a step of its own or is with another department. */
    desk: { department: string; step: string | null; since: string } | null;
    /** Promised day, while the clock runs. */
    promised: string | null;
    late: boolean;
    parts: Parts | null;
  }>(),
  /** As it was asked for. */
  'office.noCase': data<{ number: string }>(),
  'office.todo': data<{ alerts: number; haste: number }>(),
  'office.alertRow': data<{ matter: string; tail: string }>(),
  'office.hasteRow': data<{ applicant: string; matter: string; tail: string }>(),
  /** `number` as it was asked for; empty where none was. */
  'haste.none': data<{ number: string }>(),
  'haste.which': data<{ count: number }>(),
  'haste.show': data<{ applicant: string; matter: string; number: string; day: string; reason: string }>(),
  'haste.why': data<{ matter: string }>(),
  'haste.harmful': data(),
  'haste.told': data<{ applicant: string; matter: string; verdict: Verdict; more: number }>(),
  /** To whoever asked; `answer`: what the office added. */
  'notice.hasteAnswered': data<{ matter: string; number: string; verdict: Verdict; answer: string | null }>(),
};

export type OfficeViews = DataOf<typeof OFFICE_VIEWS>;
