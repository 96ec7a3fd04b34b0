/** Screens of the own subsidies. Amounts are as `money` writes them, days as `day`, heads masked; what has nothing to say is null. */
import type { Cause, PaymentState } from '../model/payments';
import { type DataOf, data, field, maybe, rows, seldom } from './data';
import { head, accountTail as tail, whether, yes } from './fields';

const LONGEST = '农业生产资料综合价格补贴及其他款';
const year = field(2026);
const clipped = field('农资综合直补', '农业生产资料综合补贴');
/** Which payment, and how much. `head` is null where the asker proved who they are without the phone. */
const named = {
  head: maybe(head),
  year,
  programme: field('农资综合直补', LONGEST),
  amount: field('1316.50元', 'CNY 99999999.99'),
};
/** `5.2` with `unit` 亩; null where it is paid by case. */
const quantity = field('10.55', '12345.67');
const unit = field('亩', '平方米');
const came = field('3月6日', '2025年12月31日');
const state = field<PaymentState>('paid');
const returned = field<PaymentState>('returned');
const cause = field<Cause>('number');

/** One payment, in words. Each state has a template of its own: it says something else first. */
const payment = {
  ...named,
  programme: field('粮食直补', LONGEST),
  amount: field('316.50元', 'CNY 99999999.99'),
  quantity: seldom(quantity),
  unit: seldom(unit),
  day: came,
  /** Null for a phone that did not register the household. */
  tail: maybe(tail),
  /** What the bank said. */
  reason: seldom(field('', '账'.repeat(24))),
  cause: field<Cause>('number', 'closed'),
  /** It has waited longer than is usual: someone should be asked. */
  slow: whether,
  /** When that of the year before came. */
  before: field<string | null>(null),
  /** Matter of an own case of that name that has not ended. */
  applied: field<string | null>(null),
  /** There are other payments to ask for. */
  more: yes,
};
export type PaymentView = DataOf<typeof payment>;

const part = { count: field(6, 20), sum: field('5944.40元', '999999.99元') };
/** What a year came to; `come` and `missing` are null where there is nothing of it. */
const yearSum = {
  year,
  ...part,
  come: maybe(data(part)),
  missing: maybe(data({ count: field(1), sum: field('865.10元') })),
};
export type YearSum = DataOf<typeof yearSum>;

/** Without an amount it is not on record. `year` where it is not the current one; `reason`: what the bank said. */
const line = data({
  programme: field('粮食直补', '耕地地力保护补贴'),
  year: seldom(field(2025)),
  amount: maybe(field('316.50元')),
  state: maybe(state),
  day: maybe(came),
  reason: field<string | null>(null),
});
/** What came last. */
const last = data({
  programme: field('农资综合直补', LONGEST),
  amount: field('865.10元'),
  day: field('9月26日'),
});

export const SUBSIDY_VIEWS = {
  /** How many there are, and how many of them have not been paid; both null when the reader sees all of them here. */
  'subsidy.list': data({
    head: maybe(field('张*', '欧阳*')),
    year: seldom(year),
    programme: seldom(clipped),
    count: maybe(field(22)),
    unpaid: maybe(field(11)),
  }),
  /** `year`, and its last two digits, only where it is neither this one nor that of the whole list. */
  'subsidy.row': data({
    year: maybe(year),
    yy: maybe(field('26')),
    programme: field('粮食直补', '农'.repeat(10)),
    amount: field('99999.99元'),
    state: field<PaymentState>('sentToBank'),
  }),
  /** Above the rows of what has not come; `stuck`: all of it because the bank did not take it. */
  'subsidy.missing': data({ head: maybe(head), year: seldom(year), count: field(3), stuck: whether }),
  /** Nothing is missing; `told`: this phone hears of new money by itself. */
  'subsidy.allCome': data({ head: maybe(head), year, ...part, last, told: yes }),
  /** The money of this name has come; when the next does nobody knows. */
  'subsidy.nextOf': data({ ...named, day: field('9月26日'), told: yes }),
  'subsidy.total': data({ head: maybe(head), programme: seldom(clipped), sums: rows(data(yearSum), 1, 2) }),
  /** A line each; `sum`: of all of them, where that is asked. */
  'subsidy.several': data({
    head: maybe(head),
    rows: rows(line, 2, 4),
    sum: seldom(field('99999.99元')),
  }),
  'subsidy.none': data({ head: maybe(head) }),
  /** `head`: of a household that is not one's own; `years` in which there is some. */
  'subsidy.noneOf': data({
    head: seldom(field('欧**')),
    year: maybe(field(2024)),
    programme: maybe(field('耕地地力保护补贴')),
    years: seldom(field('2026、2025')),
  }),
  'subsidy.approved': data(payment),
  'subsidy.sentToBank': data(payment),
  'subsidy.revoked': data(payment),
  'subsidy.paid': data(payment),
  'subsidy.failed': data(payment),
  'subsidy.returned': data(payment),
  /** Came, and is not seen on the passbook. */
  'subsidy.arrived': data({ ...named, day: field('4月22日'), tail: maybe(tail) }),
  /** On its way, and nobody has to do anything; `sent`: to the bank. `told`: this phone hears of it when it comes. */
  'subsidy.waits': data({ ...named, day: came, sent: yes, slow: field(true, false), told: yes }),
  /** Why the bank did not take it, in plain words. */
  'subsidy.why': data({
    ...named,
    state: returned,
    cause,
    reason: maybe(field('账号不对', '账'.repeat(24))),
  }),
  /** Where to go with what. `count`: of so many at once. */
  'subsidy.fix': data({
    ...named,
    cause: field<Cause>('name'),
    state: returned,
    count: field<number | null>(null),
    /** When it comes then is asked. */
    when: whether,
  }),
  /** `earlier`: the tail before this one; `last`: what came there last. */
  'subsidy.account': data({
    head: maybe(head),
    tail,
    earlier: seldom(field('5678')),
    last: maybe(
      data({ programme: field('农资综合直补'), amount: field('1316.50元'), day: field('9月26日') }),
    ),
  }),
  'subsidy.accountOf': data({
    ...named,
    day: field('4月22日'),
    tail,
    state: field<PaymentState>('paid', 'sentToBank'),
    paid: field(true, false),
  }),
  'subsidy.accountHidden': data(),
  'subsidy.lost': data(),
  /** Asked on: where, with what. */
  'subsidy.lostNext': data(),
  /** `before`: that of the year before, where there was one; `same`: this one is as much. `offer`: it can be passed on from here. */
  'subsidy.dispute': data({
    ...named,
    quantity: maybe(quantity),
    unit: maybe(unit),
    before: maybe(data({ year: field(2025), amount: field('865.10元'), quantity: maybe(field('10.55')) })),
    same: field(true, false),
    offer: yes,
  }),
  'subsidy.disputeWhich': data(),
  'subsidy.disputed': data({
    year,
    programme: field('农资综合直补'),
    number: field('ZX20261123-04175362'),
  }),
  /** `own`: this phone has a household. */
  'subsidy.others': data({ own: yes }),
};

export type SubsidyViews = DataOf<typeof SUBSIDY_VIEWS>;
