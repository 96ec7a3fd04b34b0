/** Rules of booked visits: which days and times are free, and who gets which. */

import { daysAfter } from '../../../calendar/day';
import { dayAt } from '../../../calendar/deadline';
import { officialCalendar } from '../../../calendar/workingDays';
import { type CaseFacts, hasEnded } from '../../../model/cases';
import { type Matter, PERIODS, type Period } from '../../../model/matters';
import type { Scene } from '../../scene/command';
import type { Reads } from '../../scene/reads';
import type { Booked } from './booked';
import { FURTHEST } from './visitDay';

/** Days offered at once. */
const OFFERED = 5;
/** Visits one phone may have before it. */
export const MOST_VISITS = 3;

/** What the offices have free, and what this person has booked. */
export interface Seats extends Booked {
  localDays: Map<string, boolean>;
  /** The green channel opens the late hours. */
  green: boolean;
  taken: { day: string; period: Period; seat: number }[];
}

/** `matter`: whose seats are looked at; null where none has been named yet. */
export async function seatsFor(matter: Matter | null, ask: Reads, scene: Scene): Promise<Seats> {
  const { from } = scene.inbound;
  const today = dayAt(scene.now, scene.utcOffset);
  const [matters, booked, localDays, cases] = await Promise.all([
    ask.matters(),
    ask.appointmentsOf(from, today),
    ask.localDays(),
    ask.casesOf(from),
  ]);
  const taken = matter ? await ask.seatsTaken(matter.id, daysAhead(today)) : [];
  return { matters, booked, localDays, green: cases.some(isGreen), taken };
}

function isGreen(one: CaseFacts): boolean {
  return one.green && !hasEnded(one);
}

function daysAhead(today: string): string[] {
  return Array.from({ length: FURTHEST }, (_, ahead) => daysAfter(today, ahead + 1));
}

/** The next days on which something is free for this person, from tomorrow on. */
export function freeDays(matter: Matter, seats: Seats, scene: Scene): string[] {
  const today = dayAt(scene.now, scene.utcOffset);
  const works = officialCalendar(seats.localDays);
  const open = daysAhead(today).filter(
    (day) => works.works(day) === true && freePeriods(matter, day, seats).length > 0,
  );
  return open.slice(0, OFFERED);
}

/** Whether the offices work then and it lies ahead, but not too far. */
export function isOpen(day: string, seats: Seats, scene: Scene): boolean {
  const today = dayAt(scene.now, scene.utcOffset);
  return (
    day > today && day <= daysAfter(today, FURTHEST) && officialCalendar(seats.localDays).works(day) === true
  );
}

/** Those of a day (`2026-11-30`) that have a seat left; the late hours are for the green channel. */
export function freePeriods(matter: Matter, day: string, seats: Seats): Period[] {
  return PERIODS.filter(
    (period) => (period !== 'late' || seats.green) && freeSeat(matter, day, period, seats) !== null,
  );
}

/** The first seat that nobody has, from 1; null when there is none. */
export function freeSeat(matter: Matter, day: string, period: Period, seats: Seats): number | null {
  const last = matter.guide?.seats[period] ?? 0;
  const taken = new Set(
    seats.taken.filter((one) => one.day === day && one.period === period).map(({ seat }) => seat),
  );
  for (let seat = 1; seat <= last; seat += 1) if (!taken.has(seat)) return seat;
  return null;
}
