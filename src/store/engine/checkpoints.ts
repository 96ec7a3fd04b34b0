/**
 * Brings what was committed from the log of the file into the file itself, in a thread of its own, so that no commit
 * waits for it and the log stays short.
 *
 *   counting → copying   after so many commits, or when the log has grown beyond what it is cut to
 *   copying  → counting  all is copied but what was committed meanwhile; where that is nothing, the next commit begins the log anew
 *            → copied    the same, of a log that is too long: under load something is always committed meanwhile
 *   copied   → counting  the writer has copied that little between two transactions: the next begins the log anew
 */
import { statSync } from 'node:fs';
import type { ThreadConnection } from './threadConnection';
import type { Asked } from './writerThread';

/** Each a few dozen pages under load: some megabytes of log, so that no checkpoint leaves the disk more than a few milliseconds of work. */
const COMMITS = 80;
/** Between two looks at how long the log is: a look takes as long as a small row. */
const LOOK_EVERY = 16;
/** Octets of a log that begins anew: what was longer is cut. */
export const LOG_LIMIT = 64 * 1024 * 1024;
/** Waits for nobody; what did not go, on a full disk say, goes the next time, and no transaction hears of it. */
const COPY: Asked = {
  steps: [
    ['PRAGMA wal_checkpoint(PASSIVE)', null],
    ['rollback', null],
  ],
  tell: 'count',
};

export class Checkpoints {
  private state: 'counting' | 'copying' | 'copied' = 'counting';
  private commits = 0;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly connection: Pick<ThreadConnection, 'ask' | 'close'>,
    private readonly file: string,
  ) {}

  committed(): void {
    this.commits += 1;
    if (this.state !== 'counting') return;
    const isDue = this.commits >= COMMITS || (this.commits % LOOK_EVERY === 0 && this.isLong());
    if (!isDue) return;
    this.commits = 0;
    this.state = 'copying';
    this.running = this.copy();
  }

  /** A few large commits fill it as well. */
  private isLong(): boolean {
    const log = statSync(`${this.file}-wal`, { throwIfNoEntry: false });
    return log !== undefined && log.size > LOG_LIMIT;
  }

  /** Between two transactions of the writer. */
  async pause(writer: Pick<ThreadConnection, 'ask'>): Promise<void> {
    if (this.state !== 'copied') return;
    await writer.ask(COPY);
    this.state = 'counting';
  }

  async close(): Promise<void> {
    await this.running;
    await this.connection.close();
  }

  /** A log that grows too long is copied twice: what the first leaves to the writer may be much, what the second leaves is not. */
  private async copy(): Promise<void> {
    await this.connection.ask(COPY);
    if (!this.isLong()) {
      this.state = 'counting';
      return;
    }
    await this.connection.ask(COPY);
    this.state = 'copied';
  }
}
