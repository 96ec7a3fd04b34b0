/** What is asked of the offices themselves: when they are open, where they are, by which number. */

import type { Calendar } from '../../../calendar/workingDays';
import type { Matter } from '../../../model/matters';
import type { Scene, Turn } from '../../scene/command';
import { leadTo, say } from '../../scene/say';
import { departmentNamed, departmentsOf } from '../guides/departments';
import { besides, hallTurn, officeTurn } from '../guides/guideTurns';
import { contactOf, hallOf, isElsewhere, isHall } from '../guides/hall';
import { openingHours } from './openingHours';

interface Places {
  matters: readonly Matter[];
  /** Those that the words name. */
  named: readonly Matter[];
  calendar: Calendar;
}

/** When it is open: the window of the matter that is named, the department, or the hall. */
export function hoursTurn(
  asked: { date: string | undefined; words: string },
  { matters, named: [one], calendar }: Places,
  scene: Scene,
): Turn | null {
  const department = departmentNamed(asked.words, departmentsOf(matters), scene.departmentNames);
  const of = department && contactOf(department.name, matters);
  const place = one?.guide ?? of ?? hallOf(matters);
  if (!place) return null;
  const subject = { kind: 'office', ...(of && department && { department: department.name }) } as const;
  return { ...say(openingHours(place, asked, calendar, scene)), ...besides(subject, scene) };
}

/** Phone or place of the same; null: it is of something else. */
export function contactTurn(
  about: 'phone' | 'where',
  words: string,
  { matters, named: [one] }: Pick<Places, 'matters' | 'named'>,
  scene: Scene,
): Turn | null {
  if (one) return leadTo({ intent: 'matter.guide', slots: { matter: one.name, about, words } });
  const department = departmentNamed(words, departmentsOf(matters), scene.departmentNames);
  if (department) return officeTurn(department, matters, scene);
  const elsewhere = isElsewhere(words, matters, scene);
  if (about === 'phone' || elsewhere) return hallTurn(matters, scene, elsewhere);
  // Where something else is, the hall is no answer to.
  return isHall(words, matters, scene) ? hallTurn(matters, scene) : null;
}
