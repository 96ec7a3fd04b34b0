/**
 * Group commit. The first caller starts a transaction at once; callers that arrive while it runs gather and share
 * the next. Each caller is resolved after its own commit. There is no timer, so an idle system gains no latency.
 * One batch at a time: two that overlap are smaller, and cost more than the disk makes them wait.
 * Answers have a lane of their own: however much else waits, they are in the next batch, and it holds little else.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { StoreError } from '../ports';
import { faultOf, storeError } from './engine/errors';

const ITEMS_AT_ONCE = 500;
/** What else goes into one batch, by size: whoever asks meanwhile waits for it. */
const SIZE_AT_ONCE = 1_000;
/** The same beside answers, or as much as they are themselves: what comes of sending them must not fall behind. */
const SIZE_BESIDE = 250;
/** Beyond so many waiting, new callers are refused: the carrier keeps what we cannot write. */
const BACKLOG = 20_000;
const PAUSES_MS = [20, 50, 100, 250, 500, 1000];

/** `answer`: somebody waits for it. Within a lane the order is that of coming. */
export type CommitLane = 'answer' | 'other';

interface CommitOptions<T> {
  /** How much an item holds; about what it costs to write. */
  sizeOf(item: T): number;
  /** Applies the items in one transaction, all or nothing. */
  apply(items: T[]): Promise<void>;
  /** After a connection was lost in the middle: whether the transaction with these items did commit. */
  landed(items: T[]): Promise<boolean>;
  /** How long a batch is tried again while the database is away, milliseconds. */
  patience: number;
  /** Called after each batch that was committed. */
  onBatch(items: readonly T[], seconds: number): void;
}

interface Waiting<T> {
  item: T;
  resolve: () => void;
  reject: (error: unknown) => void;
}

export class GroupCommit<T> {
  private readonly waiting: Record<CommitLane, Waiting<T>[]> = { answer: [], other: [] };
  private running = false;
  private idle: (() => void)[] = [];

  constructor(private readonly options: CommitOptions<T>) {}

  /** Resolves when the item is durable. Rejects with `Refused` when a key of its own is taken, else with StoreError. */
  add(item: T, lane: CommitLane): Promise<void> {
    const { answer, other } = this.waiting;
    if (answer.length + other.length >= BACKLOG) {
      return Promise.reject(new StoreError('busy', `${BACKLOG} commits are waiting: try again later`));
    }
    return new Promise((resolve, reject) => {
      this.waiting[lane].push({ item, resolve, reject });
      if (this.running) return;
      this.running = true;
      // At the end of this turn, so that what one read of a socket brought shares a transaction.
      setImmediate(() => void this.serve());
    });
  }

  /** Resolves when nothing is waiting any more. */
  drained(): Promise<void> {
    return this.running ? new Promise((resolve) => this.idle.push(resolve)) : Promise.resolve();
  }

  private async serve(): Promise<void> {
    for (let batch = this.next(); batch.length > 0; batch = this.next()) await this.commit(batch);
    this.running = false;
    for (const resolve of this.idle.splice(0)) resolve();
  }

  /** Answers, and of the rest as much as they can wait for; at least one of it, so that it goes on under any load. */
  private next(): Waiting<T>[] {
    const { answer, other } = this.waiting;
    const answers = answer.splice(0, ITEMS_AT_ONCE);
    const { sizeOf } = this.options;
    const answered = answers.reduce((sum, { item }) => sum + sizeOf(item), 0);
    const most = answers.length > 0 ? Math.max(SIZE_BESIDE, answered) : SIZE_AT_ONCE;
    let size = 0;
    const end = other.findIndex(({ item }, place) => {
      size += sizeOf(item);
      return place === ITEMS_AT_ONCE || (place > 0 && size > most);
    });
    return [...answers, ...other.splice(0, end < 0 ? other.length : end)];
  }

  private async commit(batch: Waiting<T>[]): Promise<void> {
    const started = performance.now();
    const items = batch.map(({ item }) => item);
    try {
      await this.persist(items);
    } catch (error) {
      if (batch.length === 1 || error instanceof StoreError) {
        for (const { reject } of batch) reject(error);
        return;
      }
      // One of them is bad: by halves it is soon alone, and its neighbours lose only a few milliseconds.
      const half = batch.length >> 1;
      await this.commit(batch.slice(0, half));
      await this.commit(batch.slice(half));
      return;
    }
    this.options.onBatch(items, (performance.now() - started) / 1000);
    for (const { resolve } of batch) resolve();
  }

  /** Tries again while another attempt may help. Throws StoreError where none of the batch can be written. */
  private async persist(items: T[]): Promise<void> {
    const giveUpAt = performance.now() + this.options.patience;
    // What collided was rolled back. Only where an answer was lost can it be there, and then the keys are its own.
    let mayBeThere = false;
    for (let attempt = 0; ; attempt += 1) {
      try {
        if (mayBeThere && (await this.options.landed(items))) return;
        return await this.options.apply(items);
      } catch (error) {
        const fault = faultOf(error);
        if (fault === 'full' || fault === 'readonly') throw storeError(error);
        if (fault !== 'lost' && fault !== 'collided') throw error;
        if (fault === 'lost') mayBeThere = true;
        if (performance.now() >= giveUpAt) throw storeError(error);
        await pause(PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)]);
      }
    }
  }
}
