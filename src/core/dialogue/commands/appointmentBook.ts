import { hourOf } from '../../cases/deadline';
import type { Change } from '../../change';
import type { SlotsOf } from '../../language/intent';
import { clip } from '../../text/clip';
import { day as sayDay } from '../../text/day';
import type { Choice, Command, Scene, Turn } from '../command';
import { findMatters } from '../matterSearch';
import { pageOf } from '../paging';
import { say } from '../say';
import type { Matter, Period } from '../services';
import { plus, visitDay } from '../visitDay';
import {
  freeDays,
  freePeriods,
  freeSeat,
  isOpen,
  MOST_VISITS,
  takesVisits,
  type Visits,
  visitsFor,
} from './visits';

type Slots = SlotsOf['appointment.book'];
interface Facts {
  /** What was said now and before, together. */
  slots: Slots;
  found: Matter[];
  visits: Visits;
}

/** The reminder comes at this hour of the day before. */
const REMINDER_HOUR = 10;
const NOON = 12;

/** 预约: asks for what is missing of matter, day and time, and takes the first free seat. */
export const appointmentBook: Command<'appointment.book', Facts> = {
  intent: 'appointment.book',
  async load(said, ask, scene) {
    const slots = { ...openSlots(scene), ...said };
    const matters = (await ask.matters()).filter(takesVisits);
    const found = slots.matter === undefined ? matters : findMatters(matters, slots.matter);
    const [one] = found;
    const visits = await visitsFor(
      slots.matter !== undefined && found.length === 1 ? (one ?? null) : null,
      ask,
      scene,
    );
    return { slots, found, visits };
  },
  answer(given, { slots, found, visits }, scene) {
    // What was said before belongs to what is remembered, so that the next answer finds all of it.
    if (Object.keys(slots).length > Object.keys(given).length)
      return { reply: null, changes: [], leadsTo: { act: { intent: 'appointment.book', slots }, page: 1 } };
    if (visits.booked.length >= MOST_VISITS) return say({ view: 'visit.tooMany', data: {} });
    const [matter] = found;
    if (slots.matter === undefined || found.length !== 1 || !matter) return askMatter(slots, found, scene);
    const before = visits.booked.find((one) => one.matter === matter.id);
    // It may be a visit of whoever had the number before.
    if (before && scene.caller.gone) return say({ view: 'visit.tooMany', data: {} });
    if (before) {
      const data = { matter: clip(matter.name, 12), day: said(before.day, scene), period: before.period };
      return say({ view: 'visit.already', data });
    }
    return chooseTime(slots, matter, visits, scene);
  },
};

/** What was said while this visit was being booked. */
function openSlots({ dialogue }: Scene): Slots {
  const { open } = dialogue;
  const asking = open?.context.state === 'appointment.ask' && open.act.intent === 'appointment.book';
  return asking && open.act.intent === 'appointment.book' ? open.act.slots : {};
}

function askMatter(slots: Slots, found: Matter[], scene: Scene): Turn {
  if (slots.matter !== undefined && found.length === 0)
    return ask({ view: 'visit.noMatter', data: { asked: clip(slots.matter, 12) } }, 'matter', []);
  const { rows, page, pages } = pageOf(found, scene.page, scene.medium, scene.language);
  const choices = rows.map(
    ({ name }): Choice => ({
      label: { text: clip(name, 12) },
      act: { intent: 'appointment.book', slots: { ...slots, matter: name } },
    }),
  );
  const turn = ask({ view: 'visit.matters', data: {} }, 'matter', choices);
  return turn.reply ? { ...turn, reply: { ...turn.reply, list: { page, pages, rows: [] } } } : turn;
}

function chooseTime(slots: Slots, matter: Matter, visits: Visits, scene: Scene): Turn {
  const day = slots.date === undefined ? null : visitDay(slots.date, scene.now, scene.utcOffset);
  if (day === null)
    return askDay(
      { view: 'visit.days', data: { matter: clip(matter.name, 12) } },
      slots,
      matter,
      visits,
      scene,
    );
  const data = { matter: clip(matter.name, 12), day: said(day, scene) };
  const free = isOpen(day, visits, scene) ? freePeriods(matter, day, visits) : [];
  if (free.length === 0 || (slots.period !== undefined && !free.includes(slots.period)))
    return askDay({ view: 'visit.notThen', data }, slots, matter, visits, scene);
  if (slots.period === undefined) return askPeriod(data, slots, day, free);
  return book(matter, day, slots.period, visits, scene);
}

function askDay(
  show: NonNullable<Turn['reply']>['show'],
  { period }: Slots,
  matter: Matter,
  visits: Visits,
  scene: Scene,
): Turn {
  const days = freeDays(matter, visits, scene);
  if (days.length === 0) return say({ view: 'visit.full', data: { matter: clip(matter.name, 12) } });
  const kept = { matter: matter.name, ...(period === undefined ? {} : { period }) };
  const choices = days.map(
    (date): Choice => ({
      label: { text: said(date, scene) },
      act: { intent: 'appointment.book', slots: { ...kept, date } },
    }),
  );
  return ask(show, 'date', choices);
}

function askPeriod(data: { matter: string; day: string }, slots: Slots, date: string, free: Period[]): Turn {
  const choices = free.map(
    (period): Choice => ({
      label: { name: `period.${period}` },
      act: { intent: 'appointment.book', slots: { ...slots, date, period } },
    }),
  );
  return ask({ view: 'visit.periods', data }, 'period', choices);
}

function book(matter: Matter, day: string, period: Period, visits: Visits, scene: Scene): Turn {
  const seat = freeSeat(matter, day, period, visits);
  const { guide } = matter;
  if (seat === null || !guide) return say({ view: 'visit.full', data: { matter: clip(matter.name, 12) } });
  const id = scene.freshId;
  const appointment = { id, matter: matter.id, day, period, seat, phone: scene.inbound.from, at: scene.now };
  const dueAt = hourOf(plus(day, -1), REMINDER_HOUR, scene.utcOffset);
  const changes: Change[] = [{ kind: 'booked', appointment }];
  // Booked for tomorrow after that hour, it needs no reminder.
  if (dueAt > scene.now)
    changes.push({
      kind: 'timer',
      timer: { id: `visit:${id}`, kind: 'visit.reminder', subject: id, dueAt },
    });
  const show = {
    view: 'visit.booked',
    data: {
      matter: clip(matter.name, 12),
      day: said(day, scene),
      period,
      place: guide.place,
      papers: clip(guide.papers.join('、'), 40),
    },
  } as const;
  return { reply: { show }, changes, dialogue: { open: null } };
}

function said(day: string, { now, utcOffset, language }: Scene): string {
  return sayDay(hourOf(day, NOON, utcOffset), now, utcOffset, language);
}

function ask(
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
