/** How far the audit had come at the end of a day: what its supervisor is told, and holds a later check against. */
import type { Link } from './chain';

export interface DayOfAudit {
  /** Entries of that day. */
  count: number;
  /** The number of the last one. */
  entry: number;
  /** Of its hash, as much as a text has room for. */
  head: string;
}

/** `before`, `last`: the last entry of before the day, and of before its end. Null: it has none of its own. */
export function dayOfAudit(before: Link | null, last: Link | null): DayOfAudit | null {
  const count = (last?.sequence ?? 0) - (before?.sequence ?? 0);
  return last === null || count === 0 ? null : { count, entry: last.sequence, head: shortHead(last.hash) };
}

/** Sixteen hexadecimal digits: another chain that ends in eight is found within minutes, and one that ends in these by nobody. */
export function shortHead(hash: string): string {
  return hash.slice(0, 16);
}
