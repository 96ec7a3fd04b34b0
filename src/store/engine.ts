/** What the store needs of a database, and all that its two engines have in common. */

/** Instants, sums and counts are numbers; everything else is text. */
export type Value = string | number | null;

/** Values in the order of the columns asked for. */
export type Row = Value[];

/** Runs one statement at a time, written for MySQL with `?` for each value. */
export interface Session {
  rows(sql: string, values: readonly Value[]): Promise<Row[]>;
  /** How many rows matched. An upsert counts differently on the two engines: do not rely on it there. */
  run(sql: string, values: readonly Value[]): Promise<number>;
}

export interface Engine extends Session {
  readonly name: 'sqlite' | 'mysql';
  /** All or nothing. Inside, only the session handed in may be used: on SQLite the engine itself would wait for ever. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Keeps others out while `work` runs, whatever process or machine they are in. */
  alone<T>(work: (session: Session) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
