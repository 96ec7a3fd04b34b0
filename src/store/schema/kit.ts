/**
 * The small vocabulary that every table is written in, once for each dialect. `$type` says what a column of text or
 * numbers holds: rows are written from values of these types alone.
 */
import * as mysql from 'drizzle-orm/mysql-core';
import * as sqlite from 'drizzle-orm/sqlite-core';

/** Compared octet by octet, as SQLite does by itself: `ZZ` is not `zz`, 乡 is only 乡. */
const BINARY = 'character set utf8mb4 collate utf8mb4_bin';

export const mysqlKit = {
  table: mysql.mysqlTable,
  /** At most `length` characters. SQLite does not check it. */
  word: (name: string, length: number) =>
    mysql.customType<{ data: string; driverData: string }>({
      dataType: () => `varchar(${length}) ${BINARY}`,
    })(name),
  /** Up to 16,000 characters. */
  text: (name: string) =>
    mysql.customType<{ data: string; driverData: string }>({ dataType: () => `text ${BINARY}` })(name),
  /** Up to four million characters: JSON, kept as text because the engines read it back differently. */
  document: (name: string) =>
    mysql.customType<{ data: string; driverData: string }>({ dataType: () => `mediumtext ${BINARY}` })(name),
  /** Milliseconds UTC. */
  ms: (name: string) => mysql.bigint(name, { mode: 'number' }),
  /** A whole number of at most nine digits. */
  count: (name: string) => mysql.int(name),
  /** A sum in fen. */
  fen: (name: string) => mysql.bigint(name, { mode: 'number' }),
  /** -128 to 127: flags, ranks. */
  tiny: (name: string) => mysql.tinyint(name),
  index: mysql.index,
  unique: mysql.uniqueIndex,
  key: mysql.primaryKey,
};

export type Kit = typeof mysqlKit;

/**
 * Serves drizzle-kit alone: at run time both engines are spoken to with the MySQL tables.
 * The cast is sound because only drizzle-kit, which looks at names and not at types, reads what it makes.
 */
export const sqliteKit = {
  table: sqlite.sqliteTable,
  word: (name: string) => sqlite.text(name),
  text: (name: string) => sqlite.text(name),
  document: (name: string) => sqlite.text(name),
  ms: (name: string) => sqlite.integer(name),
  count: (name: string) => sqlite.integer(name),
  fen: (name: string) => sqlite.integer(name),
  tiny: (name: string) => sqlite.integer(name),
  index: sqlite.index,
  unique: sqlite.uniqueIndex,
  key: sqlite.primaryKey,
} as unknown as Kit;
