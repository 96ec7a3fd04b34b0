/** Households of the liaison's own village: by the name of their head, or by the one that was picked. */
import type { HouseholdFacts } from '../../../model/people';
import type { Scene } from '../../scene/command';
import type { Reads } from '../../scene/reads';

/** `group`: of several the one of that group, where there is one. */
export async function villagersNamed(
  { head, group }: { head?: string | undefined; group?: number | undefined },
  village: string,
  ask: Reads,
): Promise<HouseholdFacts[]> {
  const named = head === undefined ? [] : await ask.householdsNamed(village, head);
  const there = named.filter((one) => one.group === group);
  return there.length > 0 ? there : named;
}

/** Empty where it is not of this village. */
export async function ownVillager(
  household: string,
  ask: Reads,
  { inbound }: Scene,
): Promise<HouseholdFacts[]> {
  const [found, liaisons] = await Promise.all([ask.household(household), ask.liaisonsOf(household)]);
  return found && liaisons.includes(inbound.from) ? [found] : [];
}
