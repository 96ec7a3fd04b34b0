import type { Payment } from '../../../model/payments';
import { fingerprint } from '../../../text/fingerprint';
import { askIdentity, householdShown, lookedAtHousehold } from '../../scene/access';
import type { Command, Scene, Turn } from '../../scene/command';
import { say } from '../../scene/say';
import { noSuch } from '../navigation/navigation';
import { paymentView } from './paymentView';

/** One row of the list shown last, found by its id: the list may have grown since. */
export const subsidyDetail: Command<'subsidy.detail', { head: string | null; payments: Payment[] } | null> = {
  intent: 'subsidy.detail',
  async load({ look }, ask, scene) {
    const household = await householdShown(look ?? isLooking(scene), ask, scene);
    return household && { head: household.head, payments: await ask.payments(household.id) };
  },
  answer({ index, id, look }, facts, scene) {
    const looks = look ?? isLooking(scene);
    const all = { intent: 'subsidy.query', slots: {} } as const;
    if (!facts && looks) return say({ view: 'liaison.noConsent', data: {} });
    if (!facts) return askIdentity(all, scene.dialogue);
    const picked = facts.payments.find((one) => fingerprint(one.id) === id);
    if (picked) return shown(picked, facts.head, scene, looks);
    const { open } = scene.dialogue;
    if (!open || open.rows.length === 0) return { reply: null, changes: [], leadsTo: { act: all, page: 1 } };
    const payment = facts.payments.find((one) => one.id === open.rows[index - 1]);
    if (!payment) return noSuch(open, scene);
    return shown(payment, facts.head, scene, looks);
  },
};

function shown(payment: Payment, head: string | null, scene: Scene, looks: boolean): Turn {
  const show = paymentView(payment, head, { more: false, looks }, scene);
  return { reply: { show }, changes: lookedAtHousehold(scene, looks) };
}

/** A digit picks from the list that is open: of a look, from that villager's. */
function isLooking({ dialogue: { open } }: Scene): boolean {
  return open?.act.intent === 'subsidy.query' && open.act.slots.look === true;
}
