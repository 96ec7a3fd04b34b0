import type { CaseFacts } from '../../model/cases';
import type { Reads } from './reads';

/** The cases with these numbers, in their order; one that is not there is left out. */
export async function casesWith(
  numbers: readonly string[],
  ask: Pick<Reads, 'caseByNumber'>,
): Promise<CaseFacts[]> {
  const found = await Promise.all(numbers.map((number) => ask.caseByNumber(number)));
  return found.filter((one) => one !== null);
}
