/** What the store needs of a database: the seam behind which its engines stand, with a dialect each. */
import type { Dialect } from './dialect';

/** Instants, sums and counts are numbers; everything else is text. */
export type Value = string | number | null;

/** Values in the order of the columns asked for. */
export type Row = Value[];

/** What a statement's fault means to the caller, where that is not what the driver calls it. */
export type Blame = (error: unknown) => unknown;

/** Leaves the driver's error as it is. */
export const asItIs: Blame = (error) => error;

/** Runs one statement at a time, written for MySQL with `?` for each value. */
export interface Session {
  rows(sql: string, values: readonly Value[]): Promise<Row[]>;
  /** How many rows matched. An upsert counts differently on the two engines: do not rely on it there. */
  run(sql: string, values: readonly Value[]): Promise<number>;
  /** As `run`, without a count: in a transaction the statement may run as late as the next `rows`, `run` or commit, and fail there. */
  put(sql: string, values: readonly Value[], blame: Blame): Promise<void>;
}

export interface Engine extends Session {
  readonly dialect: Dialect;
  /** All or nothing. Inside, only the session handed in may be used: on SQLite the engine itself would wait for ever. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /**
   * As `run`, for what may be lost when the power is: all see it at once, and it lasts from the next transaction on.
   * Where the engine can, nobody waits for the disk.
   */
  runUnsynced(sql: string, values: readonly Value[]): Promise<number>;
  /** Keeps others out while `work` runs, whatever process or machine they are in. */
  alone<T>(work: (session: Session) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
