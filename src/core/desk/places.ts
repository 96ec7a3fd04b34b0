/** Places that grants hold for: what they are called, and where each lies. */
import { EVERYWHERE, type Grant } from '../model/desk/account';
import type { Subject } from './may';

/** The land as far as grants need it. */
export interface Places {
  areas: readonly { id: string; name: string; path: string }[];
  departments: readonly { id: string; name: string; area: string }[];
}

const AREA_DIGITS = 12;

/** A statistical code with the last noughts that an office may leave out. */
export function wholeAreaCode(digits: string): string {
  return digits.padEnd(AREA_DIGITS, '0');
}

/** The area with this code, which may be written without its last noughts (`410522101` for a township); undefined: there is none. */
export function findArea<A extends { id: string }>(areas: readonly A[], said: string): A | undefined {
  const whole = /^\d+$/.test(said) ? wholeAreaCode(said) : said;
  return areas.find(({ id }) => id === said) ?? areas.find(({ id }) => id === whole);
}

/** Areas above which nothing is held, whatever their code says stands above them. */
export function topAreas<A extends { id: string; parent: string | null }>(areas: readonly A[]): A[] {
  const held = new Set(areas.map(({ id }) => id));
  return areas.filter(({ parent }) => parent === null || !held.has(parent));
}

/** Small letters, digits, dot, dash and underscore; two at least. */
export function isLogin(text: string): boolean {
  return /^[a-z0-9][a-z0-9._-]{1,63}$/.test(text);
}

/** Where a grant holds, as `mayGovern` asks; null where there is no such place. */
export function placeOf(
  { area, department }: Pick<Grant, 'area' | 'department'>,
  places: Places,
): Subject | null {
  if (area === EVERYWHERE) return { path: EVERYWHERE, department: null };
  if (area !== null) {
    const found = places.areas.find(({ id }) => id === area);
    return found ? { path: found.path, department: null } : null;
  }
  const found = places.departments.find(({ id }) => id === department);
  if (!found || department === null) return null;
  // A department of no area is the whole installation's.
  const path = found.area === '' ? EVERYWHERE : places.areas.find(({ id }) => id === found.area)?.path;
  return { path: path ?? null, department };
}

/** As a form carries it, `area:410522` or `department:ZJJ`; null for anything else. */
export function placeFrom(written: string): Pick<Grant, 'area' | 'department'> | null {
  const [, kind, id = ''] = /^(area|department):(.*)$/.exec(written) ?? [];
  if (kind === 'area') return { area: id, department: null };
  return kind === 'department' && id !== '' ? { area: null, department: id } : null;
}

/** As rows and forms have it: `area:410522`, `department:GAJ`. */
export function writtenPlace({ area, department }: Pick<Grant, 'area' | 'department'>): string {
  return department === null ? `area:${area}` : `department:${department}`;
}
