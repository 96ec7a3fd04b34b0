/** What casework says, as data: to applicants by stage, to leaders who must answer, to supervisors, and once a day. */

import type { Day } from '../calendar/day';
import type { AlarmKind } from '../model/alarm';

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

/** Co-departments of a parallel case, those that are done, and the ones waited for. */
interface Parts {
  total: number;
  done: number;
  waiting: string | null;
}

/** A field that has nothing to say is null, never absent. `applicant` is masked; days are in no language yet. */
export type CaseworkViews = {
  'notice.preregistered': Noted & Visit;
  'notice.appointment': Noted & Visit;
  'notice.accepted': Noted & { applicant: string; promised: Day };
  /** All papers, whatever their number. */
  'notice.supplement': Noted & { count: number | null; papers: string | null; window: string | null };
  'notice.refused': Reasoned;
  /** `day`: since when. */
  'notice.routed': Noted & { department: string; step: string | null; day: Day };
  'notice.opinion': Noted & { department: string; parts: Parts | null; day: Day };
  'notice.partDone': Noted & { department: string; parts: Parts };
  'notice.suspended': Reasoned & { day: Day };
  'notice.resumed': Noted & { promised: Day | null; day: Day };
  'notice.extended': Reasoned & { days: number; promised: Day };
  /** Never where to pay by wire, nor a link: `amount` is in yuan with two decimals. */
  'notice.paymentDue': Noted & { amount: string | null; window: string | null };
  'notice.approved': Noted & { applicant: string };
  'notice.rejected': Reasoned;
  'notice.certified': Noted & { window: string | null; bring: string | null };
  'notice.closed': Noted & { applicant: string };
  'notice.withdrawn': Noted;
  /** `full`: working days promised to others. */
  'alert.accepted': Named & { full: number; promised: Day };
  /** To the next rung: the one before did not get it, or did not answer. */
  'alert.passedOn': Named & { promised: Day; undelivered: boolean };
  /** To the leader who answered one, `late` or in time, and who heard of a late answer; `more` wait for an answer. */
  'alert.taken': Named & { promised: Day | null; late: boolean; told: Rung | null; more: number };
  /** To others who were asked the same; `closes`: this reader need not answer any more. */
  'alert.answeredBy': Named & { who: Rung; day: Day; time: string; closes: boolean };
  /** Nothing about this case (empty: about any) waits for an answer of this leader; `over`: any more. `more` do. */
  'alert.notOpen': { number: string; over: boolean; more: number };
  /** To supervisors: the ladder is at its end. */
  'alert.unanswered': Owned;
  /** `share`: of the promised time, in per cent. */
  'alert.reminder': Named & { promised: Day; share: number };
  'alert.overdue': Named & { promised: Day };
  /** To a co-department (抄告): what it has to do, and in how many working days; both null where it has no part yet. */
  'alert.copied': Named & { department: string; part: string | null; days: number | null };
  'alert.warning': Owned;
  'alert.yellowCard': Owned;
  'alert.redCard': Owned & { days: number };
  /** `days` without an event; null where the step's own time is over. */
  'alert.stuck': Named & { department: string; step: string | null; days: number | null };
  /** Several of an hour: how many of what, the gravest first, and which is the gravest; `late`: some are over their day. */
  'alert.bundle': Named & { department: string; counts: { kind: Warning; count: number }[]; late: boolean };
  'digest.department': Counts & { department: string; worst: (Named & { days: number })[] };
  alarm: {
    kind: AlarmKind;
    count: number;
    /** As `timeOf` writes it. */
    since: string;
  };
  'digest.all': Counts & { worst: (Counts & { department: string })[] };
};

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

/** Every one of them by name; a missing one is an error of its type. */
export const CASEWORK_VIEWS: Record<keyof CaseworkViews, true> = {
  'notice.preregistered': true,
  'notice.appointment': true,
  'notice.accepted': true,
  'notice.supplement': true,
  'notice.refused': true,
  'notice.routed': true,
  'notice.opinion': true,
  'notice.partDone': true,
  'notice.suspended': true,
  'notice.resumed': true,
  'notice.extended': true,
  'notice.paymentDue': true,
  'notice.approved': true,
  'notice.rejected': true,
  'notice.certified': true,
  'notice.closed': true,
  'notice.withdrawn': true,
  'alert.accepted': true,
  'alert.passedOn': true,
  'alert.taken': true,
  'alert.notOpen': true,
  'alert.answeredBy': true,
  'alert.unanswered': true,
  'alert.reminder': true,
  'alert.overdue': true,
  'alert.copied': true,
  'alert.warning': true,
  'alert.yellowCard': true,
  'alert.redCard': true,
  'alert.stuck': true,
  'alert.bundle': true,
  'digest.department': true,
  alarm: true,
  'digest.all': true,
};
