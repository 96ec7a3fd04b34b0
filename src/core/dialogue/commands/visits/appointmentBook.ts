import type { SlotsOf } from '../../../model/intent';
import type { Appointment, Matter } from '../../../model/matters';
import { clip } from '../../../text/clip';
import { type Choice, command, leadTo, type Scene, say, type Turn } from '../../scene/command';
import { pageOf } from '../../scene/paging';
import { about, among, date, MATTER, word, yes } from '../../scene/slotForms';
import { findMatters } from '../guides/matterSearch';
import { visitsOf } from './appointmentCancel';
import { ask as askFor, chooseTime, DONE, said } from './bookTime';
import { visitDay } from './visitDay';
import { freePeriods, MOST_VISITS, takesVisits, type Visits, visitsFor } from './visits';

type Slots = SlotsOf['appointment.book'];
interface Facts {
  /** What was said now and before, together. */
  slots: Slots;
  found: Matter[];
  visits: Visits;
  /** The visits that may be moved, where that is asked for. */
  movable: Appointment[];
}

/** 预约: asks for what is missing of matter, day and time, and takes the first free seat. 改到后天 gives up the old one with it. */
export const appointmentBook = command('appointment.book', {
  slots: {
    matter: word,
    date,
    period: among('am', 'pm', 'late'),
    move: yes,
    about: about('appointment.book'),
  },
  writes: ({ matter, date, period }) => matter !== undefined && date !== undefined && period !== undefined,
  keepsText: true,
  above: 'appointment.book',
  asks: {
    'appointment.ask': {
      // A day or a time is picked from links.
      form: ({ expects }, { intent, slots }) =>
        expects === 'matter' ? { fields: [MATTER], keeps: intent === 'appointment.book' ? slots : {} } : null,
      outlivesPage: true,
      ended: 'visit',
    },
  },
  async load(said, ask, scene): Promise<Facts> {
    const takers = (await ask.matters()).filter(takesVisits);
    const before = openSlots(scene);
    const kept = isOther(said.matter, before.matter, takers, scene) ? {} : before;
    const slots = { ...kept, ...(said.move && shownVisit(scene)), ...said };
    const movable = slots.move ? (await visitsOf(ask, scene)).booked : [];
    const matters = slots.move ? takers.filter(({ id }) => movable.some((one) => one.matter === id)) : takers;
    const found =
      slots.matter === undefined ? matters : findMatters(matters, slots.matter, scene.matterNames);
    const only = found.length === 1 ? found[0] : undefined;
    if (slots.move && slots.matter === undefined && only) slots.matter = only.name;
    const [one] = found;
    const visits = await visitsFor(
      slots.matter !== undefined && found.length === 1 ? (one ?? null) : null,
      ask,
      scene,
    );
    return { slots, found, visits, movable };
  },
  answer(given, { slots, found, visits, movable }, scene) {
    // What was said before belongs to what is remembered, so that the next answer finds all of it.
    if (Object.keys(slots).length > Object.keys(given).length)
      return leadTo({ intent: 'appointment.book', slots });
    if (slots.move) return move(slots, found, visits, movable, scene);
    if (visits.booked.length >= MOST_VISITS) return say({ view: 'visit.tooMany', data: {} });
    const [matter] = found;
    if (slots.matter === undefined || found.length !== 1 || !matter) return askMatter(slots, found, scene);
    const before = visits.booked.find((one) => one.matter === matter.id);
    // It may be a visit of whoever had the number before.
    if (before && scene.caller.gone) return say({ view: 'visit.tooMany', data: {} });
    if (before) return already(before, matter, scene);
    return chooseTime(slots, matter, visits, scene);
  },
});

/** Another day for a visit that is booked: at the same time of day where that is free and no other was named. */
function move(slots: Slots, found: Matter[], visits: Visits, movable: Appointment[], scene: Scene): Turn {
  const [matter] = found;
  if (movable.length === 0 || !matter) return say({ view: 'visit.none', data: {} });
  if (found.length > 1) return askMatter(slots, found, scene);
  const old = movable.find((one) => one.matter === matter.id);
  // 改到上午 leaves the day as it is.
  const date = slots.date ?? (slots.period === undefined ? undefined : old?.day);
  const day = date === undefined ? null : visitDay(date, scene.now, scene.utcOffset);
  const free = day === null ? [] : freePeriods(matter, day, visits);
  const period = slots.period ?? free.find((each) => each === old?.period);
  if (old && day === old.day && period === old.period) return already(old, matter, scene);
  const when = { ...(date !== undefined && { date }), ...(period && { period }) };
  return chooseTime({ ...slots, ...when }, matter, visits, scene, old);
}

function already({ day, period }: Appointment, { name }: Matter, scene: Scene): Turn {
  const data = { matter: clip(name, 12), day: said(day, scene), period };
  return { reply: { show: { view: 'visit.already', data }, expects: DONE }, changes: [] };
}

/** Another matter than the one that was spoken of: a day or a time said for that one is not meant for this. */
function isOther(
  said: string | undefined,
  before: string | undefined,
  matters: Matter[],
  { matterNames }: Scene,
): boolean {
  if (said === undefined || before === undefined || said === before) return false;
  const then = new Set(findMatters(matters, before, matterNames).map(({ id }) => id));
  return !findMatters(matters, said, matterNames).some(({ id }) => then.has(id));
}

/** What was said while this visit was being booked. */
function openSlots({ dialogue }: Scene): Slots {
  const { open } = dialogue;
  const asking = open?.context.state === 'appointment.ask' && open.act.intent === 'appointment.book';
  return asking && open.act.intent === 'appointment.book' ? open.act.slots : {};
}

/** The matter of the visit that the last reply told of. */
function shownVisit({ dialogue: { open } }: Scene): Slots {
  const shown = open?.context.state === 'appointment.done' && open.act.intent === 'appointment.book';
  const matter = shown && open.act.intent === 'appointment.book' ? open.act.slots.matter : undefined;
  return matter === undefined ? {} : { matter };
}

function askMatter(slots: Slots, found: Matter[], scene: Scene): Turn {
  if (slots.matter !== undefined && found.length === 0)
    return askFor({ view: 'visit.noMatter', data: { asked: clip(slots.matter, 12) } }, 'matter', []);
  const { rows, page, pages } = pageOf(found, scene.page, scene.medium, scene.language);
  const choices = rows.map(
    ({ name }): Choice => ({
      label: { text: clip(name, 12) },
      act: { intent: 'appointment.book', slots: { ...slots, matter: name } },
    }),
  );
  const turn = askFor({ view: slots.move ? 'visit.which' : 'visit.matters', data: {} }, 'matter', choices);
  return turn.reply ? { ...turn, reply: { ...turn.reply, list: { page, pages, rows: [] } } } : turn;
}
