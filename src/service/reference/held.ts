/** What is held of the county, as it stands. */
import type { HeldReference, ReferenceFileKind } from '../../core/intake/reference';
import type { Store } from '../../ports';

/** As files of this kind are checked against: of the news, which are many, only for files of them. Rejects with StoreError. */
export async function readHeld(
  kind: ReferenceFileKind | undefined,
  { store: { reference }, utcOffset }: { store: Pick<Store, 'reference'>; utcOffset: number },
): Promise<HeldReference> {
  const [areas, departments, officePhones, matters, programmes, sections, days, news] = await Promise.all([
    reference.areas(),
    reference.departments(),
    reference.officePhones(),
    reference.matters(),
    reference.programmes(),
    reference.sections(),
    reference.localDays(),
    kind === 'news' ? reference.allNews() : [],
  ]);
  return { areas, departments, officePhones, matters, programmes, sections, days, news, utcOffset };
}
