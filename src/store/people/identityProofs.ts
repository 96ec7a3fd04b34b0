import { sql } from 'drizzle-orm';
import type { Reads } from '../../core/dialogue/scene/reads';
import type { Claim } from '../../core/model/people';
import type { Engine } from '../engine/engine';
import type { Vault } from '../keys/vault';
import { cases, people, phones } from '../schema/mysql';
import { byKeys, keys } from '../sql/template';

const proven = byKeys(
  sql`select ${people.household}, ${cases.number}, ${cases.phone}, ${phones.phone} from ${people} left join ${cases} on ${cases.person} = ${people.id} and ${cases.parent} is null left join ${phones} on ${phones.household} = ${people.household} and coalesce(${phones.state}, 'live') = 'live' where ${people.claimHash} in (${keys}) order by ${cases.number}, ${phones.phone}`,
);

/**
 * What the person of these keys may see, and whose phones are registered for it. The look-up takes the same one query
 * whether there is such a person or not, so that its time tells nothing.
 */
export function claimReads(engine: Engine, vault: Vault): Pick<Reads, 'proofKeys' | 'claim'> {
  return {
    async proofKeys({ name, tail }) {
      return {
        ...(name !== undefined && { name: vault.nameHash(name) }),
        ...(tail !== undefined && { tail: vault.tailHash(tail) }),
      };
    },
    async claim(name, tail): Promise<Claim> {
      const found = { households: new Set<string>(), cases: new Set<string>(), phones: new Set<string>() };
      for (const [household, number, applicant, registered] of await proven(engine, [
        vault.claimHash(name, tail),
      ])) {
        if (typeof household === 'string') found.households.add(household);
        if (typeof number === 'string') found.cases.add(number);
        for (const phone of [applicant, registered]) {
          if (typeof phone === 'string' && phone !== '') found.phones.add(phone);
        }
      }
      return {
        households: [...found.households],
        cases: [...found.cases],
        phones: [...found.phones],
      };
    },
  };
}
