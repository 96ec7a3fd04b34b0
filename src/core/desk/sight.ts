/** How far somebody's sight goes: what an API key, a webhook or a grant at the desk is bound to, spelled out. */

/** An area and all below, or a department; both null: no bound. */
export interface Bound {
  area?: string | null;
  department?: string | null;
}

/** All that a bound covers. Null stands for everything. */
export interface Sight {
  /** Whose cases, visits, ratings and tickets of cases they are. */
  departments: ReadonlySet<string>;
  /** Whose households they are. */
  villages: ReadonlySet<string>;
  /** To whose households may be paid and written: a department's are those of its area, which it does not see. */
  serves: ReadonlySet<string>;
}

/** The land as bounds need it: areas with what they are part of, departments with where they are. */
export interface Land {
  areas: readonly { id: string; parent: string | null }[];
  departments: readonly { id: string; area: string }[];
}

/** Where something belongs: to a department, or to a village. */
export interface Belonging {
  department: string | null;
  village: string | null;
}

/** What a thing is, for whoever must know where it belongs. */
export type ThingKind = 'case' | 'matter' | 'ticket' | 'visit' | 'phone' | 'household' | 'message';

/** An empty list of bounds reaches nothing; so does one of an area or a department that is not there. */
export function sightOf(bounds: readonly Bound[], land: Land): Sight | null {
  const departments = new Set<string>();
  const villages = new Set<string>();
  const serves = new Set<string>();
  for (const { area = null, department = null } of bounds) {
    if (area === null && department === null) return null;
    if (department === null) {
      const below = belowOf(area ?? '', land);
      if (below.size > 0 && below.size === land.areas.length) return null;
      for (const id of below) {
        villages.add(id);
        serves.add(id);
      }
      for (const { id, area: at } of land.departments) if (below.has(at)) departments.add(id);
    } else {
      const found = land.departments.find(({ id }) => id === department);
      if (!found) continue;
      departments.add(department);
      for (const id of belowOf(found.area, land)) serves.add(id);
    }
  }
  return { departments, villages, serves };
}

/** What is in both. */
export function narrowed(one: Sight | null, other: Sight | null): Sight | null {
  if (one === null || other === null) return one ?? other;
  return {
    departments: both(one.departments, other.departments),
    villages: both(one.villages, other.villages),
    serves: both(one.serves, other.serves),
  };
}

export function coversDepartment(sight: Sight | null, department: string | null | undefined): boolean {
  return sight === null || (department != null && sight.departments.has(department));
}

export function coversVillage(sight: Sight | null, village: string | null | undefined): boolean {
  return sight === null || (village != null && sight.villages.has(village));
}

export function covers(sight: Sight | null, { department, village }: Belonging): boolean {
  return coversDepartment(sight, department) || coversVillage(sight, village);
}

/** The area itself and all below it; nothing where there is no such area. */
function belowOf(area: string, { areas }: Land): Set<string> {
  const children = new Map<string, string[]>();
  for (const { id, parent } of areas) {
    const siblings = children.get(parent ?? '') ?? [];
    siblings.push(id);
    children.set(parent ?? '', siblings);
  }
  const found = new Set(areas.flatMap(({ id }) => (id === area ? [id] : [])));
  // A set that grows while it is walked is walked to its end.
  for (const id of found) for (const child of children.get(id) ?? []) found.add(child);
  return found;
}

function both(one: ReadonlySet<string>, other: ReadonlySet<string>): Set<string> {
  return new Set([...one].filter((id) => other.has(id)));
}
