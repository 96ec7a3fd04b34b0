/** Whether the offices are shut at this moment, as far as the hours on their guides tell. */

import { dayAt, hourOf } from '../../../calendar/deadline';
import { HOUR } from '../../../calendar/durations';
import type { Calendar } from '../../../calendar/workingDays';
import type { Scene } from '../../scene/command';
import type { Hall } from '../guides/hall';
import { opensOn } from './openDays';

/** 9:00-17:00, and what stands between the two in any language. */
const SPAN = /(\d{1,2}):(\d{2})\D{1,4}(\d{1,2}):(\d{2})/g;
/** Before it nobody opens: what begins at 2:30 is meant in the afternoon. */
const EARLIEST = 6;
const NOON = 12;

/** The hours at which somebody is there, where nobody is now; null: they are open, or nobody knows. */
export function hoursIfShut(
  hall: Pick<Hall, 'hours'> | null,
  calendar: Calendar,
  { now, utcOffset, says }: Pick<Scene, 'now' | 'utcOffset' | 'says'>,
): string | null {
  if (!hall) return null;
  const day = dayAt(now, utcOffset);
  const hour = (now - hourOf(day, 0, utcOffset)) / HOUR;
  const spans = spansOf(hall.hours);
  const isOpen = spans.some(({ from, until }) => from <= hour && hour < until);
  const isShut = opensOn(hall.hours, day, calendar, says) === false || (spans.length > 0 && !isOpen);
  return isShut ? hall.hours : null;
}

/** Hours of a day of twenty-four, of a clock of twelve too. */
function spansOf(hours: string): { from: number; until: number }[] {
  return [...hours.normalize('NFKC').matchAll(SPAN)].map((span) => {
    const [opens = 0, past = 0, closes = 0, after = 0] = span.slice(1).map(Number);
    const from = opens + past / 60 + (opens > 0 && opens < EARLIEST ? NOON : 0);
    const until = closes + after / 60;
    return { from, until: until < from ? until + NOON : until };
  });
}
