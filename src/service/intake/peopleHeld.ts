/** What is held of the people of some rows, in four questions. */
import type { HeldPeople } from '../../core/intake/held';
import type { ReadRow } from '../../core/intake/model';
import type { Store } from '../../ports';
import { type About, textIn } from './kinds';

export async function readPeople(
  { held }: Pick<Store, 'held'>,
  rows: readonly Pick<ReadRow, 'read'>[],
  { places }: Pick<About, 'places'>,
): Promise<HeldPeople> {
  const all = (name: string) => [...new Set(rows.flatMap(({ read }) => textIn(read, name) ?? []))];
  const [people, accounts, phones] = await Promise.all([
    held.people(all('identity')),
    held.accounts(all('account')),
    held.phones(all('phone')),
  ]);
  const known = [...people.values()].flatMap(({ household }) => household ?? []);
  const households = await held.households([...new Set([...known, ...all('code')])]);
  return { places, people, accounts, phones, households };
}
