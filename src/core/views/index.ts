import type { PaymentState } from '../model/payments';
import { CASE_VIEWS } from './caseViews';
import { CASEWORK_VIEWS } from './caseworkViews';
import { type DataOf, data } from './data';
import { OFFICE_VIEWS } from './officeViews';
import { ANNOUNCEMENT_VIEWS } from './paymentViews';
import { PERSON_VIEWS } from './personViews';
import { PHONE_VIEWS } from './phoneViews';
import { SERVICE_VIEWS } from './serviceViews';

/** One payment, in words. Each state has a template of its own: it says something else first. */
export interface PaymentView {
  /** Head of the household, masked; null where the asker proved who they are without the phone. */
  head: string | null;
  year: number;
  programme: string;
  /** `5.2` with `unit` 亩; null where it is paid by case. */
  quantity: string | null;
  unit: string | null;
  /** As `money` writes it. */
  amount: string;
  /** As `day` writes it. */
  day: string;
  /** Last four of the account; null for a phone that did not register the household. */
  tail: string | null;
  /** What the bank said. */
  reason: string | null;
  /** It has waited longer than is usual: someone should be asked. */
  slow: boolean;
  /** There are other payments to ask for. */
  more: boolean;
}

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
  'subsidy.list': data<{
    head: string | null;
    year: number | null;
    programme: string | null;
    /** How many there are, and how many of them have not been paid; both null when the reader sees all of them here. */
    count: number | null;
    unpaid: number | null;
  }>(),
  /** `year`, and its last two digits, only where it is neither this one nor that of the whole list. */
  'subsidy.row': data<{
    year: number | null;
    yy: string | null;
    programme: string;
    amount: string;
    state: PaymentState;
  }>(),
  'subsidy.none': data<{ head: string | null }>(),
  'subsidy.noneOf': data<{ year: number | null; programme: string | null }>(),
  'subsidy.approved': data<PaymentView>(),
  'subsidy.sentToBank': data<PaymentView>(),
  'subsidy.paid': data<PaymentView>(),
  'subsidy.failed': data<PaymentView>(),
  'subsidy.returned': data<PaymentView>(),
  'subscribe.stopped': data(),
  'subscribe.stoppedPart': data<{ part: 'reminders' | 'payments' | 'cases' }>(),
  'subscribe.started': data(),
};

export type Views = DataOf<typeof VIEWS>;

export type ViewName = keyof Views;
export type View = { [V in ViewName]: { view: V; data: Views[V] } }[ViewName];

/** Every view by name: the keys of VIEWS are exactly these. */
export const VIEW_NAMES = Object.keys(VIEWS) as ViewName[];
