/** The thread that writes, as the loop sees it: transactions one after another, in as few messages as they have questions. */
import { Lock } from '../../async/lock';
import { Checkpoints } from './checkpoints';
import { SQLITE, translate } from './dialect';
import { asItIs, type Blame, type Row, type Session, type Value } from './engine';
import { ThreadConnection } from './threadConnection';
import type { Step, ThreadOptions, Told } from './writerThread';

/** So many statements are held back at most: the thread may begin with them while the loop prepares the next. */
const MOST = 8;

type How = 'synced' | 'unsynced';

/** Around a transaction. The log is synced as a whole, so that whoever commits next makes last what came before. */
const LATER = 'PRAGMA synchronous = NORMAL';
const AT_ONCE = 'PRAGMA synchronous = FULL';
const AROUND: Record<How, Record<'begin' | 'commit' | 'rollback', readonly string[]>> = {
  synced: { begin: ['begin immediate'], commit: ['commit'], rollback: ['rollback'] },
  unsynced: {
    begin: [LATER, 'begin immediate'],
    commit: ['commit', AT_ONCE],
    rollback: ['rollback', AT_ONCE],
  },
};

export class Writer {
  private readonly lock = new Lock();
  private readonly connection: ThreadConnection;
  private readonly checkpoints: Checkpoints;

  /** `lost` hears that a thread has ended by itself: nobody knows what it did last. */
  constructor(options: ThreadOptions, lost: (why: Error) => void) {
    this.connection = new ThreadConnection(options, lost);
    this.checkpoints = new Checkpoints(new ThreadConnection(options, lost), options.file);
  }

  /** All of `work`, or nothing. `unsynced`: a power cut before the next transaction may take it back. */
  transaction<T>(work: (session: Session) => Promise<T>, how: How = 'synced'): Promise<T> {
    return this.lock.with(async () => {
      if (this.connection.over) throw new Error('the database was closed');
      await this.checkpoints.pause(this.connection);
      const session = new Steps(this.connection, how);
      try {
        const result = await work(session);
        await session.commit();
        this.checkpoints.committed();
        return result;
      } catch (error) {
        await session.rollback();
        throw error;
      }
    });
  }

  /** Keeps transactions out meanwhile. */
  without<T>(work: () => Promise<T>): Promise<T> {
    return this.lock.with(work);
  }

  /** After the last transaction. */
  close(): Promise<void> {
    return this.lock.with(async () => {
      await this.checkpoints.close();
      await this.connection.close();
    });
  }
}

/** The statements of one transaction. What nobody waits for (`put`) goes with the next question, or with so many of its kind. */
class Steps implements Session {
  private held: Step[] = [];
  /** One for each statement since the last answer. */
  private blames: Blame[] = [];

  constructor(
    private readonly connection: ThreadConnection,
    private readonly how: How,
  ) {
    this.holdAll(AROUND[how].begin);
  }

  async rows(sql: string, values: readonly Value[]): Promise<Row[]> {
    const told = await this.ask(sql, values, 'rows');
    return told.kind === 'rows' ? told.rows : [];
  }

  async run(sql: string, values: readonly Value[]): Promise<number> {
    const told = await this.ask(sql, values, 'count');
    return told.kind === 'count' ? told.count : 0;
  }

  async put(sql: string, values: readonly Value[], blame: Blame): Promise<void> {
    this.hold(sql, values, blame);
    if (this.held.length >= MOST) this.connection.post({ steps: this.take(), tell: null });
  }

  async commit(): Promise<void> {
    this.holdAll(AROUND[this.how].commit);
    await this.askHeld('count');
  }

  async rollback(): Promise<void> {
    this.held = [];
    const steps = AROUND[this.how].rollback.map((text): Step => [text, null]);
    await this.connection.ask({ steps, tell: 'count' });
  }

  private holdAll(texts: readonly string[]): void {
    for (const text of texts) this.hold(text, null, asItIs);
  }

  private hold(sql: string, values: readonly Value[] | null, blame: Blame): void {
    this.held.push([values === null ? sql : translated(sql), values]);
    this.blames.push(blame);
  }

  private take(): Step[] {
    const steps = this.held;
    this.held = [];
    return steps;
  }

  private ask(sql: string, values: readonly Value[], tell: 'rows' | 'count'): Promise<Told> {
    this.hold(sql, values, asItIs);
    return this.askHeld(tell);
  }

  private async askHeld(tell: 'rows' | 'count'): Promise<Told> {
    const told = await this.connection.ask({ steps: this.take(), tell });
    const blames = this.blames;
    this.blames = [];
    if (told.kind !== 'failed') return told;
    const error = Object.assign(new Error(told.message), { code: told.code });
    throw blames[told.failed]?.(error) ?? error;
  }
}

/** Texts kept with their translation. */
const KEPT = 500;
const known = new Map<string, string>();

function translated(sql: string): string {
  const found = known.get(sql);
  if (found !== undefined) return found;
  const text = translate(sql, SQLITE);
  if (known.size >= KEPT) known.clear();
  known.set(sql, text);
  return text;
}
