import { CASE_VIEWS } from './caseViews';
import { CASEWORK_VIEWS } from './caseworkViews';
import { type DataOf, data } from './data';
import { OFFICE_VIEWS } from './officeViews';
import { ANNOUNCEMENT_VIEWS } from './paymentViews';
import { PERSON_VIEWS } from './personViews';
import { PHONE_VIEWS } from './phoneViews';
import { PUBLIC_VIEWS } from './publicViews';
import { SERVICE_VIEWS } from './serviceViews';
import { SUBSIDY_VIEWS } from './subsidyViews';

/** What a word can end: the words of each are in `labels.json`. */
export type Ended =
  | 'phone'
  | 'visit'
  | 'complaint'
  | 'consult'
  | 'expedite'
  | 'rate'
  | 'identity'
  | 'look'
  | 'list'
  | 'nothing';

/** Every screen there is, with the data its template needs. A field that has nothing to say is null, never absent. */
const VIEWS = {
  ...CASE_VIEWS,
  ...CASEWORK_VIEWS,
  ...ANNOUNCEMENT_VIEWS,
  ...SUBSIDY_VIEWS,
  ...PUBLIC_VIEWS,
  ...SERVICE_VIEWS,
  ...PERSON_VIEWS,
  ...PHONE_VIEWS,
  ...OFFICE_VIEWS,
  menu: data(),
  /** What was ended. */
  cancelled: data<{ ended: Ended }>(),
  'language.ask': data(),
  'language.chosen': data(),
  'list.noSuch': data<{ last: number }>(),
  'subscribe.stopped': data(),
  'subscribe.stoppedPart': data<{ part: 'reminders' | 'payments' | 'cases' }>(),
  'subscribe.started': data(),
};

export type Views = DataOf<typeof VIEWS>;

export type ViewName = keyof Views;
export type View = { [V in ViewName]: { view: V; data: Views[V] } }[ViewName];

/** Every view by name: the keys of VIEWS are exactly these. */
export const VIEW_NAMES = Object.keys(VIEWS) as ViewName[];
