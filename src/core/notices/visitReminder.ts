/** The day before a booked visit: where, when, and what to bring. */

import { dayOf } from '../calendar/day';
import { hourOf } from '../calendar/deadline';
import type { Appointment, Matter, Period } from '../model/matters';
import { clip } from '../text/clip';
import { makeNotice, type Notice } from './notice';

const NOON = 12;
/** From then on a reminder reminds of nothing. */
const OVER: Record<Period, number> = { am: NOON, pm: 17, late: 17 };

/** Null for a visit that was given up, or whose matter takes none any more. */
export function visitReminder(
  visit: Appointment | null,
  matters: readonly Matter[],
  now: number,
  utcOffset: number,
): Notice | null {
  const matter = matters.find(({ id }) => id === visit?.matter);
  if (!visit || visit.seat === null || !matter?.guide) return null;
  const data = {
    matter: clip(matter.name, 12),
    day: dayOf(hourOf(visit.day, NOON, utcOffset), now, utcOffset),
    period: visit.period,
    place: matter.guide.place,
    papers: matter.guide.papers.join('、'),
  };
  const until = hourOf(visit.day, OVER[visit.period], utcOffset);
  return makeNotice(
    { view: 'notice.visitTomorrow', data },
    { to: visit.phone, until, key: `visit:${visit.id}` },
  );
}
