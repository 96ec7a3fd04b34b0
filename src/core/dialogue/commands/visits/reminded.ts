/** The message on the day before a visit: when it is due, and whether it comes. */

import { daysAfter } from '../../../calendar/day';
import { hourOf } from '../../../calendar/deadline';
import type { Change } from '../../../model/change';
import { comes } from '../../../notices/optOut';
import type { Scene } from '../../scene/command';

const REMINDER_HOUR = 10;

type At = Pick<Scene, 'now' | 'utcOffset' | 'caller'>;

/** Booked for tomorrow after that hour, a visit has none. */
export function reminderFor(visit: string, day: string, scene: At): Change[] {
  if (!isAhead(day, scene)) return [];
  const timer = {
    id: `visit:${visit}`,
    kind: 'visit.reminder',
    subject: visit,
    dueAt: dueAt(day, scene),
  } as const;
  return [{ kind: 'timer', timer }];
}

/** What is said of it beside the visit: that it comes, or that it would if this phone had not stopped it. */
export function reminded(day: string, scene: At): { reminded: boolean; remindersOff: boolean } {
  const ahead = isAhead(day, scene);
  const isOn = comes('notice.visitTomorrow', scene.caller.stopped);
  return { reminded: ahead && isOn, remindersOff: ahead && !isOn };
}

function isAhead(day: string, scene: At): boolean {
  return dueAt(day, scene) > scene.now;
}

function dueAt(day: string, { utcOffset }: At): number {
  return hourOf(daysAfter(day, -1), REMINDER_HOUR, utcOffset);
}
