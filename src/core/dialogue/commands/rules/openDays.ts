/** On which days hours hold, as far as a guide tells them: 每天 is open while the offices rest. */

import { type Calendar, isHoliday } from '../../../calendar/workingDays';
import type { Says } from '../../../text/sayings';

const SATURDAY = 6;

/** Null where nobody has said of its year which days are free. `day`: `2026-11-28`. */
export function opensOn(hours: string, day: string, calendar: Calendar, says: Says): boolean | null {
  if (isEveryDay(hours, says)) return true;
  const isSaturday = new Date(`${day}T00:00Z`).getUTCDay() === SATURDAY;
  if (isSaturday && says.onSaturdays.test(plain(hours))) return !isHoliday(day);
  return calendar.works(day);
}

/** Whether hours as the county wrote them say that it is open every day. */
export function isEveryDay(hours: string, says: Says): boolean {
  const written = plain(hours);
  // 周一至周五，中午不休息 is no every day.
  return says.everyDay.test(written) && !says.weekdaysAlone.test(written);
}

function plain(hours: string): string {
  return hours.normalize('NFKC');
}
