/** A phone that reads several households and named none: which of them. */

import type { FamilyHousehold } from '../../../model/people';
import { fingerprint } from '../../../text/fingerprint';
import type { Turn } from '../../scene/command';
import { say } from '../../scene/say';
import { houseLine } from '../family/houseLine';
import type { Asked } from './money';

export function whichHouseTurn(family: readonly FamilyHousehold[], { words: _, ...asked }: Asked): Turn {
  const choices = family.map(({ id, head }) =>
    houseLine(head, { intent: 'subsidy.query', slots: { ...asked, family: fingerprint(id) } }),
  );
  return say({ view: 'family.which', data: {} }, choices);
}
