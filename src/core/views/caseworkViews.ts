/** What casework says, as data: to applicants by stage, to leaders who must answer, to supervisors, and once a day. */
import type { AlarmKind } from '../model/alarm';
import { type DataOf, data, type Field, field, maybe, rows, seldom } from './data';
import { date as day, matter, number, parts, step, whether } from './fields';

/** Where on the ladder somebody stands. */
export type Rung = 'deputy' | 'head' | 'supervisor';

/** What an office is told of a case. */
export type Warning = 'warning' | 'yellowCard' | 'redCard' | 'stuck';

/** As every one of these texts names a case. */
const named = { matter, number };
const department = field('住建局', '局'.repeat(12));
/** Of a case that an office is answerable for. */
const owned = { ...named, department, promised: day };
/** Why, as the office wrote it, whole. */
const reasoned = { ...named, reason: maybe(field('条件不符', '因'.repeat(40))) };
/** What else the office has to say to the applicant, whole: how long that makes it is for the office to say. */
const noted = { ...named, note: field<string | null>(null) };
const applicant = field('张*', '欧阳*');
const window = maybe(field('3号窗口', '政务服务大厅二楼综合三号'));
const papers = maybe(field('身份证、图纸', '材'.repeat(50)));
/** When, where to and what with. `day` and `time` are null together. */
const visit = { day: maybe(day), time: maybe(field('9:30', '10:30')), window, papers };
/** Cases at work, those whose time is nearly over, and those whose time is. */
const counts = { running: field(12, 1234), near: field(2, 123), late: field(1, 123) };

const counted = (kind: Warning, count: number) => ({ kind, count });
/** How many of what, the gravest first. */
const warnings: Field<{ kind: Warning; count: number }[]> = field(
  [counted('yellowCard', 1), counted('warning', 2)],
  [counted('redCard', 12), counted('yellowCard', 12), counted('warning', 12), counted('stuck', 12)],
);

/** A field that has nothing to say is null, never absent. `applicant` is masked; days are in no language yet. */
export const CASEWORK_VIEWS = {
  /** How far the audit had come at the end of a day: `head` is eight hexadecimal digits. */
  'digest.audit': data({
    day,
    count: field(128, 12_345),
    entry: field(5_321, 1_234_567),
    head: field('b5d003bb1f4e97c2'),
  }),
  'notice.preregistered': data({ ...noted, ...visit }),
  'notice.appointment': data({ ...noted, ...visit }),
  'notice.accepted': data({ ...noted, applicant, promised: day }),
  /** All papers, whatever their number. */
  'notice.supplement': data({ ...noted, count: maybe(field(2, 12)), papers, window }),
  'notice.refused': data(reasoned),
  /** `day`: since when. */
  'notice.routed': data({ ...noted, department, step: maybe(step), day }),
  'notice.opinion': data({ ...noted, department, parts: maybe(parts), day }),
  'notice.partDone': data({ ...noted, department, parts }),
  'notice.suspended': data({ ...reasoned, day }),
  'notice.resumed': data({ ...noted, promised: maybe(day), day }),
  'notice.extended': data({ ...reasoned, days: field(10), promised: day }),
  /** Never where to pay by wire, nor a link: `amount` is in yuan with two decimals. */
  'notice.paymentDue': data({ ...noted, amount: maybe(field('20.00', '12345.60')), window }),
  'notice.approved': data({ ...noted, applicant }),
  'notice.rejected': data(reasoned),
  'notice.certified': data({ ...noted, window, bring: maybe(field('身份证', '带'.repeat(12))) }),
  'notice.closed': data({ ...noted, applicant }),
  'notice.withdrawn': data(noted),
  /** `full`: working days promised to others. */
  'alert.accepted': data({ ...named, full: field(10, 120), promised: day }),
  /** To the next rung: the one before did not get it, or did not answer. */
  'alert.passedOn': data({ ...named, promised: day, undelivered: whether }),
  /** To the leader who answered one, `late` or in time, and who heard of a late answer; `more` wait for an answer. */
  'alert.taken': data({
    ...named,
    promised: maybe(day),
    late: whether,
    told: seldom(field<Rung>('supervisor')),
    more: field(0, 12),
  }),
  /** To others who were asked the same; `closes`: this reader need not answer any more. */
  'alert.answeredBy': data({
    ...named,
    who: field<Rung>('supervisor'),
    day,
    time: field('10:32'),
    closes: whether,
  }),
  /** Nothing about this case (empty: about any) waits for an answer of this leader; `over`: any more. `more` do. */
  'alert.notOpen': data({ number, over: whether, more: field(0, 12) }),
  /** To supervisors: the ladder is at its end. */
  'alert.unanswered': data(owned),
  /** `share`: of the promised time, in per cent. */
  'alert.reminder': data({ ...named, promised: day, share: field(75) }),
  'alert.overdue': data({ ...named, promised: day }),
  /** To a co-department (抄告): what it has to do, and in how many working days; both null where it has no part yet. */
  'alert.copied': data({
    ...named,
    department,
    part: maybe(field('消防设计审查', '审'.repeat(12))),
    days: maybe(field(7)),
  }),
  'alert.warning': data(owned),
  'alert.yellowCard': data(owned),
  'alert.redCard': data({ ...owned, days: field(3, 123) }),
  /** `days` without an event; null where the step's own time is over. */
  'alert.stuck': data({ ...named, department, step: maybe(step), days: maybe(field(5)) }),
  /** Several of an hour, and which is the gravest; `late`: some are over their day. */
  'alert.bundle': data({ ...named, department, counts: warnings, late: field(true) }),
  'digest.department': data({
    ...counts,
    department,
    worst: rows(data({ ...named, days: field(3, 123) }), 1, 2),
  }),
  /** `since` as `timeOf` writes it. */
  alarm: data({
    kind: field<AlarmKind>('identity.guessing'),
    count: field(12, 12_345),
    since: field('9:30', '10:30'),
  }),
  'digest.all': data({ ...counts, worst: rows(data({ ...counts, department }), 1, 3) }),
};

export type CaseworkViews = DataOf<typeof CASEWORK_VIEWS>;
