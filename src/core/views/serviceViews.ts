/** Screens of the services: requests, ratings and visits. A field that has nothing to say is null. */

import type { Day } from '../calendar/day';
import type { Period } from '../model/matters';
import type { TicketKind, Verdict } from '../model/tickets';
import { type DataOf, data } from './data';

/** `day` is as `day` in core/text writes it; `matter` a name of at most twelve characters. */
export const SERVICE_VIEWS = {
  'case.pick': data(),
  'expedite.ask': data<{ matter: string }>(),
  'expedite.taken': data<{ matter: string; department: string; number: string }>(),
  'expedite.already': data<{ matter: string; day: string; number: string }>(),
  'expedite.over': data<{ matter: string }>(),
  'expedite.none': data(),
  'alert.expedite': data<{ applicant: string; matter: string; number: string; reason: string }>(),
  'rate.ask': data<{ matter: string }>(),
  'rate.thanks': data<{ matter: string; score: string }>(),
  'rate.early': data<{ matter: string }>(),
  'rate.late': data<{ matter: string; day: string }>(),
  'rate.none': data(),
  'ticket.ask': data<{ kind: TicketKind }>(),
  'ticket.taken': data<{ kind: TicketKind; number: string }>(),
  'ticket.tooMany': data(),
  'ticket.sure': data<{ kind: TicketKind; number: string }>(),
  'ticket.which': data(),
  'ticket.withdrawn': data<{ kind: TicketKind; number: string }>(),
  'ticket.noneOpen': data<{ kind: TicketKind }>(),
  /** Nothing of this kind is known of this phone. */
  'ticket.none': data<{ kind: TicketKind }>(),
  'ticket.list': data<{ count: number }>(),
  /** `text`: how it begins. */
  'ticket.row': data<{ kind: TicketKind; day: string; text: string }>(),
  /** It may be none; the same waits for its answer already. */
  'ticket.doubt': data<{ kind: TicketKind }>(),
  'ticket.again': data<{ kind: TicketKind; number: string }>(),
  'ticket.open': data<{ kind: TicketKind; number: string; day: string }>(),
  'ticket.answered': data<{ number: string; day: string; verdict: Verdict | null; answer: string }>(),
  /** From the desk, to see whether messages go through. */
  'notice.trial': data(),
  'notice.ticketAnswered': data<{ number: string; answer: string }>(),
  'visit.matters': data(),
  'visit.noMatter': data<{ asked: string }>(),
  'visit.days': data<{ matter: string }>(),
  'visit.full': data<{ matter: string }>(),
  'visit.notThen': data<{ matter: string; day: string }>(),
  'visit.periods': data<{ matter: string; day: string }>(),
  /** `moved`: instead of another one. */
  'visit.booked': data<{
    matter: string;
    day: string;
    period: Period;
    place: string;
    papers: string;
    moved: boolean;
  }>(),
  'visit.already': data<{ matter: string; day: string; period: Period }>(),
  'visit.tooMany': data(),
  'visit.list': data(),
  'visit.which': data(),
  'visit.own': data<{ count: number }>(),
  /** It needs no booking; `place` is null where no guide tells it. */
  'visit.noNeed': data<{
    matter: string;
    place: string | null;
    hours: string | null;
    papers: string | null;
  }>(),
  /** It is booked, and another day was said. */
  'visit.moveSure': data<{ matter: string; from: string; to: string }>(),
  'visit.sure': data<{ matter: string; day: string; period: Period }>(),
  'visit.row': data<{ matter: string; day: string; period: Period }>(),
  'visit.none': data(),
  'visit.cancelled': data<{ matter: string; day: string; period: Period }>(),
  /** To sign in on pages. */
  'wap.code': data<{ code: string; minutes: number }>(),
  'notice.visitTomorrow': data<{ matter: string; day: Day; period: Period; place: string; papers: string }>(),
};

export type ServiceViews = DataOf<typeof SERVICE_VIEWS>;
