/** People, found by what they prove: a name and the end of an identity number. */
import { sql } from 'drizzle-orm';
import type { Reads } from '../../core/dialogue/scene/reads';
import type { IdentityProof } from '../../core/model/people';
import type { Engine } from '../engine/engine';
import type { Vault } from '../keys/vault';
import { cases, people, phones } from '../schema/mysql';
import { fieldsOf, selectIn } from '../sql/select';
import { keys } from '../sql/template';

const proven = selectIn(
  fieldsOf({
    household: people.household,
    number: sql<string | null>`${cases.number}`,
    applicant: sql<string | null>`${cases.phone}`,
    registered: sql<string | null>`${phones.phone}`,
  }),
  sql`from ${people} left join ${cases} on ${cases.person} = ${people.id} and ${cases.parent} is null left join ${phones} on ${phones.household} = ${people.household} and coalesce(${phones.state}, 'live') = 'live' where ${people.claimHash} in (${keys}) order by ${cases.number}, ${phones.phone}`,
);

/**
 * What the person of these keys may see, and whose phones are registered for it. The look-up takes the same one query
 * whether there is such a person or not, so that its time tells nothing.
 */
export function proofReads(engine: Engine, vault: Vault): Pick<Reads, 'proofKeys' | 'identityProof'> {
  return {
    async proofKeys({ name, tail }) {
      return {
        ...(name !== undefined && { name: vault.nameHash(name) }),
        ...(tail !== undefined && { tail: vault.tailHash(tail) }),
      };
    },
    async identityProof(name, tail): Promise<IdentityProof> {
      const rows = await proven(engine, [vault.claimHash(name, tail)]);
      return {
        households: distinct(rows.map(({ household }) => household)),
        cases: distinct(rows.map(({ number }) => number)),
        phones: distinct(rows.flatMap(({ applicant, registered }) => [applicant, registered])),
      };
    },
  };
}

/** Each once, without those that are not there or empty. */
function distinct(list: (string | null)[]): string[] {
  return [...new Set(list.flatMap((one) => one || []))];
}
