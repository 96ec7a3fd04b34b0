/** What holds for the offices as a whole, from the guides of the county: nobody has to write it down once more. */

import type { MatterGuide } from '../../../model/desk/reference';
import type { Matter } from '../../../model/matters';
import { pairsOf } from '../../../text/pairs';
import type { Says } from '../../../text/sayings';
import type { Scene } from '../../scene/command';

/** Where most matters are handled (政务大厅), when, and by which number. */
export interface Hall {
  place: string;
  hours: string;
  phone: string;
}

/** What most guides say; null where there are none. */
export function hallOf(matters: readonly Matter[]): Hall | null {
  const guides = matters.flatMap(({ guide }) => guide ?? []);
  if (guides.length === 0) return null;
  return {
    place: mostCommon(guides.map(({ place }) => withoutWindow(place))),
    hours: mostCommon(guides.map(({ hours }) => hours)),
    phone: mostCommon(guides.map(({ phone }) => phone)),
  };
}

/** 你们在哪: so short a question names nothing else. */
const SHORT = 7;
const SHORT_IN_LETTERS = 16;

/** Whether the words ask for the hall: by a part of its name, or by naming nothing. */
export function isHall(words: string, matters: readonly Matter[], { says }: Scene): boolean {
  return namesHall(words, matters, says) || (isShort(words) && !says.namesOffice.test(words));
}

function isShort(words: string): boolean {
  return words.length <= (/\p{sc=Han}/u.test(words) ? SHORT : SHORT_IN_LETTERS);
}

/** Whether some office is named, and not the hall. */
export function isElsewhere(words: string, matters: readonly Matter[], { says }: Scene): boolean {
  return says.namesOffice.test(words) && !namesHall(words, matters, says);
}

function namesHall(words: string, matters: readonly Matter[], says: Says): boolean {
  const parts = pairsOf(hallOf(matters)?.place ?? '');
  return parts.some((part) => words.includes(part)) || says.hall.test(words);
}

/** 政务大厅 of 政务大厅3号窗口. */
function withoutWindow(place: string): string {
  return place.replace(/[第#]?\d+号?(?:服务)?窗口.*$/, '') || place;
}

function mostCommon(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? '';
}

/** Its phone and its windows, as the guides of its matters have them. */
export function contactOf(department: string, matters: readonly Matter[]): Hall | null {
  const guides = matters.filter((one) => one.department === department).flatMap(({ guide }) => guide ?? []);
  const [first] = guides;
  if (!first) return null;
  return { place: windowsOf(guides), hours: first.hours, phone: first.phone };
}

function windowsOf(guides: readonly MatterGuide[]): string {
  return [...new Set(guides.map(({ place }) => place))].slice(0, 3).join('、');
}
