/** What casework says, as data: to applicants by stage, to leaders who must answer, to supervisors, and once a day. */

import type { Day } from '../calendar/day';
import type { AlarmKind } from '../model/alarm';
import { type DataOf, data, type Parts } from './data';

/** A case as every one of these texts names it: `matter` at most twelve characters, `number` whole. */
interface Named {
  matter: string;
  number: string;
}

/** Of a case that an office is answerable for. */
interface Owned extends Named {
  department: string;
  promised: Day;
}

/** Where on the ladder somebody stands. */
export type Rung = 'deputy' | 'head' | 'supervisor';

/** What an office is told of a case. */
export type Warning = 'warning' | 'yellowCard' | 'redCard' | 'stuck';

/** Why, as the office wrote it, whole. */
interface Reasoned extends Named {
  reason: string | null;
}

/** What else the office has to say to the applicant, whole. */
interface Noted extends Named {
  note: string | null;
}

/** A field that has nothing to say is null, never absent. `applicant` is masked; days are in no language yet. */
export const CASEWORK_VIEWS = {
  /** How far the audit had come at the end of a day: `head` is eight hexadecimal digits. */
  'digest.audit': data<{ day: Day; count: number; entry: number; head: string }>(),
  'notice.preregistered': data<Noted & Visit>(),
  'notice.appointment': data<Noted & Visit>(),
  'notice.accepted': data<Noted & { applicant: string; promised: Day }>(),
  /** All papers, whatever their number. */
  'notice.supplement': data<Noted & { count: number | null; papers: string | null; window: string | null }>(),
  'notice.refused': data<Reasoned>(),
  /** `day`: since when. */
  'notice.routed': data<Noted & { department: string; step: string | null; day: Day }>(),
  'notice.opinion': data<Noted & { department: string; parts: Parts | null; day: Day }>(),
  'notice.partDone': data<Noted & { department: string; parts: Parts }>(),
  'notice.suspended': data<Reasoned & { day: Day }>(),
  'notice.resumed': data<Noted & { promised: Day | null; day: Day }>(),
  'notice.extended': data<Reasoned & { days: number; promised: Day }>(),
  /** Never where to pay by wire, nor a link: `amount` is in yuan with two decimals. */
  'notice.paymentDue': data<Noted & { amount: string | null; window: string | null }>(),
  'notice.approved': data<Noted & { applicant: string }>(),
  'notice.rejected': data<Reasoned>(),
  'notice.certified': data<Noted & { window: string | null; bring: string | null }>(),
  'notice.closed': data<Noted & { applicant: string }>(),
  'notice.withdrawn': data<Noted>(),
  /** `full`: working days promised to others. */
  'alert.accepted': data<Named & { full: number; promised: Day }>(),
  /** To the next rung: the one before did not get it, or did not answer. */
  'alert.passedOn': data<Named & { promised: Day; undelivered: boolean }>(),
  /** To the leader who answered one, `late` or in time, and who heard of a late answer; `more` wait for an answer. */
  'alert.taken': data<Named & { promised: Day | null; late: boolean; told: Rung | null; more: number }>(),
  /** To others who were asked the same; `closes`: this reader need not answer any more. */
  'alert.answeredBy': data<Named & { who: Rung; day: Day; time: string; closes: boolean }>(),
  /** Nothing about this case (empty: about any) waits for an answer of this leader; `over`: any more. `more` do. */
  'alert.notOpen': data<{ number: string; over: boolean; more: number }>(),
  /** To supervisors: the ladder is at its end. */
  'alert.unanswered': data<Owned>(),
  /** `share`: of the promised time, in per cent. */
  'alert.reminder': data<Named & { promised: Day; share: number }>(),
  'alert.overdue': data<Named & { promised: Day }>(),
  /** To a co-department (抄告): what it has to do, and in how many working days; both null where it has no part yet. */
  'alert.copied': data<Named & { department: string; part: string | null; days: number | null }>(),
  'alert.warning': data<Owned>(),
  'alert.yellowCard': data<Owned>(),
  'alert.redCard': data<Owned & { days: number }>(),
  /** `days` without an event; null where the step's own time is over. */
  'alert.stuck': data<Named & { department: string; step: string | null; days: number | null }>(),
  /** Several of an hour: how many of what, the gravest first, and which is the gravest; `late`: some are over their day. */
  'alert.bundle': data<
    Named & { department: string; counts: { kind: Warning; count: number }[]; late: boolean }
  >(),
  'digest.department': data<Counts & { department: string; worst: (Named & { days: number })[] }>(),
  alarm: data<{
    kind: AlarmKind;
    count: number;
    /** As `timeOf` writes it. */
    since: string;
  }>(),
  'digest.all': data<Counts & { worst: (Counts & { department: string })[] }>(),
};

export type CaseworkViews = DataOf<typeof CASEWORK_VIEWS>;

/** When, where to and what with. `day` and `time` are null together. */
interface Visit {
  day: Day | null;
  time: string | null;
  window: string | null;
  papers: string | null;
}

/** Cases at work, those whose time is nearly over, and those whose time is. */
interface Counts {
  running: number;
  near: number;
  late: number;
}
