/** What is held of the county, as it stands. */
import type { HeldReference } from '../../core/intake/reference';
import type { Store } from '../../ports';

/** Rejects with StoreError. */
export async function readHeld({ reference }: Pick<Store, 'reference'>): Promise<HeldReference> {
  const [areas, departments, officePhones, matters, programmes, sections, days] = await Promise.all([
    reference.areas(),
    reference.departments(),
    reference.officePhones(),
    reference.matters(),
    reference.programmes(),
    reference.sections(),
    reference.localDays(),
  ]);
  return { areas, departments, officePhones, matters, programmes, sections, days };
}
