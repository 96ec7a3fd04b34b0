import { sql } from 'drizzle-orm';
import type { Engine } from './engine';
import { cases, people } from './schema.mysql';
import { byKeys, keys } from './template';
import type { Vault } from './vault';

const proven = byKeys(
  sql`select ${people.household}, ${cases.number} from ${people} left join ${cases} on ${cases.person} = ${people.id} and ${cases.parent} is null where ${people.claimHash} in (${keys}) order by ${cases.number}`,
);

/**
 * What the person with this name and these last six characters of the identity number may see. The look-up takes
 * the same one query whether there is such a person or not, so that its time tells nothing.
 */
export function claimReader(
  engine: Engine,
  vault: Vault,
): (name: string, tail: string) => Promise<{ households: string[]; cases: string[] }> {
  return async (name, tail) => {
    const households = new Set<string>();
    const numbers = new Set<string>();
    const hashes = [vault.claimHash(name, tail), vault.claimHashAsWritten(name, tail)];
    for (const [household, number] of await proven(engine, hashes)) {
      if (typeof household === 'string') households.add(household);
      if (typeof number === 'string') numbers.add(number);
    }
    return { households: [...households], cases: [...numbers] };
  };
}
