/** Somebody else's money is asked for: whose consent or proof shows it, and never the own in its place. */

import { askIdentity } from '../../scene/access';
import type { Scene, Turn } from '../../scene/command';
import { isLiaison } from '../../scene/offices';
import { howLook } from '../liaison/liaisonLook';
import type { Asked } from './money';

/** A liaison needs that villager's code; anybody else the name and number of whose it is. */
export function othersTurn({ others, ...asked }: Asked, scene: Scene): Turn {
  if (isLiaison(scene.caller)) return howLook();
  const turn = askIdentity({ intent: 'subsidy.query', slots: { ...asked, proved: true } }, scene.dialogue);
  if (turn.reply?.show.view !== 'identity.ask') return turn;
  const show = { view: 'subsidy.others', data: { own: scene.caller.household !== null } } as const;
  return { ...turn, reply: { ...turn.reply, show } };
}
