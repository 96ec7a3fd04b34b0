/**
 * The one rule of what lies where: a grant, a key, a webhook and a list all go by it. A place is an area with all below it, which is
 * what begins with its path, or a department, which is itself alone.
 */
import { EVERYWHERE } from '../model/desk/account';

/** Where a grant or a bound holds: a department, or else an area by its path; null: there is no such area. */
export interface Place {
  path: string | null;
  department: string | null;
}

/** Where something lies, `Place` again: a case has the department and the path of where that is. */
export type Lying = Place;

/** Whether something lies in a place: in its department, or in its area and all below. */
export function isWithin({ path, department }: Lying, place: Place): boolean {
  if (place.department !== null) return place.department === department;
  return place.path !== null && path?.startsWith(place.path) === true;
}

/** Areas with their ids from the top, as `AreaRecord.path`: `410522/410522101/`. */
export type Areas = readonly { id: string; path: string }[];

/** Paths by id of area. */
export interface Paths {
  /** Null: there is no such area. */
  exactly(area: string | null): string | null;
  /**
   * What is in no area, or in one that is not there, is the whole county's: it lies at the top, where one area is above all
   * others, and else with whoever has the whole installation.
   */
  orTop(area: string | null): string;
}

/** Of these areas, for looking many up. */
export function pathsOf(areas: Areas): Paths {
  const paths = new Map<string | null, string>(areas.map(({ id, path }) => [id, path]));
  const all = [...paths.values()];
  const shortest = all.reduce(
    (one, other) => (other.length < one.length ? other : one),
    all[0] ?? EVERYWHERE,
  );
  const top = all.every((path) => path.startsWith(shortest)) ? shortest : EVERYWHERE;
  return { exactly: (area) => paths.get(area) ?? null, orTop: (area) => paths.get(area) ?? top };
}
