/** The embedded engine: libsql's synchronous interface, reading on the event loop's own thread and writing on another. */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import Database from 'libsql';
import { LOG_LIMIT } from './checkpoints';
import { SQLITE, translate } from './dialect';
import type { Blame, Engine, Row, Session, Value } from './engine';
import { faultOf } from './errors';
import { Writer } from './writer';

/** Reads are synchronous: after this long the event loop gets its turn. */
const TURN_EVERY_MS = 5;
/** How long a read waits for another connection; the event loop stands still meanwhile. */
const STALL_MS = 20;
/** How long a transaction waits to begin, in the thread. */
const BEGIN_WAIT_MS = 2_000;
/** How long a migration waits to begin, in tries with pauses between them in which the event loop goes on. */
const MIGRATION_WAIT_MS = 60_000;
const BUSY_PAUSE_MS = 20;
/** Compiled statements kept; a multi-row insert has one for each number of rows. */
const STATEMENTS_KEPT = 200;
/** FULL: what was acknowledged outlives a power cut. WAL: one fsync for each commit, and who reads waits for nobody. */
const PRAGMAS = ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'cache_size = -32768'];

/** Of the threads: the log is taken into the file by checkpoints.ts. */
const THREAD_PRAGMAS = [...PRAGMAS, 'wal_autocheckpoint = 0', `journal_size_limit = ${LOG_LIMIT}`];

/** `file` as in DATABASE_URL without `file:`; its folder is made where it is missing. */
export function openSqlite(file: string): Engine {
  // Names, phones and texts are in it: a folder that is made for it is its owner's alone.
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  keepToOwner(file);
  const database = new Database(file, { timeout: STALL_MS });
  for (const pragma of PRAGMAS) database.exec(`PRAGMA ${pragma}`);
  const options = { file, pragmas: THREAD_PRAGMAS, waitMs: BEGIN_WAIT_MS, kept: STATEMENTS_KEPT };
  return new Sqlite(database, new Writer(options, endProcess));
}

/** As an exception that nobody catches: what starts the process again finds in the file what was committed. */
function endProcess(why: Error): never {
  throw why;
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
  private readonly statements = new Map<string, Database.Statement>();
  private turned = performance.now();

  constructor(
    private readonly database: Database.Database,
    private readonly writer: Writer,
  ) {}

  async rows(sql: string, values: readonly Value[]): Promise<Row[]> {
    await this.breathe();
    return this.prepare(sql).all(values) as Row[]; // raw, see prepare: every row is an array of plain values
  }

  run(sql: string, values: readonly Value[]): Promise<number> {
    return this.transaction((session) => session.run(sql, values));
  }

  put(sql: string, values: readonly Value[], blame: Blame): Promise<void> {
    return this.transaction((session) => session.put(sql, values, blame));
  }

  transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.writer.transaction(work);
  }

  runUnsynced(sql: string, values: readonly Value[]): Promise<number> {
    return this.writer.transaction((session) => session.run(sql, values), 'unsynced');
  }

  /** For migrations: on the loop's own connection, since nobody is answered meanwhile. */
  alone<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const session: Session = {
      rows: (sql, values) => this.rows(sql, values),
      run: async (sql, values) => {
        await this.breathe();
        return this.prepare(sql).run(values).changes;
      },
      put: async (sql, values, blame) => {
        await session.run(sql, values).catch((error) => Promise.reject(blame(error)));
      },
    };
    return this.writer.without(async () => {
      // Table rebuilds need it off, and inside a transaction the switch has no effect.
      this.database.exec('PRAGMA foreign_keys = OFF');
      try {
        await this.begin();
        const result = await work(session);
        this.database.exec('commit');
        return result;
      } catch (error) {
        // A full disk has already rolled it back.
        if (this.database.inTransaction) this.database.exec('rollback');
        throw error;
      } finally {
        this.database.exec('PRAGMA foreign_keys = ON');
      }
    });
  }

  async close(): Promise<void> {
    await this.writer.close();
    this.statements.clear();
    this.database.close();
  }

  /** Waits for another process, or another connection of this one, without stopping the event loop. */
  private async begin(): Promise<void> {
    const giveUpAt = performance.now() + MIGRATION_WAIT_MS;
    for (;;) {
      try {
        this.database.exec('begin exclusive');
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
    if (statement.reader) statement.raw(true);
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
