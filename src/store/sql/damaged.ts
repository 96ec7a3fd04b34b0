/** Rows that can not be read any more, for whatever reason: each harms whom it is of, and nobody who is read beside it. */
import { MINUTE } from '../../core/calendar/durations';
import type { Log } from '../../ports';

/** What `read` makes of a row of this table; `instead` where it throws. */
export type ReadOr = <T>(table: string, read: () => T, instead: T) => T;

/** Each table is told of once a minute: a row that is looked at every second would fill the log. */
export function createReadOr(log?: Log): ReadOr {
  const toldAt = new Map<string, number>();
  return (table, read, instead) => {
    try {
      return read();
    } catch {
      // The error may quote the row.
      const now = performance.now();
      if (now - (toldAt.get(table) ?? Number.NEGATIVE_INFINITY) >= MINUTE) {
        toldAt.set(table, now);
        log?.error({ table }, 'a row can not be read: it counts as one that is not there');
      }
      return instead;
    }
  };
}
