/** The embedded engine: libsql's synchronous interface on one connection. */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import Database from 'libsql';
import { Lock } from '../../async/lock';
import { SQLITE, translate } from './dialect';
import type { Blame, Engine, Row, Session, Value } from './engine';
import { faultOf } from './errors';

/** Statements are synchronous: after this long the event loop gets its turn. */
const TURN_EVERY_MS = 5;
/** How long a statement waits for another connection; the event loop stands still meanwhile. */
const STALL_MS = 20;
/** How long a transaction waits to begin, in tries with pauses between them in which the event loop goes on. */
const BEGIN_WAIT_MS = { immediate: 2_000, exclusive: 60_000 } as const;
const BUSY_PAUSE_MS = 20;
/** Compiled statements kept; a multi-row insert has one for each number of rows. */
const STATEMENTS_KEPT = 200;

/** `file` as in DATABASE_URL without `file:`; its folder is made where it is missing. */
export function openSqlite(file: string): Engine {
  // Names, phones and texts are in it: a folder that is made for it is its owner's alone.
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (!file.includes(':memory:')) keepToOwner(file);
  const database = new Database(file, { timeout: STALL_MS });
  // FULL: what was acknowledged outlives a power cut. WAL: one fsync for each commit.
  for (const pragma of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    'cache_size = -32768',
  ]) {
    database.exec(`PRAGMA ${pragma}`);
  }
  return new Sqlite(database);
}

/** Before SQLite makes it: the log and the index beside it take over the mode that the file has. */
function keepToOwner(file: string): void {
  try {
    if (!existsSync(file)) closeSync(openSync(file, 'wx', 0o600));
    for (const each of ['', '-wal', '-shm']) if (existsSync(file + each)) chmodSync(file + each, 0o600);
  } catch {
    // Somebody else's file, or a folder that takes none: what is wrong with it the database says when it is used.
  }
}

class Sqlite implements Engine {
  readonly dialect = SQLITE;
  readonly concurrentReads = 1;
  private readonly lock = new Lock();
  private readonly statements = new Map<string, Database.Statement>();
  private turned = performance.now();
  private readonly session: Session = {
    rows: async (sql, values) => {
      await this.breathe();
      return this.prepare(sql).raw(true).all(values) as Row[]; // raw(true) makes every row an array of plain values
    },
    run: async (sql, values) => {
      await this.breathe();
      return this.prepare(sql).run(values).changes;
    },
    put: async (sql, values, blame) => {
      try {
        await this.session.run(sql, values);
      } catch (error) {
        throw blame(error);
      }
    },
  };

  constructor(private readonly database: Database.Database) {}

  rows(sql: string, values: readonly Value[]): Promise<Row[]> {
    return this.lock.with(() => this.session.rows(sql, values));
  }

  /** In a transaction: a statement that finds the database locked stays open in libsql, and no later commit goes through. */
  run(sql: string, values: readonly Value[]): Promise<number> {
    return this.transaction((session) => session.run(sql, values));
  }

  put(sql: string, values: readonly Value[], blame: Blame): Promise<void> {
    return this.lock.with(() => this.session.put(sql, values, blame));
  }

  transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.lock.with(() => this.within('immediate', work));
  }

  alone<T>(work: (session: Session) => Promise<T>): Promise<T> {
    // Table rebuilds need it off, and inside a transaction the switch has no effect.
    return this.lock.with(async () => {
      try {
        this.database.exec('PRAGMA foreign_keys = OFF');
        return await this.within('exclusive', work);
      } finally {
        this.database.exec('PRAGMA foreign_keys = ON');
      }
    });
  }

  close(): Promise<void> {
    return this.lock.with(async () => {
      this.statements.clear();
      this.database.close();
    });
  }

  /** All of `work`, or nothing. */
  private async within<T>(
    kind: keyof typeof BEGIN_WAIT_MS,
    work: (session: Session) => Promise<T>,
  ): Promise<T> {
    await this.begin(kind);
    try {
      const result = await work(this.session);
      this.database.exec('commit');
      return result;
    } catch (error) {
      // A full disk has already rolled it back.
      if (this.database.inTransaction) this.database.exec('rollback');
      throw error;
    }
  }

  /** Waits for another process, or another connection of this one, without stopping the event loop. */
  private async begin(kind: keyof typeof BEGIN_WAIT_MS): Promise<void> {
    const giveUpAt = performance.now() + BEGIN_WAIT_MS[kind];
    for (;;) {
      try {
        this.database.exec(`begin ${kind}`);
        return;
      } catch (error) {
        if (faultOf(error) !== 'collided' || performance.now() > giveUpAt) throw error;
        await pause(BUSY_PAUSE_MS);
      }
    }
  }

  private prepare(sql: string): Database.Statement {
    const kept = this.statements.get(sql);
    if (kept) return kept;
    const statement = this.database.prepare(translate(sql, SQLITE));
    const oldest = this.statements.size < STATEMENTS_KEPT ? undefined : this.statements.keys().next().value;
    if (oldest !== undefined) this.statements.delete(oldest);
    this.statements.set(sql, statement);
    return statement;
  }

  private async breathe(): Promise<void> {
    if (performance.now() - this.turned < TURN_EVERY_MS) return;
    await turn();
    this.turned = performance.now();
  }
}
