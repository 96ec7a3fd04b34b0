/** The thread that writes: statements in the order they come. While it waits for the disk, nobody else does. */
import type { Worker as Thread } from 'node:worker_threads';
import { Worker } from 'node:worker_threads';
import type Libsql from 'libsql';
import type { Row, Value } from './engine';

/** A statement, its values, and what is told of it; without values it is run as it stands (`begin`, `commit`, `rollback`). */
export type Step = readonly [text: string, values: readonly Value[] | null];

/** Steps to run, and what of the last of them is to be told. Without `tell` it may fail, and the next that has one hears of it. */
export interface Asked {
  steps: readonly Step[];
  tell: 'rows' | 'count' | null;
}

/** `failed`: which step it was, counted since the last answer. Those after it were not run, until a `rollback`. */
export type Told =
  | { kind: 'rows'; rows: Row[] }
  | { kind: 'count'; count: number }
  | { kind: 'failed'; failed: number; code: unknown; message: string };

export interface ThreadOptions {
  file: string;
  pragmas: readonly string[];
  /** How long a statement waits for another process, milliseconds. */
  waitMs: number;
  /** Compiled statements kept. */
  kept: number;
}

/** Starts it. It opens the file at its first message, so that what is wrong with the file is told as an answer. */
export function startThread(options: ThreadOptions): Thread {
  const library = require.resolve('libsql');
  // As text, so that it needs no file of its own: tests run from the sources, the service from what was compiled.
  const code = `const { parentPort, workerData } = require('node:worker_threads');
    new (${Runner})(require(${JSON.stringify(library)}), workerData, parentPort);`;
  return new Worker(code, { eval: true, workerData: options });
}

interface Port {
  on(event: 'message', listener: (asked: Asked | 'close') => void): void;
  postMessage(told: Told): void;
  close(): void;
}

/** Runs in the thread: all that it knows is handed to it. */
class Runner {
  private readonly statements = new Map<string, Libsql.Statement>();
  private database: Libsql.Database | null = null;
  private failed: Extract<Told, { kind: 'failed' }> | null = null;
  /** Steps run since the last answer. */
  private done = 0;

  constructor(
    private readonly library: typeof Libsql,
    private readonly options: ThreadOptions,
    port: Port,
  ) {
    port.on('message', (asked) => {
      if (asked === 'close') {
        this.close();
        port.close();
        return;
      }
      const told = this.answer(asked);
      if (asked.tell === null) return;
      this.done = 0;
      port.postMessage(told);
    });
  }

  private answer({ steps, tell }: Asked): Told {
    let told: Told = { kind: 'count', count: 0 };
    for (const [i, step] of steps.entries()) {
      // Whatever went before is undone with it.
      if (step[0] === 'rollback') this.failed = null;
      if (this.failed) return this.failed;
      try {
        told = this.run(step, tell === 'rows' && i === steps.length - 1);
      } catch (error) {
        const { code, message } = error as { code?: unknown; message: string }; // any thrown object may be looked at so
        this.failed = { kind: 'failed', failed: this.done, code, message };
      }
      this.done += 1;
    }
    return this.failed ?? told;
  }

  private run([text, values]: Step, asRows: boolean): Told {
    this.database ??= this.open();
    const { database } = this;
    if (values === null) {
      // A full disk has already rolled it back.
      if (text !== 'rollback' || database.inTransaction) database.exec(text);
      return { kind: 'count', count: 0 };
    }
    const statement = this.compiled(database, text);
    // raw(true) makes every row an array of plain values.
    if (asRows) return { kind: 'rows', rows: statement.raw(true).all(values) as Row[] };
    return { kind: 'count', count: statement.run(values).changes };
  }

  private open(): Libsql.Database {
    const database = new this.library(this.options.file, { timeout: this.options.waitMs });
    for (const pragma of this.options.pragmas) database.exec(`PRAGMA ${pragma}`);
    return database;
  }

  private close(): void {
    this.statements.clear();
    this.database?.close();
  }

  private compiled(database: Libsql.Database, text: string): Libsql.Statement {
    const found = this.statements.get(text);
    if (found) return found;
    const statement = database.prepare(text);
    const oldest = this.statements.size < this.options.kept ? undefined : this.statements.keys().next().value;
    if (oldest !== undefined) this.statements.delete(oldest);
    this.statements.set(text, statement);
    return statement;
  }
}
