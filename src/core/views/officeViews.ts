/** Screens of leaders and supervisors. Applicants are masked: whoever forges a sender learns no name. */
import type { CaseState, Span } from '../model/cases';
import type { OfficeList } from '../model/intent';
import type { Verdict } from '../model/tickets';
import { data, field, maybe, mostly, rows, seldom } from './data';
import { applicant, day, department, matter, number, parts, step, tail, whether } from './fields';

/** A field that has nothing to say is null. */
export const OFFICE_VIEWS = {
  /** Department by department; `more`: so many are left out. */
  'office.compared': data({
    rows: rows(
      data({ department: field('住建局', '局'.repeat(6)), running: field(4, 120), late: field(1, 12) }),
      3,
      5,
    ),
    /** Of all of them. */
    late: field(1, 40),
    more: field(0, 9),
  }),
  /** What came in and was done within these days, of `department` where it is one alone. */
  'office.counted': data({
    span: field<Span>('today', 'lastMonth'),
    department: seldom(department),
    received: field(12, 1200),
    done: field(9, 1100),
    rows: rows(
      data({ department: field('住建局', '局'.repeat(6)), received: field(4, 320), done: field(3, 310) }),
      3,
      5,
    ),
    more: field(0, 9),
  }),
  /** The same of two such stretches beside one another. */
  'office.against': data({
    department: seldom(department),
    stretches: rows(
      data({ span: field<Span>('today', 'lastMonth'), received: field(12, 1200), done: field(9, 1100) }),
      2,
      2,
    ),
  }),
  /** Of which days it is counted. */
  'office.howCount': data(),
  /** `department` where it is one alone; `today`: promised for today, said beside what is late. */
  'office.list': data({
    which: field<OfficeList>('late', 'soon'),
    count: field(120),
    today: field(0, 12),
    department: seldom(department),
  }),
  /** The department is somebody else's. */
  'office.notOwn': data({ department }),
  /** At work for longest; `since`: when it was accepted. */
  'office.oldest': data({
    department: field('住建局', '局'.repeat(6)),
    matter,
    tail,
    since: maybe(day),
    promised: maybe(day),
    late: whether,
  }),
  'office.row': data({
    department: seldom(field('', '局'.repeat(6))),
    matter,
    tail,
    promised: maybe(day),
  }),
  'office.case': data({
    applicant,
    department,
    matter,
    number,
    state: field<CaseState>('processing'),
    green: whether,
    note: seldom(field('', '缺'.repeat(30))),
    /** What the offices said among themselves at the last change. */
    internal: field<string | null>(null),
    /** While its clock runs, since when and where, if it has a step of its own or is with another department. */
    desk: mostly(data({ department, step: maybe(step), since: day })),
    /** Promised day, while the clock runs. */
    promised: maybe(day),
    late: whether,
    parts: seldom(parts),
  }),
  /** As it was asked for. */
  'office.noCase': data({ number }),
  'office.todo': data({ alerts: field(0, 12), haste: field(0, 12) }),
  'office.alertRow': data({ matter, tail }),
  'office.hasteRow': data({ applicant, matter, tail }),
  /** `number` as it was asked for; empty where none was. */
  'haste.none': data({ number: field('', 'TQ20261123-0417') }),
  'haste.which': data({ count: field(2, 12) }),
  'haste.show': data({ applicant, matter, number, day, reason: field('等着开工', '急'.repeat(60)) }),
  'haste.why': data({ matter }),
  'haste.harmful': data(),
  'haste.told': data({ applicant, matter, verdict: field<Verdict>('refuse'), more: field(0, 12) }),
  /** To whoever asked; `answer`: what the office added. */
  'notice.hasteAnswered': data({
    matter,
    number: field('TQ20261123-0417'),
    verdict: field<Verdict>('refuse'),
    answer: seldom(field('', '答'.repeat(60))),
  }),
};
