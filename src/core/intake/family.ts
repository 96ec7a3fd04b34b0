/** Family phones that a row of a file of households names. */
import type { FamilyHome } from '../dialogue/phones/family';
import { familyDoubts } from '../dialogue/phones/familyOffice';
import type { FamilyLimits } from '../model/limits';
import { tail } from '../text/mask';
import type { HeldPeople } from './held';
import { itemsOf } from './lists';
import type { Found, ReadRow } from './model';

/** E.164. */
export function familyIn({ family }: ReadRow['read']): string[] {
  return typeof family === 'string' ? itemsOf(family) : [];
}

/** The household of a row as far as its family phones go, with the phone that the row registers for it. */
export function familyHomeOf(
  row: { household: string; head: string; phone: string | null },
  { households, phones }: Pick<HeldPeople, 'households' | 'phones'>,
): FamilyHome {
  const { household: id, head, phone } = row;
  const known = households.get(id);
  const owner = phone === null ? undefined : phones.get(phone);
  // One that is registered for another household stays with that.
  const own = phone === null || (owner && owner !== id) ? [] : [phone];
  return { id, head, phones: [...new Set([...(known?.phones ?? []), ...own])], rows: known?.family ?? [] };
}

const FAMILY_FAULTS = { self: 'familyOwn', full: 'familyFull', takenBack: 'familyTakenBack' } as const;

/** What speaks against the family phones of a row of the household `id`, new or held. */
export function familyFaults(
  { read }: ReadRow,
  held: HeldPeople,
  { id, now, families }: { id: string; now: number; families: FamilyLimits },
): Found[] {
  const said = familyIn(read);
  if (said.length === 0) return [];
  const home = familyHomeOf(
    { household: id, head: '', phone: typeof read.phone === 'string' ? read.phone : null },
    held,
  );
  const has = (phone: string) => held.reading.get(phone) ?? 0;
  return familyDoubts(said, home, { has, now, families }).map(
    ({ phone, why }): Found => ({ field: 'family', kind: FAMILY_FAULTS[why], detail: tail(phone) }),
  );
}
