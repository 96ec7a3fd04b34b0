import type { SlotsOf } from '../../../model/intent';
import type { Payment } from '../../../model/payments';
import { fingerprint } from '../../../text/fingerprint';
import { askIdentity, householdShown, type Whose } from '../../scene/access';
import { command, leadTo, type Scene, say, type Turn } from '../../scene/command';
import { count, word, yes } from '../../scene/slotForms';
import { noSuch } from '../navigation/navigation';
import { type Money, told } from './money';
import { paymentView } from './onePayment';
import { othersTurn } from './others';

/** One row of the list shown last, found by its id: the list may have grown since. */
export const subsidyDetail = command('subsidy.detail', {
  slots: { index: count, id: word, look: yes, proved: yes },
  writes: false,
  keepsText: true,
  repeats: 'each',
  above: 'subsidy.query',
  async load(slots, ask, scene): Promise<Money | null> {
    const household = await householdShown(whoseOf(slots, scene), ask, scene);
    return household && { head: household.head, payments: await ask.payments(household.id), cases: [] };
  },
  answer(slots, facts, scene) {
    const { index = 1, id } = slots;
    const whose = whoseOf(slots, scene);
    const all = { intent: 'subsidy.query', slots: {} } as const;
    if (!facts && whose.look) return say({ view: 'liaison.noConsent', data: {} });
    if (!facts) return whose.proved ? othersTurn({}, scene) : askIdentity(all, scene.dialogue);
    const picked = facts.payments.find((one) => fingerprint(one.id) === id);
    if (picked) return pickedTurn(picked, facts, whose, scene);
    const { open } = scene.dialogue;
    if (!open || open.rows.length === 0) return leadTo(all);
    const payment = facts.payments.find((one) => one.id === open.rows[index - 1]);
    return payment ? pickedTurn(payment, facts, whose, scene) : noSuch(open, scene);
  },
});

/** The list it is picked from has said that there are others. */
function pickedTurn(payment: Payment, facts: Money, whose: Whose, scene: Scene): Turn {
  return told(paymentView(payment, facts, whose, scene, false), payment, whose, scene);
}

/** A digit picks from the list that is open: that of a villager, or of the household that was proved. */
function whoseOf({ look, proved }: SlotsOf['subsidy.detail'], { dialogue: { open } }: Scene): Whose {
  if (look || proved) return { ...(look && { look }), ...(proved && { proved }) };
  if (open?.act.intent !== 'subsidy.query') return {};
  const { look: looks, proved: proves } = open.act.slots;
  return { ...(looks && { look: looks }), ...(proves && { proved: proves }) };
}
