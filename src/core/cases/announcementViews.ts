/** What is said of payments that are announced, as data. */
import type { PaymentState } from '../dialogue/facts';
import type { Day } from '../text/day';

/** Amounts are as `money` writes them, heads masked; null where the offices have not delivered the household. */
export type AnnouncementViews = {
  'notice.payment': {
    head: string | null;
    year: number;
    programme: string;
    /** `5.2` with `unit` 亩; null where it is paid by case. */
    quantity: string | null;
    unit: string | null;
    amount: string;
    day: Day;
    /** Last four of the account. */
    tail: string;
  };
  /** What its household was told before does not hold any more. */
  'notice.paymentCorrected': {
    head: string | null;
    year: number;
    programme: string;
    /** The year that was said before, where it was another one. */
    wasYear: number | null;
    wasAmount: string;
    wasState: PaymentState;
    amount: string;
    state: PaymentState;
    day: Day;
    reason: string | null;
  };
  'notice.payments': {
    head: string | null;
    count: number;
    /** `wasAmount`: what was said before, where it does not hold any more. */
    rows: {
      programme: string;
      wasAmount: string | null;
      amount: string;
      state: PaymentState;
      day: Day;
    }[];
    /** How many are not among the rows. */
    rest: number;
    /** Of the account, where all of them go to one. */
    tail: string | null;
  };
};

/** Every one of them by name; a missing one is an error of its type. */
export const ANNOUNCEMENT_VIEWS: Record<keyof AnnouncementViews, true> = {
  'notice.payment': true,
  'notice.paymentCorrected': true,
  'notice.payments': true,
};
