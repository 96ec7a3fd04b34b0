import { clip } from '../../text/clip';
import { day } from '../../text/day';
import { maskName } from '../../text/mask';
import { money } from '../../text/money';
import type { Scene } from '../command';
import type { Payment } from '../facts';
import type { PaymentView, View } from '../views';

/** One payment said in full, by the template of its state. */
export function paymentView(payment: Payment, head: string | null, more: boolean, scene: Scene): View {
  const { quantity } = payment;
  const data: PaymentView = {
    head: maskedHead(head),
    year: payment.year,
    programme: clip(payment.programme, 16),
    quantity: quantity ? String(Number(quantity.amount.toFixed(2))) : null,
    unit: quantity?.unit ?? null,
    amount: money(payment.amount, scene.language),
    day: day(payment.at, scene.now, scene.utcOffset, scene.language),
    tail: payment.accountTail,
    reason: payment.reason ? clip(payment.reason, 24) : null,
    more,
  };
  return { view: `subsidy.${payment.state}`, data };
}

export function maskedHead(head: string | null): string | null {
  return head === null ? null : maskName(head);
}
