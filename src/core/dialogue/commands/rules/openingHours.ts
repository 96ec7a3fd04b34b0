/** Whether the offices are open on a day. */

import { daysAfter } from '../../../calendar/day';
import { dayAt } from '../../../calendar/deadline';
import { type Calendar, holidayNamed } from '../../../calendar/workingDays';
import type { View } from '../../../views';
import type { Scene } from '../../scene/command';
import type { Hall } from '../guides/hall';
import { dayInWords, visitDay } from '../visits/visitDay';
import { isEveryDay, opensOn } from './openDays';

/** No holiday is longer. */
const FAR = 15;

/** `date`: as the slot of a visit has it. */
export function openingHours(
  { place, hours }: Pick<Hall, 'place' | 'hours'>,
  { date, words }: { date: string | undefined; words: string },
  calendar: Calendar,
  scene: Scene,
): View {
  const { now, utcOffset, says } = scene;
  const opens = (on: string) => opensOn(hours, on, calendar, says);
  const asked = date === undefined ? null : visitDay(date, now, utcOffset);
  const day = asked ?? holidayNamed(words, dayAt(now, utcOffset));
  const open = day === null ? null : opens(day);
  const back = day !== null && open === false ? nextOpen(day, opens) : null;
  return {
    view: 'rule.hours',
    data: {
      place,
      hours,
      everyDay: isEveryDay(hours, says),
      day: day === null || open === null ? null : dayInWords(day, scene),
      open,
      back: back === null ? null : dayInWords(back, scene),
    },
  };
}

function nextOpen(day: string, opens: (day: string) => boolean | null): string | null {
  const days = Array.from({ length: FAR }, (_, at) => daysAfter(day, at + 1));
  return days.find((one) => opens(one)) ?? null;
}
