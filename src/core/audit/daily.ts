/** How far the audit had come at the end of a day: what its supervisor is told, and holds a later check against. */
import { hourOf } from '../calendar/deadline';
import { DAY } from '../calendar/durations';
import type { Link } from './chain';

export interface DayOfAudit {
  /** Entries of that day. */
  count: number;
  /** The number of the last one. */
  entry: number;
  /** Of its hash, as much as a text has room for. */
  head: string;
}

/** `2026-11-25` on the offices' wall, milliseconds UTC: from its beginning to that of the next. */
export function boundsOfDay(day: string, utcOffset: number): [from: number, until: number] {
  const from = hourOf(day, 0, utcOffset);
  return [from, from + DAY];
}

/** `before`, `last`: the last entry of before the day, and of before its end. Null: it has none of its own. */
export function dayOfAudit(before: Link | null, last: Link | null): DayOfAudit | null {
  const count = (last?.sequence ?? 0) - (before?.sequence ?? 0);
  return last === null || count === 0 ? null : { count, entry: last.sequence, head: shortHead(last.hash) };
}

/** Eight hexadecimal digits: nobody makes another chain that ends in them by the next morning. */
export function shortHead(hash: string): string {
  return hash.slice(0, 8);
}
