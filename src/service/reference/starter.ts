/** Puts in the set that a county may begin from; what is there already, under the same key or name, stays. */
import { REFERENCE_TABLES, readTextRows, type TextRow } from '../../core/intake/reference';
import type { NewsSection } from '../../core/model/desk/reference';
import type { Store } from '../../ports';
import type { Author, ReferenceOffice } from '.';

export interface StarterSet {
  departments: readonly TextRow[];
  matters: readonly TextRow[];
  programmes: readonly TextRow[];
  sections: readonly NewsSection[];
}

/** Departments first: matters name them. */
const KINDS = ['departments', 'matters', 'programmes'] as const;

export type StarterCounts = Record<(typeof KINDS)[number] | 'sections', number>;

/** Resolves with how many of each were new. Rejects with StoreError. */
export async function putStarter(
  set: StarterSet,
  { office, store }: { office: ReferenceOffice; store: Pick<Store, 'reference'> },
  author: Omit<Author, 'starter'>,
): Promise<StarterCounts> {
  const counts: StarterCounts = { departments: 0, matters: 0, programmes: 0, sections: 0 };
  for (const kind of KINDS) {
    const { file } = REFERENCE_TABLES[kind];
    const fields = new Set(file.fields.map(({ name }) => name));
    const checked = await office.check(kind, { rows: readTextRows(set[kind], file), fields });
    const rows = checked.filter(({ change, found }) => change === 'new' && found.length === 0);
    const { written } = await office.put(kind, { rows, fields }, 'each', { ...author, starter: true });
    counts[kind] = written;
  }
  const known = new Set((await store.reference.sections()).map(({ id }) => id));
  const sections = set.sections.filter(({ id }) => !known.has(id));
  for (const section of sections) {
    const change = { kind: 'newsSection' as const, section: { ...section, origin: 'starter' as const } };
    await office.write([change], `newsSection ${section.id}`, author);
  }
  counts.sections = sections.length;
  return counts;
}
