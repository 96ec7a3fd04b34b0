import { fingerprint } from '../../text/fingerprint';
import { askIdentity, householdOf, lookedAtHousehold } from '../access';
import type { Command, Scene, Turn } from '../command';
import type { Payment } from '../facts';
import { noSuch } from './navigation';
import { paymentView } from './paymentView';

/** One row of the list shown last, found by its id: the list may have grown since. */
export const subsidyDetail: Command<'subsidy.detail', { head: string | null; payments: Payment[] } | null> = {
  intent: 'subsidy.detail',
  async load(_, ask, scene) {
    const household = householdOf(scene);
    return household && { head: household.head, payments: await ask.payments(household.id) };
  },
  answer({ index, id }, facts, scene) {
    const all = { intent: 'subsidy.query', slots: {} } as const;
    if (!facts) return askIdentity(all, scene.dialogue);
    const picked = facts.payments.find((one) => fingerprint(one.id) === id);
    if (picked) return shown(picked, facts.head, scene);
    const { open } = scene.dialogue;
    if (!open || open.rows.length === 0) return { reply: null, changes: [], leadsTo: { act: all, page: 1 } };
    const payment = facts.payments.find((one) => one.id === open.rows[index - 1]);
    if (!payment) return noSuch(open, scene);
    return shown(payment, facts.head, scene);
  },
};

function shown(payment: Payment, head: string | null, scene: Scene): Turn {
  return { reply: { show: paymentView(payment, head, false, scene) }, changes: lookedAtHousehold(scene) };
}
