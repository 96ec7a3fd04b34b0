/** Areas and departments as choices of a form, and as people call them. */
import { type Grantee, may, type Subject } from '../../../core/desk/may';
import { type Places, placeOf, writtenPlace } from '../../../core/desk/places';
import type { DeskAction } from '../../../core/desk/rights';
import { EVERYWHERE } from '../../../core/model/desk/account';
import type { Words } from '../../pages/pages';

/** The whole installation has the area `EVERYWHERE`. */
interface Place {
  area: string | null;
  department: string | null;
}

const NOWHERE: Subject = { path: null, department: null };

/** Places where somebody may do this, the widest first, as the land lies. */
export function placeChoices(
  by: Grantee,
  action: DeskAction,
  places: Places,
  words: Words,
): { value: string; label: string }[] {
  const byPath = [...places.areas].sort((one, other) => (one.path < other.path ? -1 : 1));
  const all: Place[] = [
    { area: EVERYWHERE, department: null },
    ...byPath.map(({ id }) => ({ area: id, department: null })),
    ...places.departments.map(({ id }) => ({ area: null, department: id })),
  ];
  return all
    .filter((place) => may(by, action, placeOf(place, places) ?? NOWHERE) === 'yes')
    .map((place) => ({ value: writtenPlace(place), label: placeName(place, places, words) }));
}

/** With what is above, so that two villages of one name are told apart; the whole is the word `everywhere`. */
export function placeName({ area, department }: Place, places: Places, words: Words): string {
  if (area === EVERYWHERE) return String(words.everywhere);
  if (area === null)
    return places.departments.find(({ id }) => id === department)?.name ?? String(department);
  const path = places.areas.find(({ id }) => id === area)?.path;
  if (path === undefined) return area;
  const names = path.split('/').flatMap((id) => places.areas.find((one) => one.id === id)?.name ?? []);
  return names.slice(-2).join(' ');
}
