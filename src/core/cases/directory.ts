/** Offices name a matter or a department by its id or its name. */
import type { Directory } from './caseReads';

type Matter = NonNullable<ReturnType<Directory['matters']['get']>>;
type Department = NonNullable<ReturnType<Directory['departments']['get']>>;

/** Null where there is none of this id or name. */
export function findMatter({ matters }: Directory, said: string): Matter | null {
  return matters.get(said) ?? named(matters, said);
}

/** Null where there is none of this id or name. */
export function findDepartment({ departments }: Directory, said: string): Department | null {
  return departments.get(said) ?? named(departments, said);
}

/** What people call a matter; its id where the directory has lost it. */
export function matterName({ matters }: Directory, id: string): string {
  return matters.get(id)?.name ?? id;
}

/** What people call a department; its id where the directory has lost it. */
export function departmentName({ departments }: Directory, id: string): string {
  return departments.get(id)?.name ?? id;
}

function named<T extends { name: string }>(entries: Map<string, T>, name: string): T | null {
  for (const entry of entries.values()) if (entry.name === name) return entry;
  return null;
}
