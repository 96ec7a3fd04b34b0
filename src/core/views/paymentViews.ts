/** What is said of payments that are announced, as data. */
import type { Day } from '../calendar/day';
import type { PaymentState } from '../model/payments';
import { data, field, maybe, rows, seldom } from './data';
import { accountTail, head } from './fields';

const programme = field('粮食直补', '补'.repeat(12));
const amount = field('316.50元', '123456.00元');
const day = field<Day>(
  { year: null, month: 3, day: 6, weekday: 5 },
  { year: 2025, month: 3, day: 16, weekday: 5 },
);
/** Why the bank did not take it. */
const reason = field('户名不符', '账'.repeat(16));
const failed = field<PaymentState>('failed');
/** `wasAmount`: what was said before, where it does not hold any more. */
const row = data({ programme, wasAmount: seldom(amount), amount, state: field<PaymentState>('paid'), day });
const failedRow = data({
  programme,
  wasAmount: field<string | null>(null),
  amount,
  state: failed,
  day,
  reason: maybe(field('户名不符', '因'.repeat(8))),
});

/** Amounts are as `money` writes them, heads masked; null where the offices have not delivered the household. */
export const ANNOUNCEMENT_VIEWS = {
  /** `5.2` with `unit` 亩; both null where it is paid by case. */
  'notice.payment': data({
    head: maybe(head),
    year: field(2026),
    programme,
    quantity: maybe(field('5.2', '12345.67')),
    unit: maybe(field('亩')),
    amount,
    day,
    tail: maybe(accountTail),
  }),
  /** What its household was told before does not hold any more. `wasYear`, `wasTail`: where it was another one. */
  'notice.paymentCorrected': data({
    head: maybe(head),
    year: field(2026),
    programme,
    wasYear: seldom(field(2025)),
    wasAmount: amount,
    wasState: field<PaymentState>('paid'),
    wasTail: seldom(accountTail),
    tail: field('5678'),
    amount,
    state: failed,
    day,
    reason: maybe(reason),
  }),
  /** `rest`: how many are not among the rows. `tail`: of the account, where all of them go to one. */
  'notice.payments': data({
    head: maybe(head),
    count: field(2, 12),
    rows: rows(row, 1, 1),
    rest: field(1, 11),
    tail: maybe(accountTail),
  }),
  /** Several, of which some did not arrive: all of these with the bank's reason, then of the others as many as there is room for; `rest`: in neither. */
  'notice.paymentsFailed': data({
    head: maybe(head),
    count: field(3, 12),
    failed: rows(failedRow, 1, 2),
    rows: rows(row, 0, 0),
    rest: field(1, 10),
  }),
};
