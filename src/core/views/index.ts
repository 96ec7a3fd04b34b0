import type { Period } from '../model/matters';
import type { OptOutPart } from '../model/message';
import type { TicketKind } from '../model/tickets';
import { CASE_VIEWS } from './caseViews';
import { CASEWORK_VIEWS } from './caseworkViews';
import { type DataOf, data, field, seldom } from './data';
import { FAMILY_VIEWS } from './familyViews';
import { matter } from './fields';
import { OFFICE_VIEWS } from './officeViews';
import { ANNOUNCEMENT_VIEWS } from './paymentViews';
import { PERSON_VIEWS } from './personViews';
import { PHONE_VIEWS } from './phoneViews';
import { PUBLIC_VIEWS } from './publicViews';
import { SERVICE_VIEWS } from './serviceViews';
import { SUBSIDY_VIEWS } from './subsidyViews';
import { VILLAGE_VIEWS } from './villageViews';

/** What a word can end: the words of each are in `labels.json`. */
export type Ended =
  | 'phone'
  | 'family'
  | 'visit'
  | 'complaint'
  | 'consult'
  | 'expedite'
  | 'rate'
  | 'identity'
  | 'look'
  | 'list'
  | 'kept'
  | 'notFiled'
  | 'call'
  | 'nothing';

/** What a yes to the open question would do. */
export type Wish = 'complaint' | 'consult' | 'visit' | 'noVisit' | 'noMessages' | 'other';

/** What goes on though something was broken off: the only one by itself, of several how many. */
const standing = {
  visit: seldom(data({ matter, day: field('12月31日周四'), period: field<Period>('late') })),
  visits: field<number | null>(null),
  ticket: seldom(data({ kind: field<TicketKind>('expedite'), number: field('TQ20261123-04175362') })),
  tickets: field<number | null>(null),
};
export type Standing = DataOf<typeof standing>;

const last = field(5);

/** Every screen there is, with the fields its template needs. A field that has nothing to say is null, never absent. */
export const VIEWS = {
  ...CASE_VIEWS,
  ...CASEWORK_VIEWS,
  ...ANNOUNCEMENT_VIEWS,
  ...SUBSIDY_VIEWS,
  ...PUBLIC_VIEWS,
  ...SERVICE_VIEWS,
  ...PERSON_VIEWS,
  ...PHONE_VIEWS,
  ...FAMILY_VIEWS,
  ...OFFICE_VIEWS,
  ...VILLAGE_VIEWS,
  menu: data(),
  /** What was ended, and what still stands. */
  cancelled: data({ ended: field<Ended>('visit', 'list'), ...standing }),
  'language.ask': data(),
  'language.chosen': data(),
  'list.noSuch': data({ last }),
  /** What was said is no answer to what was asked: the question in other words. */
  'question.pick': data({ last }),
  /** `wish`: what a yes would do. */
  'question.yesNo': data({ wish: field<Wish>('other', 'consult') }),
  'question.again': data(),
  /** Something else was said than yes or no. */
  'question.left': data(),
  /** Said above the answer to the first of several things that one text asks. */
  'question.several': data(),
  'subscribe.stopped': data(),
  'subscribe.stoppedPart': data({
    part: field<OptOutPart>('payments'),
    also: field<OptOutPart | null>(null, 'cases'),
  }),
  'subscribe.started': data(),
  /** 取消 after they were stopped: start them again? */
  'subscribe.sure': data(),
  /** What is on and off for this phone: nothing is stopped, all is, or a part and so many others. */
  'subscribe.on': data(),
  'subscribe.off': data(),
  /** Said above it: a score is asked for once, with the end of a case, and nobody has to give one. */
  'subscribe.rating': data(),
  /** Said above it: another phone was named, and nothing of it is changed from here. */
  'subscribe.others': data(),
  'subscribe.partOff': data({ part: field<OptOutPart>('payments'), others: field(0, 1) }),
};

export type Views = DataOf<typeof VIEWS>;

export type ViewName = keyof Views;
export type View = { [V in ViewName]: { view: V; data: Views[V] } }[ViewName];

/** Every view by name: the keys of VIEWS are exactly these. */
export const VIEW_NAMES = Object.keys(VIEWS) as ViewName[];
