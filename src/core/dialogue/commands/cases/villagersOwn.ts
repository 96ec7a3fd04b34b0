/** A case that is not of this phone, and of somebody of the village that it looks after. */

import type { CaseFacts } from '../../../model/cases';
import type { Scene } from '../../scene/command';
import { isLiaison } from '../../scene/offices';
import type { Reads } from '../../scene/reads';

/** Whether it is the case of somebody of the village whose liaison asks. */
export async function isOfVillage(
  asked: CaseFacts,
  ask: Reads,
  { caller, inbound }: Scene,
): Promise<boolean> {
  const village = isLiaison(caller) ? await ask.villageOf(inbound.from) : null;
  if (village === null) return false;
  const { cases } = await ask.casesInVillage(village, { name: asked.applicant });
  return cases.some(({ number }) => number === asked.number);
}
