/** What casework knows of the county: its departments and matters, which offices name by id or by name. */

interface Department {
  id: string;
  name: string;
  /** Phones of its leaders, in the order in which alerts climb. */
  ladder: string[];
}

interface Matter {
  id: string;
  name: string;
  /** Id of the one that handles it. */
  department: string;
  promisedDays: number;
}

/** All by id: small, read whole, kept a while. */
export interface Directory {
  departments: Map<string, Department>;
  matters: Map<string, Matter>;
  /** E.164. */
  supervisors: string[];
}

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
