import type { CaseState } from '../model/cases';
import type { PaymentState } from '../model/payments';
import { CASEWORK_VIEWS, type CaseworkViews } from './caseworkViews';
import type { Ended } from './ended';
import { OFFICE_VIEWS, type OfficeViews } from './officeViews';
import { ANNOUNCEMENT_VIEWS, type AnnouncementViews } from './paymentViews';
import { PHONE_VIEWS, type PhoneViews } from './phoneViews';
import { SERVICE_VIEWS, type ServiceViews } from './serviceViews';

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

/** Every screen there is, with the data its template needs. A field that has nothing to say is null, never absent. */
export type Views = {
  menu: object;
  help: object;
  'help.liaison': object;
  'help.leader': object;
  /** What was ended. */
  cancelled: { ended: Ended };
  'language.ask': object;
  'language.chosen': object;
  'unknown.household': object;
  'unknown.applicant': { number: string };
  'unknown.stranger': object;
  'unknown.again': object;
  'unknown.long': object;
  'unknown.person': object;
  'unknown.leader': object;
  'list.noSuch': { last: number };
  'subsidy.list': {
    head: string | null;
    year: number | null;
    programme: string | null;
    /** How many there are, and how many of them have not been paid; both null when the reader sees all of them here. */
    count: number | null;
    unpaid: number | null;
  };
  /** `year`, and its last two digits, only where it is neither this one nor that of the whole list. */
  'subsidy.row': {
    year: number | null;
    yy: string | null;
    programme: string;
    amount: string;
    state: PaymentState;
  };
  'subsidy.none': { head: string | null };
  'subsidy.noneOf': { year: number | null; programme: string | null };
  'identity.ask': object;
  'identity.both': object;
  /** One half was given. */
  'identity.half': { needsName: boolean };
  'identity.closed': object;
  'identity.wrong': { left: number };
  'identity.locked': object;
  'case.list': { count: number };
  'case.row': { matter: string; tail: string; state: CaseState };
  'case.detail': {
    applicant: string;
    matter: string;
    number: string;
    state: CaseState;
    /** All that was said to the applicant at the last change. */
    note: string | null;
    /** While the offices have it: since when, and at whose desk for which step, where that is told. */
    at: { since: string; department: string | null; step: string | null } | null;
    /** Promised day, while the clock runs. */
    promised: string | null;
    /** That day has passed. */
    late: boolean;
    /** Of a parallel case: co-departments, those that are done, and the ones waited for. */
    parts: { total: number; done: number; waiting: string | null } | null;
  };
  'case.none': object;
  'case.notFound': { number: string };
  'subscribe.stopped': object;
  'subscribe.stoppedPart': { part: 'reminders' | 'payments' | 'cases' };
  'subscribe.started': object;
} & CaseworkViews &
  AnnouncementViews &
  ServiceViews &
  PhoneViews &
  OfficeViews & { [S in PaymentState as `subsidy.${S}`]: PaymentView };

export type ViewName = keyof Views;
export type View = { [V in ViewName]: { view: V; data: Views[V] } }[ViewName];

/** Every view by name, for whoever must have something for each. The type makes a missing one an error. */
const NAMES: Record<ViewName, true> = {
  ...CASEWORK_VIEWS,
  ...ANNOUNCEMENT_VIEWS,
  ...SERVICE_VIEWS,
  ...PHONE_VIEWS,
  ...OFFICE_VIEWS,
  menu: true,
  help: true,
  'help.liaison': true,
  'help.leader': true,
  cancelled: true,
  'language.ask': true,
  'language.chosen': true,
  'unknown.household': true,
  'unknown.applicant': true,
  'unknown.stranger': true,
  'unknown.again': true,
  'unknown.long': true,
  'unknown.person': true,
  'unknown.leader': true,
  'list.noSuch': true,
  'subsidy.list': true,
  'subsidy.row': true,
  'subsidy.none': true,
  'subsidy.noneOf': true,
  'subsidy.approved': true,
  'subsidy.sentToBank': true,
  'subsidy.paid': true,
  'subsidy.failed': true,
  'subsidy.returned': true,
  'identity.ask': true,
  'identity.both': true,
  'identity.half': true,
  'identity.closed': true,
  'identity.wrong': true,
  'identity.locked': true,
  'case.list': true,
  'case.row': true,
  'case.detail': true,
  'case.none': true,
  'case.notFound': true,
  'subscribe.stopped': true,
  'subscribe.stoppedPart': true,
  'subscribe.started': true,
};

// The keys of NAMES are exactly the view names: its type says so.
export const VIEW_NAMES = Object.keys(NAMES) as ViewName[];
