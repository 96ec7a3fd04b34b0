/** Hours in which nobody is disturbed, and how long a message is worth sending. */
import { DAY, HOUR, MINUTE } from '../calendar/durations';
import type { Lane } from '../model/message';

/** Minutes since midnight of the offices' clock; `from` is after `to` where the night is meant. */
export interface QuietHours {
  from: number;
  to: number;
}

/** When an installation lets notices go. */
export interface Hours {
  /** Null: at any hour. */
  quiet: QuietHours | null;
  /** Minutes east of UTC of the offices' clock. */
  utcOffset: number;
}

/** Milliseconds from the moment a message may first be sent until it is no longer worth sending, quiet hours not counted. */
const LIFE: Record<Lane, number> = { reply: 24 * HOUR, alert: 2 * HOUR, notice: 24 * HOUR, bulk: 72 * HOUR };
/** A carrier needs so long to try a phone that is off or out of reach: what would have less before the quiet hours waits. */
const LAST_CALL = 15 * MINUTE;
/** What is on its way to a carrier for a while, and a carrier's clock, reach no further into them. */
const SPARE = MINUTE;

/**
 * The first moment at or after `at` at which a message of this lane may go: `at` itself, or the end of the quiet
 * hours within them and shortly before. Answers and alerts never wait. Milliseconds UTC.
 */
export function notBefore(at: number, lane: Lane, hours: Hours): number {
  const days = daysOf(lane, hours);
  if (!days) return at;
  const awake = sinceMorning(at, days);
  return awake < days.awake - Math.min(LAST_CALL, days.awake / 2) ? at : at - awake + DAY;
}

/** Until when a carrier may deliver what goes at `at` and is worth sending until `end`: never in the quiet hours. */
export function deliverBy(at: number, end: number, lane: Lane, hours: Hours): number {
  const days = daysOf(lane, hours);
  if (!days) return end;
  const evening = days.awake - Math.min(SPARE, days.awake / 4);
  return Math.min(end, at - sinceMorning(at, days) + evening);
}

/**
 * When a message that may first go at `mayGoAt` is no longer worth sending: quiet hours cost it nothing, but where they
 * take most of a day it grows no older than twice its life.
 */
export function expiresAt(mayGoAt: number, lane: Lane, hours: Hours): number {
  return Math.min(afterAwake(mayGoAt, LIFE[lane], lane, hours), mayGoAt + 2 * LIFE[lane]);
}

/** When so many milliseconds have passed since `from` in which messages of this lane may go. */
export function afterAwake(from: number, ms: number, lane: Lane, hours: Hours): number {
  const days = daysOf(lane, hours);
  if (!days) return from + ms;
  const awake = sinceMorning(from, days);
  const left = Math.min(awake, days.awake) + ms;
  // The last of them may be whole: its end is the evening's, not the next morning's.
  const whole = Math.max(0, Math.ceil(left / days.awake) - 1);
  return from - awake + whole * DAY + (left - whole * days.awake);
}

/** A day as people live it, from the end of the quiet hours on: milliseconds. */
interface Days {
  /** From midnight UTC to a morning, modulo a day. */
  morning: number;
  /** From the morning to the evening. */
  awake: number;
}

/** Null where this lane never waits. */
function daysOf(lane: Lane, { quiet, utcOffset }: Hours): Days | null {
  if (!quiet || lane === 'reply' || lane === 'alert') return null;
  const morning = modulo((quiet.to - utcOffset) * MINUTE);
  return { morning, awake: modulo((quiet.from - quiet.to) * MINUTE) };
}

function sinceMorning(at: number, { morning }: Days): number {
  return modulo(at - morning);
}

function modulo(ms: number): number {
  return ((ms % DAY) + DAY) % DAY;
}
