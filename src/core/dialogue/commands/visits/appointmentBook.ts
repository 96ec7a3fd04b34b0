import type { SlotsOf } from '../../../model/intent';
import { type Appointment, type Matter, takesVisits } from '../../../model/matters';
import { clip } from '../../../text/clip';
import { maySee } from '../../scene/access';
import { type Choice, command, type Scene, type Turn } from '../../scene/command';
import { pageOf } from '../../scene/paging';
import type { Reads } from '../../scene/reads';
import { leadTo, say } from '../../scene/say';
import { about, among, date, MATTER, spoken, word, yes } from '../../scene/slotForms';
import { subjectOf } from '../../scene/subjectOf';
import { findMatters } from '../guides/matterSearch';
import { type Booked, bookedBy, shownLast } from './booked';
import { askFor, chooseTime } from './bookTime';
import { already, besideFirst, comeAnyTime, moveOrNot, ownVisits } from './ownVisits';
import { freePeriods, MOST_VISITS, type Seats, seatsFor } from './seats';
import { nearVisit, visitDay } from './visitDay';

type Slots = SlotsOf['appointment.book'];
interface Facts {
  /** What was said now and before, together. */
  slots: Slots;
  found: Matter[];
  /** The only one that is meant, where nobody has to book for it. */
  free: Matter | null;
  seats: Seats;
  /** The visits that may be moved, where that is asked for. */
  movable: Appointment[];
  /** Number of the case just spoken of, where all that is left is to collect what it was for. */
  ready: string | null;
}

/** 预约: asks for what is missing of matter, day and time, and takes the first free seat. 改到后天 gives up the old one with it. */
export const appointmentBook = command('appointment.book', {
  slots: {
    matter: word,
    date,
    period: among('am', 'pm', 'late'),
    move: yes,
    about: about('appointment.book'),
    other: spoken,
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
    const all = await ask.matters();
    const takers = all.filter(takesVisits);
    const before = openSlots(scene);
    const kept = isOther(said.matter, before.matter, takers, scene) ? {} : before;
    const slots = { ...kept, ...shownVisit(said, scene), ...said };
    const movable = slots.move ? (await bookedBy(ask, scene)).booked : [];
    const matters = slots.move ? takers.filter(({ id }) => movable.some((one) => one.matter === id)) : takers;
    const found =
      slots.matter === undefined ? matters : findMatters(matters, slots.matter, scene.matterNames);
    const only = found.length === 1 ? found[0] : undefined;
    if (slots.move && slots.matter === undefined && only) slots.matter = only.name;
    const [one] = found;
    const seats = await seatsFor(
      slots.matter !== undefined && found.length === 1 ? (one ?? null) : null,
      ask,
      scene,
    );
    const ready = await readyOf(said, ask, scene);
    return { slots, found, free: freeOf(slots, found, all, scene), seats, movable, ready };
  },
  answer(given, { slots, found, free, seats, movable, ready }, scene) {
    if (given.other) return besideFirst(given, seats, scene);
    // 周一去拿要预约不: nobody books for that.
    if (ready !== null) return leadTo({ intent: 'case.status', slots: { caseNo: ready, about: 'collect' } });
    // What was said before belongs to what is remembered, so that the next answer finds all of it.
    if (Object.keys(slots).length > Object.keys(given).length)
      return leadTo({ intent: 'appointment.book', slots });
    if (slots.about === 'mine') return mine(slots, found, seats, scene);
    if (slots.move) return move(slots, found, seats, movable, scene);
    const [matter] = found;
    if (free) return comeAnyTime(free);
    if (seats.booked.length >= MOST_VISITS) return say({ view: 'visit.tooMany', data: {} });
    if (slots.matter === undefined || found.length !== 1 || !matter) return askMatter(slots, found, scene);
    const before = seats.booked.find((one) => one.matter === matter.id);
    // It may be a visit of whoever had the number before.
    if (before && scene.caller.gone) return say({ view: 'visit.tooMany', data: {} });
    if (before) return again(slots, before, matter, scene);
    return chooseTime(slots, matter, seats, scene);
  },
});

async function readyOf(
  { matter, about: asks, move }: Slots,
  ask: Reads,
  scene: Scene,
): Promise<string | null> {
  const subject = subjectOf(scene);
  const { caseNo } = subject ?? {};
  const isToCome = (asks === undefined || asks === 'days') && !move;
  // What is left out was taken from that case.
  const isOfCase = subject?.kind === 'case' && subject.matter === matter && isToCome;
  const one = caseNo === undefined || !isOfCase ? null : await ask.caseByNumber(caseNo);
  return one?.state === 'certified' && maySee(one, scene) ? one.number : null;
}

/** 低保: what was named is no matter that visits are booked for, and one that there is. */
function freeOf({ matter }: Slots, found: Matter[], all: Matter[], { matterNames }: Scene): Matter | null {
  const named = matter === undefined || found.length > 0 ? [] : findMatters(all, matter, matterNames);
  const [only] = named;
  return named.length === 1 && only ? only : null;
}

/** Another day for a visit that is booked: at the same time of day where that is free and no other was named. */
function move(slots: Slots, found: Matter[], seats: Seats, movable: Appointment[], scene: Scene): Turn {
  const [matter] = found;
  if (movable.length === 0 || !matter) return say({ view: 'visit.none', data: {} });
  if (found.length > 1) return askMatter(slots, found, scene);
  const old = movable.find((one) => one.matter === matter.id);
  // 改到上午 leaves the day as it is.
  const near =
    old && slots.date !== undefined ? nearVisit(slots.date, old.day, scene.now, scene.utcOffset) : null;
  const date = near ?? slots.date ?? (slots.period === undefined ? undefined : old?.day);
  const day = date === undefined ? null : visitDay(date, scene.now, scene.utcOffset);
  const free = day === null ? [] : freePeriods(matter, day, seats);
  const period = slots.period ?? free.find((each) => each === old?.period);
  if (old && day === old.day && period === old.period) return already(old, matter, scene);
  const when = { ...(date !== undefined && { date }), ...(period && { period }) };
  return chooseTime({ ...slots, ...when }, matter, seats, scene, old);
}

/** The visits of this phone, or that for the matter that was named; those of a number that changed hands are told to nobody. */
function mine(slots: Slots, found: Matter[], { booked, matters }: Booked, scene: Scene): Turn {
  const own = scene.caller.gone ? [] : booked;
  const named =
    slots.matter === undefined ? own : own.filter(({ matter }) => found.some(({ id }) => id === matter));
  return ownVisits(named.length > 0 ? named : own, matters, scene);
}

/** Booked already: it is told, and where another day was said, whether to move it is asked. */
function again({ date, period }: Slots, before: Appointment, matter: Matter, scene: Scene): Turn {
  const day = date === undefined ? null : visitDay(date, scene.now, scene.utcOffset);
  if (date === undefined || day === null || day === before.day) return already(before, matter, scene);
  return moveOrNot(before, matter, { date, day, ...(period && { period }) }, scene);
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
  if (open?.context.state !== 'appointment.ask' || open.act.intent !== 'appointment.book') return {};
  // A day that was only asked about is booked by whoever then names one.
  const { about: _asked, ...before } = open.act.slots;
  return before;
}

/** The matter of the visit that the last reply told of: 改到周四, 还是下周五吧 mean that one. */
function shownVisit(said: Slots, scene: Scene): Slots {
  const matter = shownLast(scene)?.matter;
  const means = said.move || (said.date !== undefined && said.about === undefined);
  return matter !== undefined && means ? { matter } : {};
}

function askMatter(slots: Slots, found: Matter[], scene: Scene): Turn {
  if (slots.matter !== undefined && found.length === 0)
    return askFor({ view: 'visit.noMatter', data: { asked: clip(slots.matter, 12) } }, 'matter', []);
  const { rows, page, pages } = pageOf(found, scene);
  const choices = rows.map(
    ({ name }): Choice => ({
      label: { text: clip(name, 12) },
      act: { intent: 'appointment.book', slots: { ...slots, matter: name } },
    }),
  );
  const turn = askFor({ view: slots.move ? 'visit.which' : 'visit.matters', data: {} }, 'matter', choices);
  return turn.reply ? { ...turn, reply: { ...turn.reply, list: { page, pages, rows: [] } } } : turn;
}
