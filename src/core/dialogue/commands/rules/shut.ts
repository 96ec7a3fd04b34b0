/** Whether the offices are shut at this moment, as far as the hours on their guides tell. */

import { dayAt, hourOf } from '../../../calendar/deadline';
import { HOUR } from '../../../calendar/durations';
import type { Calendar } from '../../../calendar/workingDays';
import type { Scene } from '../../scene/command';
import type { Hall } from '../guides/hall';

/** 9:00-17:00, and what stands between the two in any language. */
const SPAN = /(\d{1,2}):(\d{2})\D{1,4}(\d{1,2}):(\d{2})/g;

/** The hours at which somebody is there, where nobody is now; null: they are open, or nobody knows. */
export function hoursIfShut(
  hall: Pick<Hall, 'hours'> | null,
  calendar: Calendar,
  { now, utcOffset }: Pick<Scene, 'now' | 'utcOffset'>,
): string | null {
  if (!hall) return null;
  const day = dayAt(now, utcOffset);
  const hour = (now - hourOf(day, 0, utcOffset)) / HOUR;
  const spans = [...hall.hours.normalize('NFKC').matchAll(SPAN)].map((span) => span.slice(1).map(Number));
  const isOpen = spans.some(
    ([from = 0, past = 0, until = 0, after = 0]) => from + past / 60 <= hour && hour < until + after / 60,
  );
  const isShut = calendar.works(day) === false || (spans.length > 0 && !isOpen);
  return isShut ? hall.hours : null;
}
