/** Rows that can not be read any more, for whatever reason: each harms whom it is of, and nobody who is read beside it. */
import { createSeldom } from '../../async/seldom';
import type { Log } from '../../ports';

/** What `read` makes of a row of this table; `instead` where it throws. */
export type ReadOr = <T>(table: string, read: () => T, instead: T) => T;

export function createReadOr(log?: Log): ReadOr {
  const seldom = createSeldom({ monotonic: () => performance.now() });
  return (table, read, instead) => {
    try {
      return read();
    } catch {
      // Of the error nothing: it may quote the row.
      if (seldom(table) !== null)
        log?.error({ table }, 'a row can not be read: it counts as one that is not there');
      return instead;
    }
  };
}
