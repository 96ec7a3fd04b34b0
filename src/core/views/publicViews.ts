/** Screens of what anybody may read: how things are done, and the news. A field that has nothing to say is null. */
import { data, field, maybe, seldom } from './data';
import { day, department, hours, matter, papers, place, whether, yes } from './fields';

const phone = field('0595-12345');
const deadline = field('每年11月30日前', '每年3月1日至5月31日，过期等下一年');
const section = field('affairs');
const newsTitle = field('供应油菜种子', '题'.repeat(16));

export const PUBLIC_VIEWS = {
  'guide.ask': data(),
  'guide.list': data({ count: field(24) }),
  'guide.none': data({ asked: matter }),
  /** `ways`: what else can be done is offered below. */
  'guide.detail': data({
    matter,
    department,
    papers: field('身份证', papers.long),
    place,
    hours,
    fee: field('不收费'),
    days: field(20),
    phone,
    deadline: seldom(deadline),
    ways: whether,
  }),
  /** Until when it can be applied for; that nobody has said so, and an office may be asked (`matter`: null where none was named). */
  'guide.closes': data({ matter, deadline }),
  'guide.closesUnknown': data({ matter: maybe(matter), phone: maybe(phone) }),
  /** What its guide does not tell: who signs, how many copies, whether somebody else may come. */
  'guide.notSaid': data({ matter, phone: maybe(phone) }),
  /** What was asked of it; `visits`: one can be booked, which nobody has to (`freely`: that is said). */
  'guide.line': data({
    matter,
    papers: seldom(papers),
    fee: field<string | null>(null),
    days: field<number | null>(null),
    where: maybe(data({ place, hours, freely: field(true, false), visits: yes })),
    contact: field<{ department: string; phone: string } | null>(null),
  }),
  /** `phone`, `place` and `hours` are null together: no guide tells them. */
  'guide.office': data({
    /** What was said for it: 派出所. */
    called: seldom(field('派'.repeat(10))),
    department,
    phone: maybe(phone),
    place: maybe(field(place.usual, `${place.long}、${place.long}`)),
    hours: maybe(hours),
  }),
  /** Of the offices as a whole. */
  'guide.hall': data({ place: field('政务大厅'), hours, phone }),
  /** Of another office something was asked, whose number no guide tells. */
  'guide.elsewhere': data({ place: field('政务大厅'), hours, phone }),
  'guide.bare': data({ matter, department, days: field(20) }),
  /** `day`: the one that was asked for, and whether they are open on it (null: nobody has said so); `back`: when they open again. */
  'rule.hours': data({
    place,
    hours,
    /** Holidays among them. */
    everyDay: whether,
    day: maybe(field('11月28日周六')),
    open: maybe(field(false)),
    back: maybe(field('11月30日周一')),
  }),
  /** Somebody wants money, or a code, in the offices' name. */
  'rule.fraud': data(),
  /** What to do then, whether something was given or not. */
  'rule.fraudNext': data(),
  /** Photographs do not arrive here. */
  'rule.noPictures': data(),
  /** Whether this number is a fraud itself. */
  'rule.whoWeAre': data(),
  /** Who sells by phone, and does not stop. */
  'rule.pesterers': data(),
  /** No page holds the answer. `more`: pages that come near are offered below. */
  'rule.unknown': data({ more: yes }),
  'news.sections': data(),
  /** What was asked for is in no section. */
  'news.missed': data(),
  /** Items that may be meant. */
  'news.found': data(),
  'news.list': data({ section }),
  'news.none': data({ section }),
  /** What an item says to a question about it; that it says nothing, and an office may be asked. */
  'news.said': data({ title: newsTitle, said: field('每袋18元，凭身份证每户限两袋。', '文'.repeat(130)) }),
  'news.notSaid': data({ title: newsTitle }),
  'news.item': data({
    title: field('服装厂招工', '题'.repeat(30)),
    day,
    body: field('柳河镇服装厂招缝纫工30人。', '文'.repeat(130)),
  }),
};
