/** What is said of payments that are announced, as data. */

import type { Day } from '../calendar/day';
import type { PaymentState } from '../model/payments';
import { type DataOf, data } from './data';

/** Amounts are as `money` writes them, heads masked; null where the offices have not delivered the household. */
export const ANNOUNCEMENT_VIEWS = {
  'notice.payment': data<{
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
  }>(),
  /** What its household was told before does not hold any more. */
  'notice.paymentCorrected': data<{
    head: string | null;
    year: number;
    programme: string;
    /** The year that was said before, where it was another one. */
    wasYear: number | null;
    wasAmount: string;
    wasState: PaymentState;
    /** Last four of the account that was said before, where it was another one. */
    wasTail: string | null;
    tail: string;
    amount: string;
    state: PaymentState;
    day: Day;
    reason: string | null;
  }>(),
  'notice.payments': data<{
    head: string | null;
    count: number;
    rows: PaymentRow[];
    /** How many are not among the rows. */
    rest: number;
    /** Of the account, where all of them go to one. */
    tail: string | null;
  }>(),
  /** Several, of which some did not arrive: all of these with the bank's reason, then of the others as many as there is room for. */
  'notice.paymentsFailed': data<{
    head: string | null;
    count: number;
    failed: (PaymentRow & { reason: string | null })[];
    rows: PaymentRow[];
    /** How many are in neither. */
    rest: number;
  }>(),
};

export type AnnouncementViews = DataOf<typeof ANNOUNCEMENT_VIEWS>;

interface PaymentRow {
  programme: string;
  /** What was said before, where it does not hold any more. */
  wasAmount: string | null;
  amount: string;
  state: PaymentState;
  day: Day;
}
