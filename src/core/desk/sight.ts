/** How far somebody's sight goes: what an API key, a webhook or a grant at the desk is bound to, spelled out. */
import { type Areas, isWithin, type Place, pathsOf } from './within';

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

/** The land as bounds need it: areas, and departments with where they are. */
export interface Land {
  areas: Areas;
  departments: readonly { id: string; area: string }[];
}

/** Where something belongs: to a department, or to a village. */
export interface Belonging {
  department: string | null;
  village: string | null;
  /** Where else: a number that is no household's has cases at several departments. */
  also?: readonly Belonging[];
}

/**
 * What a thing is, for whoever must know where it belongs. `phone`: somebody to write to, the household's alone; `number`: as
 * the lists of opt-outs and of dead numbers have it.
 */
export type ThingKind = 'case' | 'matter' | 'ticket' | 'visit' | 'phone' | 'number' | 'household' | 'message';

/** An empty list of bounds reaches nothing; so does one of an area or a department that is not there. */
export function sightOf(bounds: readonly Bound[], land: Land): Sight | null {
  const sight = { departments: new Set<string>(), villages: new Set<string>(), serves: new Set<string>() };
  const paths = pathsOf(land.areas);
  for (const { area = null, department = null } of bounds) {
    if (area === null && department === null) return null;
    const place = { path: paths.exactly(area), department };
    const villages = below(place, land);
    if (villages.length > 0 && villages.length === land.areas.length) return null;
    const departments = land.departments.filter((one) =>
      isWithin({ path: paths.orTop(one.area), department: one.id }, place),
    );
    for (const { id } of departments) sight.departments.add(id);
    for (const id of villages) sight.villages.add(id);
    // A department of the whole county is sent to no area by that alone.
    const served =
      department === null
        ? villages
        : departments.flatMap((one) => below({ path: paths.exactly(one.area), department: null }, land));
    for (const id of served) sight.serves.add(id);
  }
  return sight;
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

/** Whether what is of this department may be seen; what is of none, only by who sees all. */
export function coversDepartment(sight: Sight | null, department: string | null | undefined): boolean {
  return sight === null || (department != null && sight.departments.has(department));
}

/** Whether what is of this village may be seen; what is of none, only by who sees all. */
export function coversVillage(sight: Sight | null, village: string | null | undefined): boolean {
  return sight === null || (village != null && sight.villages.has(village));
}

/** Whether something may be seen that belongs to a department, a village, or further ones. */
export function covers(sight: Sight | null, { department, village, also = [] }: Belonging): boolean {
  return (
    coversDepartment(sight, department) ||
    coversVillage(sight, village) ||
    also.some((one) => covers(sight, one))
  );
}

function below(place: Place, { areas }: Land): string[] {
  return areas.flatMap(({ id, path }) => (isWithin({ path, department: null }, place) ? [id] : []));
}

function both(one: ReadonlySet<string>, other: ReadonlySet<string>): Set<string> {
  return new Set([...one].filter((id) => other.has(id)));
}
