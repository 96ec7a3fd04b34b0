import { day } from '../../../calendar/day';
import { DAY } from '../../../calendar/durations';
import type { Payment } from '../../../model/payments';
import { clip } from '../../../text/clip';
import { fingerprint } from '../../../text/fingerprint';
import { maskName } from '../../../text/mask';
import { money } from '../../../text/money';
import type { PaymentView, View } from '../../../views';
import { askIdentity, byProofAlone, householdShown, lookedAtHousehold } from '../../scene/access';
import { command, leadTo, type Scene, say, type Turn } from '../../scene/command';
import { count, word, yes } from '../../scene/slotForms';
import { noSuch } from '../navigation/navigation';

/** One row of the list shown last, found by its id: the list may have grown since. */
export const subsidyDetail = command('subsidy.detail', {
  slots: { index: count, id: word, look: yes },
  writes: false,
  keepsText: true,
  repeats: 'each',
  above: 'subsidy.query',
  async load({ look }, ask, scene): Promise<{ head: string | null; payments: Payment[] } | null> {
    const household = await householdShown(look ?? isLooking(scene), ask, scene);
    return household && { head: household.head, payments: await ask.payments(household.id) };
  },
  answer({ index = 1, id, look }, facts, scene) {
    const looks = look ?? isLooking(scene);
    const all = { intent: 'subsidy.query', slots: {} } as const;
    if (!facts && looks) return say({ view: 'liaison.noConsent', data: {} });
    if (!facts) return askIdentity(all, scene.dialogue);
    const picked = facts.payments.find((one) => fingerprint(one.id) === id);
    if (picked) return shown(picked, facts.head, scene, looks);
    const { open } = scene.dialogue;
    if (!open || open.rows.length === 0) return leadTo(all);
    const payment = facts.payments.find((one) => one.id === open.rows[index - 1]);
    if (!payment) return noSuch(open, scene);
    return shown(payment, facts.head, scene, looks);
  },
});

function shown(payment: Payment, head: string | null, scene: Scene, looks: boolean): Turn {
  const show = paymentView(payment, head, { more: false, looks }, scene);
  return { reply: { show }, changes: lookedAtHousehold(scene, looks) };
}

/** A digit picks from the list that is open: of a look, from that villager's. */
function isLooking({ dialogue: { open } }: Scene): boolean {
  return open?.act.intent === 'subsidy.query' && open.act.slots.look === true;
}

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
const PATIENCE = { approved: 60 * DAY, sentToBank: 21 * DAY };

function isSlow({ state, at }: Payment, now: number): boolean {
  return (state === 'approved' || state === 'sentToBank') && now - at > PATIENCE[state];
}

export function maskedHead(head: string | null): string | null {
  return head === null ? null : maskName(head);
}
