/** Who may be a fraud: whoever asks for money, whoever pesters by phone, this service itself. */

import type { Scene, Turn } from '../../scene/command';
import { say } from '../../scene/say';
import { offerTicket } from '../tickets/offer';

const FRAUD = { kind: 'fraud' } as const;

/** `words`: left out, what to do next is asked for. */
export function fraudTurn(words: string | undefined, scene: Scene): Turn {
  // A 谢谢 to it files nothing.
  if (words === undefined)
    return { ...say({ view: 'rule.fraudNext', data: {} }), dialogue: { open: null }, subject: FRAUD };
  if (asksWhoWeAre(words, scene)) return say({ view: 'rule.whoWeAre', data: {} });
  if (scene.says.pestered.test(words)) return say({ view: 'rule.pesterers', data: {} });
  return { ...offerTicket('consult', words, { view: 'rule.fraud', data: {} }, scene), subject: FRAUD };
}

/** Longer ones tell what somebody wants of them. */
const SHORT_QUESTION = 24;

/** 你们是骗子吗: of this service, and no word of money that somebody asks for. */
function asksWhoWeAre(words: string, { says }: Scene): boolean {
  return (
    words.length <= SHORT_QUESTION &&
    says.asksWhoWeAre.test(words) &&
    !says.ofFee.test(words) &&
    !says.lostMoney.test(words)
  );
}
