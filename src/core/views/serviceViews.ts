/** Screens of the services: requests, ratings, visits, guides and news. A field that has nothing to say is null. */
import type { Day } from '../calendar/day';
import type { Period } from '../model/matters';
import type { Section } from '../model/news';
import type { TicketKind, Verdict } from '../model/tickets';

/** `day` is as `day` in core/text writes it; `matter` a name of at most twelve characters. */
export type ServiceViews = {
  'case.pick': object;
  'expedite.ask': { matter: string };
  'expedite.taken': { matter: string; department: string; number: string };
  'expedite.already': { matter: string; day: string; number: string };
  'expedite.over': { matter: string };
  'expedite.none': object;
  'alert.expedite': { applicant: string; matter: string; number: string; reason: string };
  'rate.ask': { matter: string };
  'rate.thanks': { matter: string; score: string };
  'rate.early': { matter: string };
  'rate.late': { matter: string; day: string };
  'rate.none': object;
  'ticket.ask': { kind: TicketKind };
  'ticket.taken': { kind: TicketKind; number: string };
  'ticket.tooMany': object;
  'ticket.sure': { kind: TicketKind; number: string };
  'ticket.which': { kind: TicketKind };
  'ticket.withdrawn': { kind: TicketKind; number: string };
  'ticket.noneOpen': { kind: TicketKind };
  /** Nothing of this kind is known of this phone. */
  'ticket.none': { kind: TicketKind };
  'ticket.list': { kind: TicketKind; count: number };
  'ticket.open': { kind: TicketKind; number: string; day: string };
  'ticket.answered': { number: string; day: string; verdict: Verdict | null; answer: string };
  'notice.ticketAnswered': { number: string; answer: string };
  'guide.ask': object;
  'guide.list': { count: number };
  'guide.none': { asked: string };
  'guide.detail': {
    matter: string;
    department: string;
    papers: string;
    place: string;
    hours: string;
    fee: string;
    days: number;
    phone: string;
    /** A visit can be booked. */
    visits: boolean;
  };
  'guide.bare': { matter: string; department: string; days: number };
  'news.sections': object;
  'news.list': { section: Section };
  'news.none': { section: Section };
  'news.item': { title: string; day: string; body: string };
  'visit.matters': object;
  'visit.noMatter': { asked: string };
  'visit.days': { matter: string };
  'visit.full': { matter: string };
  'visit.notThen': { matter: string; day: string };
  'visit.periods': { matter: string; day: string };
  'visit.booked': { matter: string; day: string; period: Period; place: string; papers: string };
  'visit.already': { matter: string; day: string; period: Period };
  'visit.tooMany': object;
  'visit.list': object;
  'visit.which': object;
  'visit.row': { matter: string; day: string; period: Period };
  'visit.none': object;
  'visit.cancelled': { matter: string; day: string; period: Period };
  /** To sign in on pages. */
  'wap.code': { code: string; minutes: number };
  'notice.visitTomorrow': { matter: string; day: Day; period: Period; place: string; papers: string };
};

/** Every one of them by name; a missing one is an error of its type. */
export const SERVICE_VIEWS: Record<keyof ServiceViews, true> = {
  'case.pick': true,
  'expedite.ask': true,
  'expedite.taken': true,
  'expedite.already': true,
  'expedite.over': true,
  'expedite.none': true,
  'alert.expedite': true,
  'rate.ask': true,
  'rate.thanks': true,
  'rate.early': true,
  'rate.late': true,
  'rate.none': true,
  'ticket.ask': true,
  'ticket.taken': true,
  'ticket.tooMany': true,
  'ticket.sure': true,
  'ticket.which': true,
  'ticket.withdrawn': true,
  'ticket.noneOpen': true,
  'ticket.none': true,
  'ticket.list': true,
  'ticket.open': true,
  'ticket.answered': true,
  'notice.ticketAnswered': true,
  'guide.ask': true,
  'guide.list': true,
  'guide.none': true,
  'guide.detail': true,
  'guide.bare': true,
  'news.sections': true,
  'news.list': true,
  'news.none': true,
  'news.item': true,
  'visit.matters': true,
  'visit.noMatter': true,
  'visit.days': true,
  'visit.full': true,
  'visit.notThen': true,
  'visit.periods': true,
  'visit.booked': true,
  'visit.already': true,
  'visit.tooMany': true,
  'visit.list': true,
  'visit.which': true,
  'visit.row': true,
  'visit.none': true,
  'visit.cancelled': true,
  'wap.code': true,
  'notice.visitTomorrow': true,
};
