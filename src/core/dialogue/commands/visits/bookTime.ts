/** Which day and time a visit is booked for. */

import { dayToKeep } from '../../../calendar/day';
import { hourOf } from '../../../calendar/deadline';
import type { Change } from '../../../model/change';
import type { Subject } from '../../../model/dialogue';
import type { SlotsOf } from '../../../model/intent';
import type { Appointment, Matter, Period } from '../../../model/matters';
import { clip } from '../../../text/clip';
import { type Choice, type Scene, say, type Turn } from '../../scene/command';
import { subjectOf } from '../../scene/subjectOf';
import { reminded, reminderFor } from './reminded';
import { visitDay } from './visitDay';
import { freeDays, freePeriods, freeSeat, isOpen, type Visits } from './visits';

type Slots = SlotsOf['appointment.book'];

/** Shown a visit, 改到后天 moves it. */
export const DONE = { state: 'appointment.done', expects: 'none' } as const;

const NOON = 12;

/** The day and the time of day, as far as they are said and free; else asks for what is missing. `old`: the visit that is given up for it. */
export function chooseTime(
  slots: Slots,
  matter: Matter,
  visits: Visits,
  scene: Scene,
  old?: Appointment,
): Turn {
  const day = slots.date === undefined ? null : visitDay(slots.date, scene.now, scene.utcOffset);
  const name = clip(matter.name, 12);
  const days = freeDays(matter, visits, scene).filter((date) => date !== old?.day);
  if (day === null) return askDay({ view: 'visit.days', data: { matter: name } }, slots, matter, days, scene);
  const data = { matter: name, day: said(day, scene) };
  const free = isOpen(day, visits, scene) ? freePeriods(matter, day, visits) : [];
  if (free.length === 0 || (slots.period !== undefined && !free.includes(slots.period)))
    return askDay({ view: 'visit.notThen', data }, slots, matter, days, scene);
  // 下周二上午有号吗 books nothing yet.
  if (slots.period === undefined || slots.about === 'days') return askPeriod(data, slots, matter, day, free);
  return book(matter, day, slots.period, visits, scene, old);
}

function askDay(
  show: NonNullable<Turn['reply']>['show'],
  { period, move: moves }: Slots,
  matter: Matter,
  days: string[],
  scene: Scene,
): Turn {
  if (days.length === 0) return say({ view: 'visit.full', data: { matter: clip(matter.name, 12) } });
  const kept = {
    matter: matter.name,
    ...(period === undefined ? {} : { period }),
    ...(moves && { move: moves }),
  };
  const choices = days.map(
    (date): Choice => ({
      label: { text: said(date, scene) },
      act: { intent: 'appointment.book', slots: { ...kept, date } },
    }),
  );
  return { ...ask(show, 'date', choices), subject: { kind: 'matter', matter: matter.name } };
}

function askPeriod(
  data: { matter: string; day: string },
  slots: Slots,
  matter: Matter,
  date: string,
  free: Period[],
): Turn {
  const { about: _asked, ...kept } = slots;
  const choices = free.map(
    (period): Choice => ({
      label: { name: `period.${period}` },
      act: { intent: 'appointment.book', slots: { ...kept, date, period } },
    }),
  );
  const turn = ask({ view: 'visit.periods', data }, 'period', choices);
  return { ...turn, subject: { kind: 'matter', matter: matter.name } };
}

function book(
  matter: Matter,
  day: string,
  period: Period,
  visits: Visits,
  scene: Scene,
  old?: Appointment,
): Turn {
  const seat = freeSeat(matter, day, period, visits);
  const { guide } = matter;
  if (seat === null || !guide) return say({ view: 'visit.full', data: { matter: clip(matter.name, 12) } });
  const id = scene.freshId;
  const appointment = { id, matter: matter.id, day, period, seat, phone: scene.inbound.from, at: scene.now };
  const changes = [
    { kind: 'booked', appointment } as const,
    ...instead(old, scene),
    ...reminderFor(id, day, scene),
  ];
  const show = {
    view: 'visit.booked',
    data: {
      matter: clip(matter.name, 12),
      day: said(day, scene),
      period,
      place: guide.place,
      papers: guide.papers.join('、'),
      moved: old !== undefined,
      reminded: reminded(day, scene).reminded,
    },
  } as const;
  return {
    reply: { show, expects: DONE },
    changes,
    dialogue: { open: null },
    subject: visitSubject(id, matter.name),
    undo: { intent: 'appointment.cancel', slots: { id } },
  };
}

function instead(old: Appointment | undefined, { now }: Scene): Change[] {
  return old ? [{ kind: 'unbooked', id: old.id, at: now }] : [];
}

/** The visit that the last reply told of. */
export function shownLast({ dialogue, now }: Scene): Subject | null {
  const { open } = dialogue;
  // Told by itself, or picked from a list that is still open.
  const shown = open?.context.state === 'appointment.done' || open?.leaf?.intent === 'appointment.book';
  const subject = subjectOf(dialogue, now);
  return shown && subject?.kind === 'visit' ? subject : null;
}

export function visitSubject(visit: string, matter: string): NonNullable<Turn['subject']> {
  return { kind: 'visit', visit, matter };
}

/** A day as the reader says it. */
export function said(day: string, { now, utcOffset, language }: Scene): string {
  return dayToKeep(hourOf(day, NOON, utcOffset), now, utcOffset, language);
}

/** Asks for one of the three, with what can be picked. */
export function ask(
  show: NonNullable<Turn['reply']>['show'],
  expects: 'matter' | 'date' | 'period',
  choices: Choice[],
): Turn {
  const options = choices.length === 0 ? {} : { options: choices.length };
  return {
    reply: {
      show,
      ...(choices.length === 0 ? {} : { choices }),
      expects: { state: 'appointment.ask', expects, ...options },
    },
    changes: [],
  };
}
