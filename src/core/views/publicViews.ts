/** Screens of what anybody may read: how things are done, and the news. A field that has nothing to say is null. */

import { type DataOf, data } from './data';

/** `matter` is a name of at most twelve characters. */
export const PUBLIC_VIEWS = {
  'guide.ask': data(),
  'guide.list': data<{ count: number }>(),
  'guide.none': data<{ asked: string }>(),
  'guide.detail': data<{
    matter: string;
    department: string;
    papers: string;
    place: string;
    hours: string;
    fee: string;
    days: number;
    phone: string;
    /** What else can be done is offered below. */
    ways: boolean;
  }>(),
  /** What was asked of it; `visits`: one can be booked, which nobody has to (`freely`: that is said). */
  'guide.line': data<{
    matter: string;
    papers: string | null;
    fee: string | null;
    days: number | null;
    where: { place: string; hours: string; freely: boolean; visits: boolean } | null;
    contact: { department: string; phone: string } | null;
  }>(),
  /** `phone`, `place` and `hours` are null together: no guide tells them. */
  'guide.office': data<{
    department: string;
    phone: string | null;
    place: string | null;
    hours: string | null;
  }>(),
  /** Of the offices as a whole. */
  'guide.hall': data<{ place: string; hours: string; phone: string }>(),
  'guide.bare': data<{ matter: string; department: string; days: number }>(),
  /** `day`: the one that was asked for, and whether they are open on it (null: nobody has said so); `back`: when they open again. */
  'rule.hours': data<{
    place: string;
    hours: string;
    day: string | null;
    open: boolean | null;
    back: string | null;
  }>(),
  /** Somebody wants money, or a code, in the offices' name. */
  'rule.fraud': data(),
  /** What to do then, whether something was given or not. */
  'rule.fraudNext': data(),
  /** No page holds the answer. `more`: pages that come near are offered below. */
  'rule.unknown': data<{ more: boolean }>(),
  'news.sections': data(),
  /** What was asked for is in no section. */
  'news.missed': data(),
  /** Items that may be meant. */
  'news.found': data(),
  'news.list': data<{ section: string }>(),
  'news.none': data<{ section: string }>(),
  'news.item': data<{ title: string; day: string; body: string }>(),
};

export type PublicViews = DataOf<typeof PUBLIC_VIEWS>;
