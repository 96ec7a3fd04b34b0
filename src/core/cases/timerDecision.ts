/** What time brings to a case: reminders, warnings (预警), yellow and red cards (黄牌、红牌), steps that are stuck. */

import { countWorkingDays, dayAt, hourOf } from '../calendar/deadline';
import { DAY } from '../calendar/durations';
import type { Timer, TimerKind } from '../model/alerts';
import type { KeptEvent } from '../model/caseEvents';
import { type CaseRow, clockRuns, hasEnded } from '../model/cases';
import { makeNotice, type Notice, type NoticeView } from '../notices/notice';
import type { Known } from './decision';
import { named, officeOf, shownDay, stepOf, visit } from './eventWording';
import { overdueAlert, reminderAlert } from './greenChannel';
import { cardMoment, shareMoment, stuckMoment, timer as timerAt } from './timerMoments';
import { harmlessEvent } from './withoutPayLinks';

/** What a timer whose time has come calls for. A timer of the same id is set again. */
export interface Due {
  notices: Notice[];
  timers: Timer[];
}

const NOTHING: Due = { notices: [], timers: [] };

/**
 * `events` are those of the case. Nothing where the case is over or stands still: going on sets its timers again.
 * Where the promise has moved, the timer does.
 */
export function onTimer(timer: Timer, known: Known, events: readonly KeptEvent[]): Due {
  const { row, parent } = known;
  if (!row || (parent && hasEnded(parent))) return NOTHING;
  if (timer.kind === 'appointment.reminder') return appointmentReminder(row, known, events);
  if (timer.kind === 'digest' || !clockRuns(row)) return NOTHING;
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
  const at = momentOf(kind, row, known);
  if (at === null || at > now) return { notices: [], timers: [timerAt(kind, subject, at, known)] };
  const over = now >= promisedAt;
  const next = (then: TimerKind, after: number) => [
    timerAt(then, subject, cardMoment(row, after, known), known),
  ];
  switch (kind) {
    case 'green.reminder':
      return { notices: row.green && !over ? reminderAlert(row, promisedAt, known) : [], timers: [] };
    case 'case.warning':
      return {
        notices: over ? [] : card('alert.warning', row, promisedAt, known),
        timers: next('case.overdue', limits.yellowCard),
      };
    case 'case.overdue': {
      const urgent = row.green ? overdueAlert(row, promisedAt, known) : [];
      return {
        notices: [...urgent, ...card('alert.yellowCard', row, promisedAt, known)],
        timers: next('case.redCard', limits.redCard),
      };
    }
    default:
      return { notices: card('alert.redCard', row, promisedAt, known), timers: [] };
  }
}

/** When a timer of this kind has something to say, as the promise stands now; null: a year is not known. */
function momentOf(kind: TimerKind, row: CaseRow, known: Known): number | null {
  const { limits } = known;
  if (kind === 'case.overdue') return cardMoment(row, limits.yellowCard, known);
  if (kind === 'case.redCard') return cardMoment(row, limits.redCard, known);
  return shareMoment(row, kind === 'case.warning' ? limits.warning : limits.greenReminder, known);
}

/** A warning or a card to the office. Once for each promised day: one that was moved is warned of again. */
function card(
  view: 'alert.warning' | 'alert.yellowCard' | 'alert.redCard',
  row: CaseRow,
  promisedAt: number,
  known: Known,
): Notice[] {
  const { now, utcOffset, calendar, limits } = known;
  const data = {
    ...named(row, known),
    department: officeOf(row.department, known),
    promised: shownDay(promisedAt, known),
  };
  const promised = dayAt(promisedAt, utcOffset);
  if (view !== 'alert.redCard') return toOffice(row, { view, data }, promised, known);
  const days = countWorkingDays(promised, dayAt(now, utcOffset), calendar) ?? limits.redCard;
  return toOffice(row, { view, data: { ...data, days } }, promised, known);
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
