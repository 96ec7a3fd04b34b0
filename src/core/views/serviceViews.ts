/** Screens of the services: requests, ratings and visits. A field that has nothing to say is null. */
import type { Day } from '../calendar/day';
import type { Period } from '../model/matters';
import type { SaidKind, TicketKind, Verdict } from '../model/tickets';
import { data, field, maybe, mostly } from './data';
import {
  applicant,
  number as caseNo,
  code,
  day,
  department,
  hours,
  matter,
  papers,
  place,
  whether,
} from './fields';

const number = field('TS20261123-0417');
const kind = field<TicketKind>('complaint');
const expedite = field<TicketKind>('expedite');
const answer = field('已请村委会核实', '答'.repeat(150));
const period = field<Period>('am', 'late');
const visit = { matter, day, period };

export const SERVICE_VIEWS = {
  'case.pick': data(),
  'expedite.ask': data({ matter }),
  'expedite.taken': data({ matter, department, number }),
  'expedite.already': data({ matter, day, number }),
  'expedite.over': data({ matter }),
  'expedite.none': data(),
  'alert.expedite': data({ applicant, matter, number: caseNo, reason: field('等着开工', '急'.repeat(60)) }),
  'rate.ask': data({ matter }),
  'rate.thanks': data({ matter, score: field('1') }),
  'rate.early': data({ matter }),
  'rate.late': data({ matter, day }),
  'rate.none': data(),
  'ticket.ask': data({ kind }),
  'ticket.taken': data({ kind, number }),
  'ticket.tooMany': data(),
  'ticket.sure': data({ kind, number }),
  'ticket.which': data(),
  'ticket.withdrawn': data({ kind, number }),
  'ticket.noneOpen': data({ kind }),
  /** Nothing of this kind is known of this phone. */
  'ticket.none': data({ kind }),
  'ticket.list': data({ count: field(2, 20) }),
  /** `text`: how it begins. */
  'ticket.row': data({ kind: field<TicketKind>('complaint', 'expedite'), day, text: field('灯'.repeat(10)) }),
  /** It may be none; the same waits for its answer already. */
  'ticket.doubt': data({ kind }),
  'ticket.again': data({ kind, number }),
  'ticket.open': data({ kind: expedite, number, day }),
  'ticket.answered': data({ number, day, verdict: mostly(field<Verdict>('agree')), answer }),
  /** From the desk, to see whether messages go through. */
  'notice.trial': data(),
  /** Somebody wrote it down for whoever rang up. */
  'notice.ticketFiled': data({ kind: field<SaidKind>('death'), number }),
  'notice.ticketAnswered': data({ number, answer }),
  'visit.matters': data(),
  'visit.noMatter': data({ asked: matter }),
  'visit.days': data({ matter }),
  'visit.full': data({ matter }),
  'visit.notThen': data({ matter, day }),
  'visit.periods': data({ matter, day }),
  /** `moved`: instead of another one; `reminded`: a message comes the day before. */
  'visit.booked': data({ ...visit, place, papers, moved: whether, reminded: whether }),
  /** `remindersOff`: one would come, but this phone stopped them. */
  'visit.already': data({ ...visit, reminded: whether, remindersOff: whether }),
  'visit.tooMany': data(),
  'visit.list': data(),
  'visit.which': data(),
  /** Above what is begun for another matter. */
  'visit.stays': data({ matter }),
  'visit.own': data({ count: field(3) }),
  /** It needs no booking; `place` is null where no guide tells it. */
  'visit.noNeed': data({ matter, place: maybe(place), hours: maybe(hours), papers: maybe(papers) }),
  /** It is booked, and another day was said. */
  'visit.moveSure': data({ matter, from: day, to: day }),
  'visit.sure': data(visit),
  'visit.row': data(visit),
  'visit.none': data(),
  'visit.cancelled': data(visit),
  /** To sign in on pages. */
  'wap.code': data({ code, minutes: field(5) }),
  /** `day` is in no language yet. */
  'notice.visitTomorrow': data({
    ...visit,
    day: field<Day>(
      { year: null, month: 12, day: 31, weekday: 4 },
      { year: 2027, month: 12, day: 31, weekday: 4 },
    ),
    place,
    papers,
  }),
};
