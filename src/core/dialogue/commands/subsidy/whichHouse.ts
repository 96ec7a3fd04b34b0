/** A phone that reads several households and named none: which of them. */

import type { FamilyHousehold } from '../../../model/people';
import { fingerprint } from '../../../text/fingerprint';
import { maskName } from '../../../text/mask';
import type { Choice, Turn } from '../../scene/command';
import { say } from '../../scene/say';
import type { Asked } from './money';

export function whichHouseTurn(family: readonly FamilyHousehold[], { words: _, ...asked }: Asked): Turn {
  const choices = family.map(({ id, head }): Choice => {
    const slots = { ...asked, family: fingerprint(id) };
    return {
      label: { row: { view: 'family.houseRow', data: { head: maskName(head) } } },
      act: { intent: 'subsidy.query', slots },
    };
  });
  return say({ view: 'family.which', data: {} }, choices);
}
