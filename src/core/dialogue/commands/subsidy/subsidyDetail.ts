import type { SlotsOf, Whose } from '../../../model/intent';
import { fingerprint } from '../../../text/fingerprint';
import { askIdentity, householdShown, whoseOf } from '../../scene/access';
import { command, type Scene } from '../../scene/command';
import { leadTo, say } from '../../scene/say';
import { count, word, yes } from '../../scene/slotForms';
import { noSuch } from '../navigation/navigation';
import type { Money } from './money';
import { oneTurn } from './onePayment';
import { othersTurn } from './others';

/** One row of the list shown last, found by its id: the list may have grown since. */
export const subsidyDetail = command('subsidy.detail', {
  slots: { index: count, id: word, look: yes, proved: yes, family: word },
  writes: false,
  keepsText: true,
  repeats: 'each',
  above: 'subsidy.query',
  async load(slots, ask, scene): Promise<Money | null> {
    const household = await householdShown(whoseRow(slots, scene), ask, scene);
    return (
      household && {
        head: household.head,
        payments: await ask.payments(household.id),
        revoked: [],
        cases: [],
      }
    );
  },
  answer(slots, facts, scene) {
    const { index = 1, id } = slots;
    const whose = whoseRow(slots, scene);
    const all = { intent: 'subsidy.query', slots: {} } as const;
    if (!facts && whose.look) return say({ view: 'liaison.noConsent', data: {} });
    if (!facts) return whose.proved ? othersTurn({}, scene) : askIdentity(all, scene.dialogue);
    // The list it is picked from has said that there are others.
    const picked = facts.payments.find((one) => fingerprint(one.id) === id);
    if (picked) return oneTurn(picked, facts, whose, scene, false);
    const { open } = scene.dialogue;
    if (!open || open.rows.length === 0) return leadTo(all);
    const payment = facts.payments.find((one) => one.id === open.rows[index - 1]);
    return payment ? oneTurn(payment, facts, whose, scene, false) : noSuch(open, scene);
  },
});

/** A digit picks from the list that is open: that of a villager, or of the household that was proved. */
function whoseRow(slots: SlotsOf['subsidy.detail'], { dialogue: { open } }: Scene): Whose {
  if (slots.look || slots.proved || slots.family !== undefined) return whoseOf(slots);
  return open?.act.intent === 'subsidy.query' ? whoseOf(open.act.slots) : {};
}
