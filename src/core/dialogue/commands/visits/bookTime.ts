/** Which day and time a visit is booked for. */

import type { Change } from '../../../model/change';
import type { SlotsOf } from '../../../model/intent';
import type { Appointment, Matter, Period } from '../../../model/matters';
import { clip } from '../../../text/clip';
import type { Choice, Scene, Turn } from '../../scene/command';
import { say } from '../../scene/say';
import { DONE, visitSubject } from './booked';
import { reminded, reminderFor } from './reminded';
import { freeDays, freePeriods, freeSeat, isOpen, type Seats } from './seats';
import { dayInWords, visitDay } from './visitDay';

type Slots = SlotsOf['appointment.book'];

/** All that a seat is looked for by. `old`: the visit that is given up for it. */
interface Visit {
  matter: Matter;
  day: string;
  period: Period;
  old: Appointment | undefined;
}

/** The day and the time of day, as far as they are said and free; else asks for what is missing. `old`: the visit that is given up for it. */
export function chooseTime(
  slots: Slots,
  matter: Matter,
  seats: Seats,
  scene: Scene,
  old?: Appointment,
): Turn {
  const day = slots.date === undefined ? null : visitDay(slots.date, scene.now, scene.utcOffset);
  const name = clip(matter.name, 12);
  const days = freeDays(matter, seats, scene).filter((date) => date !== old?.day);
  if (day === null) return askDay({ view: 'visit.days', data: { matter: name } }, slots, matter, days, scene);
  const data = { matter: name, day: dayInWords(day, scene) };
  const free = isOpen(day, seats, scene) ? freePeriods(matter, day, seats) : [];
  if (free.length === 0 || (slots.period !== undefined && !free.includes(slots.period)))
    return askDay({ view: 'visit.notThen', data }, slots, matter, days, scene);
  // 下周二上午有号吗 books nothing yet.
  if (slots.period === undefined || slots.about === 'days') return askPeriod(data, slots, matter, day, free);
  return book({ matter, day, period: slots.period, old }, seats, scene);
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
      label: { text: dayInWords(date, scene) },
      act: { intent: 'appointment.book', slots: { ...kept, date } },
    }),
  );
  return { ...askFor(show, 'date', choices), subject: { kind: 'matter', matter: matter.name } };
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
  const turn = askFor({ view: 'visit.periods', data }, 'period', choices);
  return { ...turn, subject: { kind: 'matter', matter: matter.name } };
}

function book({ matter, day, period, old }: Visit, seats: Seats, scene: Scene): Turn {
  const seat = freeSeat(matter, day, period, seats);
  const { guide } = matter;
  if (seat === null || !guide) return say({ view: 'visit.full', data: { matter: clip(matter.name, 12) } });
  const id = scene.fresh.id;
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
      day: dayInWords(day, scene),
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

/** Asks for one of the three, with what can be picked. */
export function askFor(
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
