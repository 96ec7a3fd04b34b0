import type { Fresh } from '../../core/dialogue/converse';
import type { Chance } from '../../ports';

/** What one try of a turn may use up. */
export function freshOf(chance: Chance): Fresh {
  return { id: chance.id(), secret: chance.secret() };
}
