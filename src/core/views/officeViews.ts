/** Screens of leaders and supervisors. Applicants are masked: whoever forges a sender learns no name. */

import type { CaseState } from '../model/cases';
import type { OfficeList } from '../model/intent';
import type { Verdict } from '../model/tickets';

/** `matter` is a name of at most twelve characters. A field that has nothing to say is null. */
export type OfficeViews = {
  /** `department` where it is one alone; `today`: promised for today, said beside what is late. */
  'office.list': { which: OfficeList; count: number; today: number; department: string | null };
  'office.row': { department: string | null; matter: string; tail: string; promised: string | null };
  'office.case': {
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
    parts: { total: number; done: number; waiting: string | null } | null;
  };
  /** As it was asked for. */
  'office.noCase': { number: string };
  'office.todo': { alerts: number; haste: number };
  'office.alertRow': { matter: string; tail: string };
  'office.hasteRow': { applicant: string; matter: string; tail: string };
  /** `number` as it was asked for; empty where none was. */
  'haste.none': { number: string };
  'haste.which': { count: number };
  'haste.show': { applicant: string; matter: string; number: string; day: string; reason: string };
  'haste.why': { matter: string };
  'haste.harmful': object;
  'haste.told': { applicant: string; matter: string; verdict: Verdict; more: number };
  /** To whoever asked; `answer`: what the office added. */
  'notice.hasteAnswered': { matter: string; number: string; verdict: Verdict; answer: string | null };
};

/** Every one of them by name; a missing one is an error of its type. */
export const OFFICE_VIEWS: Record<keyof OfficeViews, true> = {
  'office.list': true,
  'office.row': true,
  'office.case': true,
  'office.noCase': true,
  'office.todo': true,
  'office.alertRow': true,
  'office.hasteRow': true,
  'haste.none': true,
  'haste.which': true,
  'haste.show': true,
  'haste.why': true,
  'haste.harmful': true,
  'haste.told': true,
  'notice.hasteAnswered': true,
};
