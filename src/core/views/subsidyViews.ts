/** Screens of the own subsidies. Amounts are as `money` writes them, days as `day`, heads masked; what has nothing to say is null. */

import type { Cause, PaymentState } from '../model/payments';
import { type DataOf, data } from './data';

/** Which payment, and how much. `head` is null where the asker proved who they are without the phone. */
interface Named {
  head: string | null;
  year: number;
  programme: string;
  amount: string;
}

/** One payment, in words. Each state has a template of its own: it says something else first. */
export interface PaymentView extends Named {
  /** `5.2` with `unit` 亩; null where it is paid by case. */
  quantity: string | null;
  unit: string | null;
  day: string;
  /** Last four of the account; null for a phone that did not register the household. */
  tail: string | null;
  /** What the bank said. */
  reason: string | null;
  cause: Cause;
  /** It has waited longer than is usual: someone should be asked. */
  slow: boolean;
  /** When that of the year before came. */
  before: string | null;
  /** Matter of an own case of that name that has not ended. */
  applied: string | null;
  /** There are other payments to ask for. */
  more: boolean;
}

/** What a year came to; `come` and `missing` are null where there is nothing of it. */
export interface YearSum {
  year: number;
  count: number;
  sum: string;
  come: { count: number; sum: string } | null;
  missing: { count: number; sum: string } | null;
}

export const SUBSIDY_VIEWS = {
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
  /** Above the rows of what has not come; `stuck`: all of it because the bank did not take it. */
  'subsidy.missing': data<{ head: string | null; year: number | null; count: number; stuck: boolean }>(),
  /** Nothing is missing; `told`: this phone hears of new money by itself. */
  'subsidy.allCome': data<{
    head: string | null;
    year: number;
    count: number;
    sum: string;
    last: { programme: string; amount: string; day: string };
    told: boolean;
  }>(),
  /** The money of this name has come; when the next does nobody knows. */
  'subsidy.nextOf': data<Named & { day: string; told: boolean }>(),
  'subsidy.total': data<{ head: string | null; programme: string | null; sums: YearSum[] }>(),
  /** A line each; without an amount it is not on record. `year` where it is not the current one. */
  'subsidy.several': data<{
    head: string | null;
    rows: {
      programme: string;
      year: number | null;
      amount: string | null;
      state: PaymentState | null;
      day: string | null;
      /** What the bank said. */
      reason: string | null;
    }[];
    /** Of all of them, where that is asked. */
    sum: string | null;
  }>(),
  'subsidy.none': data<{ head: string | null }>(),
  /** `head`: of a household that is not one's own; `years` in which there is some. */
  'subsidy.noneOf': data<{
    head: string | null;
    year: number | null;
    programme: string | null;
    years: string | null;
  }>(),
  'subsidy.approved': data<PaymentView>(),
  'subsidy.sentToBank': data<PaymentView>(),
  'subsidy.revoked': data<PaymentView>(),
  'subsidy.paid': data<PaymentView>(),
  'subsidy.failed': data<PaymentView>(),
  'subsidy.returned': data<PaymentView>(),
  /** Came, and is not seen on the passbook. */
  'subsidy.arrived': data<Named & { day: string; tail: string | null }>(),
  /** On its way, and nobody has to do anything; `sent`: to the bank. `told`: this phone hears of it when it comes. */
  'subsidy.waits': data<Named & { day: string; sent: boolean; slow: boolean; told: boolean }>(),
  /** Why the bank did not take it, in plain words. */
  'subsidy.why': data<Named & { state: PaymentState; cause: Cause; reason: string | null }>(),
  /** Where to go with what. `count`: of so many at once. */
  'subsidy.fix': data<Named & { cause: Cause; state: PaymentState; count: number | null }>(),
  /** `earlier`: the tail before this one; `last`: what came there last. */
  'subsidy.account': data<{
    head: string | null;
    tail: string;
    earlier: string | null;
    last: { programme: string; amount: string; day: string } | null;
  }>(),
  'subsidy.accountOf': data<Named & { day: string; tail: string; state: PaymentState; paid: boolean }>(),
  'subsidy.accountHidden': data(),
  'subsidy.lost': data(),
  'subsidy.dispute': data<
    Named & {
      quantity: string | null;
      unit: string | null;
      /** That of the year before, where there was one; `same`: this one is as much. */
      before: { year: number; amount: string; quantity: string | null } | null;
      same: boolean;
      /** It can be passed on from here. */
      offer: boolean;
    }
  >(),
  'subsidy.disputeWhich': data(),
  'subsidy.disputed': data<{ year: number; programme: string; number: string }>(),
  /** `own`: this phone has a household. */
  'subsidy.others': data<{ own: boolean }>(),
};

export type SubsidyViews = DataOf<typeof SUBSIDY_VIEWS>;
