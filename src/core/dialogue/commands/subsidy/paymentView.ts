import { day } from '../../../calendar/day';
import type { Payment } from '../../../model/payments';
import { clip } from '../../../text/clip';
import { maskName } from '../../../text/mask';
import { money } from '../../../text/money';
import type { PaymentView, View } from '../../../views';
import { byProofAlone } from '../../scene/access';
import type { Scene } from '../../scene/command';

/** One payment said in full, by the template of its state. */
export function paymentView(
  payment: Payment,
  head: string | null,
  { more, looks }: { more: boolean; looks?: boolean | undefined },
  scene: Scene,
): View {
  const { quantity } = payment;
  const data: PaymentView = {
    head: maskedHead(head),
    year: payment.year,
    programme: clip(payment.programme, 16),
    quantity: quantity ? String(Number(quantity.amount.toFixed(2))) : null,
    unit: quantity?.unit ?? null,
    amount: money(payment.amount, scene.language),
    day: day(payment.at, scene.now, scene.utcOffset, scene.language),
    tail: byProofAlone(scene, looks) ? null : payment.accountTail,
    reason: payment.reason || null,
    slow: isSlow(payment, scene.now),
    more,
  };
  return { view: `subsidy.${payment.state}`, data };
}

/** After these days someone should be asked why: three weeks at the bank hold fifteen working days. Milliseconds. */
const PATIENCE = { approved: 60 * 86_400_000, sentToBank: 21 * 86_400_000 };

function isSlow({ state, at }: Payment, now: number): boolean {
  return (state === 'approved' || state === 'sentToBank') && now - at > PATIENCE[state];
}

export function maskedHead(head: string | null): string | null {
  return head === null ? null : maskName(head);
}
