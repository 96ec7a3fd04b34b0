/** Phones of a family by the word of an office, and the notices that they cause. */
import { familyHome } from '../../core/dialogue/phones/family';
import { type FamilyOrder, officeEnds, officeGives } from '../../core/dialogue/phones/familyOffice';
import type { FamilyLimits } from '../../core/model/limits';
import type { Family } from './offices';
import { commitWithNotices, type PhoneMoveTools } from './phoneMoves';

export interface FamilyTools extends PhoneMoveTools {
  limits: FamilyLimits;
}

export function createFamily(tools: FamilyTools): Family {
  const { store, clock, chance, limits } = tools;
  const { reads } = store;
  const fresh = (order: Parameters<Family['give']>[1]): FamilyOrder => ({
    ...order,
    now: clock.now(),
    freshId: chance.id(),
    families: limits,
  });
  return {
    async give(household, order) {
      const [home, { family = [] }] = await Promise.all([
        familyHome(reads, household),
        reads.caller(order.phone),
      ]);
      if (!home) return 'unknown';
      const given = officeGives(fresh(order), home, family.length);
      return typeof given === 'string' ? given : commitWithNotices(given, tools);
    },
    async end(household, order) {
      const home = await familyHome(reads, household);
      const ended = home && officeEnds(fresh(order), home);
      return ended ? commitWithNotices(ended, tools) : 'unknown';
    },
  };
}
