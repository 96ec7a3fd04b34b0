/** The day before a booked visit: where, when, and what to bring. */

import { hourOf } from '../cases/deadline';
import type { Notice } from '../cases/decision';
import { clip } from '../text/clip';
import { dayOf } from '../text/day';
import type { Appointment, Matter } from './services';

const NOON = 12;
const PAPERS = 40;

/** Null for a visit that was given up, or whose matter takes none any more. */
export function visitReminder(
  visit: Appointment | null,
  matters: readonly Matter[],
  now: number,
  utcOffset: number,
): Notice | null {
  const matter = matters.find(({ id }) => id === visit?.matter);
  if (!visit || visit.seat === null || !matter?.guide) return null;
  return {
    to: visit.phone,
    audience: 'applicant',
    view: {
      view: 'notice.visitTomorrow',
      data: {
        matter: clip(matter.name, 12),
        day: dayOf(hourOf(visit.day, NOON, utcOffset), now, utcOffset),
        period: visit.period,
        place: matter.guide.place,
        papers: clip(matter.guide.papers.join('、'), PAPERS),
      },
    },
    lane: 'notice',
    scope: 'reminders',
    quiet: true,
    key: `visit:${visit.id}`,
  };
}
