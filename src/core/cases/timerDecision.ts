/** What time brings to a case: reminders, warnings (预警), yellow and red cards (黄牌、红牌), steps that are stuck. */

import { countWorkingDays, dayAt, hourOf } from '../calendar/deadline';
import { DAY } from '../calendar/durations';
import type { Timer } from '../model/alerts';
import type { KeptEvent } from '../model/caseEvents';
import type { CaseRow } from '../model/cases';
import { makeNotice, type Notice, type NoticeView } from '../notices/notice';
import { hasEnded } from './coCases';
import type { Known } from './decision';
import { named, officeOf, shownDay, stepOf, visit } from './eventWording';
import { overdueAlert, reminderAlert } from './greenChannel';
import { cardMoment, isRunning, shareMoment, stuckMoment, timer as timerAt } from './timerMoments';
import { harmlessEvent } from './withoutPayLinks';

/** What a timer whose time has come calls for. A timer of the same id is set again. */
export interface Due {
  notices: Notice[];
  timers: Timer[];
}

const NOTHING: Due = { notices: [], timers: [] };
/** Milliseconds. */

/**
 * `events` are those of the case. Nothing where the case is over or stands still: going on sets its timers again.
 * Where the promise has moved, the timer does.
 */
export function onTimer(timer: Timer, known: Known, events: readonly KeptEvent[]): Due {
  const { row, parent } = known;
  if (!row || (parent && hasEnded(parent))) return NOTHING;
  if (timer.kind === 'appointment.reminder') return appointmentReminder(row, known, events);
  if (timer.kind === 'digest' || !isRunning(row)) return NOTHING;
  if (timer.kind === 'step.stuck') return stuckStep(row, known);
  return row.promisedAt === null ? NOTHING : promiseNears(timer, row, row.promisedAt, known);
}

/** The day before at opening time; null where that is over. */
export function appointmentTimer(number: string, at: number | undefined, known: Known): Timer | null {
  if (at === undefined) return null;
  const dueAt = hourOf(dayAt(at - DAY, known.utcOffset), known.limits.opens, known.utcOffset);
  return dueAt > known.now ? timerAt('appointment.reminder', number, dueAt, known) : null;
}

function promiseNears(timer: Timer, row: CaseRow, promisedAt: number, known: Known): Due {
  const { limits, now } = known;
  const { kind, subject } = timer;
  const moment =
    kind === 'case.overdue'
      ? cardMoment(row, limits.yellowCard, known)
      : kind === 'case.redCard'
        ? cardMoment(row, limits.redCard, known)
        : shareMoment(row, kind === 'case.warning' ? limits.warning : limits.greenReminder, known);
  if (moment === null || moment > now)
    return { notices: [], timers: [timerAt(kind, subject, moment, known)] };
  const over = now >= promisedAt;
  const owned = {
    ...named(row, known),
    department: officeOf(row.department, known),
    promised: shownDay(promisedAt, known),
  };
  // Once for each promised day: one that was moved is warned of again.
  const once = dayAt(promisedAt, known.utcOffset);
  switch (kind) {
    case 'green.reminder':
      return { notices: row.green && !over ? reminderAlert(row, promisedAt, known) : [], timers: [] };
    case 'case.warning': {
      const notices = over ? [] : toOffice(row, { view: 'alert.warning', data: owned }, once, known);
      return {
        notices,
        timers: [timerAt('case.overdue', subject, cardMoment(row, limits.yellowCard, known), known)],
      };
    }
    case 'case.overdue': {
      const card = toOffice(row, { view: 'alert.yellowCard', data: owned }, once, known);
      const notices = row.green ? [...overdueAlert(row, promisedAt, known), ...card] : card;
      return {
        notices,
        timers: [timerAt('case.redCard', subject, cardMoment(row, limits.redCard, known), known)],
      };
    }
    default: {
      const days = countWorkingDays(once, dayAt(now, known.utcOffset), known.calendar) ?? limits.redCard;
      return {
        notices: toOffice(row, { view: 'alert.redCard', data: { ...owned, days } }, once, known),
        timers: [],
      };
    }
  }
}

/** First the step's own time, where it has one; then that nothing happened at all. */
function stuckStep(row: CaseRow, known: Known): Due {
  const { now, limits } = known;
  const idle = stuckMoment(row, known);
  const stepOver = row.stepDueAt !== null && row.stepDueAt <= now;
  const stuck = idle !== null && idle <= now;
  const next = stepOver || row.stepDueAt === null ? idle : Math.min(row.stepDueAt, idle ?? row.stepDueAt);
  const timers = stuck ? [] : [timerAt('step.stuck', row.number, next, known)];
  if (!stuck && !stepOver) return { notices: [], timers };
  const data = {
    ...named(row, known),
    department: officeOf(row.department, known),
    step: stepOf(row.step),
    days: stuck ? limits.stuck : null,
  };
  const once = `${row.sequence}:${stuck ? 'idle' : 'step'}`;
  return { notices: toOffice(row, { view: 'alert.stuck', data }, once, known), timers };
}

function appointmentReminder(row: CaseRow, known: Known, events: readonly KeptEvent[]): Due {
  const event = events.findLast(({ detail, late }) => !late && detail.appointmentAt !== undefined);
  const at = event?.detail.appointmentAt;
  if (!event || at === undefined || at <= known.now || row.state !== 'preregistered') return NOTHING;
  const again = appointmentTimer(row.number, at, known);
  if (again) return { notices: [], timers: [again] };
  const data = { ...named(row, known), ...visit(harmlessEvent(event).event, known) };
  const key = `notice.appointment:${dayAt(at, known.utcOffset)}`;
  const notice = makeNotice({ view: 'notice.appointment', data }, { to: row.phone, until: at, key });
  return { notices: [notice], timers: [] };
}

/** To every supervisor, and to the department's first leader, who can still do something about it. */
function toOffice(row: CaseRow, view: NoticeView, once: string, { directory }: Known): Notice[] {
  const [first] = directory.departments.get(row.department)?.ladder ?? [];
  const readers = new Set([...(first === undefined ? [] : [first]), ...directory.supervisors]);
  return [...readers].map((to) => makeNotice(view, { to, key: `${view.view}:${once}` }));
}
