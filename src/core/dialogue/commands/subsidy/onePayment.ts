/** One payment, said in full. */

import { day } from '../../../calendar/day';
import { DAY } from '../../../calendar/durations';
import { toldReason } from '../../../cases/withoutPayLinks';
import { hasEnded } from '../../../model/cases';
import { needsHand, type Payment } from '../../../model/payments';
import { causeIn } from '../../../text/bankReason';
import { clip } from '../../../text/clip';
import { money, quantityOf } from '../../../text/money';
import type { View } from '../../../views';
import type { PaymentView } from '../../../views/subsidyViews';
import { isAnothers, whoseOf } from '../../scene/access';
import type { Choice, Scene, Turn } from '../../scene/command';
import { type Asked, isPaid, type Money, maskedHead, told } from './money';

/** By the template of its state. */
export function oneTurn(
  payment: Payment,
  facts: Money,
  asked: Asked,
  scene: Scene,
  more = facts.payments.length > 1,
): Turn {
  const show = paymentView(payment, facts, asked, scene, more);
  const turn = told(show, payment, asked, scene);
  return { ...turn, reply: { show, pageChoices: waysOn(payment, asked) } };
}

/** Where to go with it, and that its amount is not right. */
function waysOn(payment: Payment, asked: Asked): Choice[] {
  const { programme, year } = payment;
  const ask = (about: 'fix' | 'dispute'): Choice => ({
    label: { name: about },
    act: { intent: 'subsidy.query', slots: { about, programme, year, ...whoseOf(asked) } },
  });
  return needsHand(payment) ? [ask('fix'), ask('dispute')] : [ask('dispute')];
}

/** `more`: that there are others to ask for is said. */
export function paymentView(payment: Payment, facts: Money, asked: Asked, scene: Scene, more: boolean): View {
  const data: PaymentView = {
    ...named(payment, facts, scene),
    ...quantityOf(payment),
    day: day(payment.at, scene),
    tail: tailOf(payment, asked, scene),
    reason: toldReason(payment.reason),
    cause: causeIn(payment.reason ?? ''),
    slow: isSlow(payment, scene.now),
    before: cameBefore(payment, facts, scene),
    applied: facts.cases.find((one) => !hasEnded(one))?.matter ?? null,
    more,
  };
  return { view: `subsidy.${payment.state}`, data };
}

/** Which payment it is, as every text of one names it. */
export function named(
  { year, programme, amount }: Payment,
  { head }: Pick<Money, 'head'>,
  { language }: Scene,
) {
  return { head: maskedHead(head), year, programme: clip(programme, 16), amount: money(amount, language) };
}

/** What came last, in few words. */
export function lastOf(payment: Payment, scene: Scene) {
  const { programme, amount } = payment;
  return {
    programme: clip(programme, 16),
    amount: money(amount, scene.language),
    day: day(payment.at, scene),
  };
}

/** The last four of its account; null where only a proof shows the household. */
export function tailOf({ accountTail }: Payment, asked: Asked, scene: Scene): string | null {
  return isAnothers(asked, scene) ? null : accountTail;
}

/** That of the same name a year earlier; null where either year has more than one, which can not be compared. */
export function yearBefore(
  { programme, year }: Payment,
  { payments }: Pick<Money, 'payments'>,
): Payment | null {
  const paidIn = (wanted: number) =>
    payments.filter((one) => one.programme === programme && one.year === wanted);
  const [before, ...others] = paidIn(year - 1);
  return before !== undefined && others.length === 0 && paidIn(year).length === 1 ? before : null;
}

function cameBefore(payment: Payment, facts: Money, scene: Scene): string | null {
  const before = yearBefore(payment, facts);
  return before && isPaid(before) ? day(before.at, scene) : null;
}

/** After these days someone should be asked why: three weeks at the bank hold fifteen working days. Milliseconds. */
const PATIENCE = { approved: 60 * DAY, sentToBank: 21 * DAY };

/** Whether it has waited longer than is usual. `now`: milliseconds UTC. */
export function isSlow({ state, at }: Payment, now: number): boolean {
  return (state === 'approved' || state === 'sentToBank') && now - at > PATIENCE[state];
}
