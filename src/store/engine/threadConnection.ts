/** A connection to a file in a thread of its own, as the loop sees it: it begins with the first word that it is told. */
import type { Worker as Thread } from 'node:worker_threads';
import { type Asked, startThread, type ThreadOptions, type Told } from './writerThread';

export class ThreadConnection {
  private thread: Thread | null = null;
  private closed: Promise<void> | null = null;
  /** Who waits for an answer: one at a time. */
  private answer: (told: Told) => void = () => {};

  /** `lost` hears that the thread has ended by itself: nobody knows what it did last. */
  constructor(
    private readonly options: ThreadOptions,
    private readonly lost: (why: Error) => void,
  ) {}

  get over(): boolean {
    return this.closed !== null;
  }

  post(asked: Asked): void {
    this.thread ??= this.start();
    this.thread.postMessage(asked);
  }

  ask(asked: Asked): Promise<Told> {
    return new Promise((resolve) => {
      this.answer = resolve;
      this.post(asked);
    });
  }

  /** After what it was told last. */
  close(): Promise<void> {
    this.closed ??= this.end();
    return this.closed;
  }

  private async end(): Promise<void> {
    const { thread } = this;
    if (!thread) return;
    const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
    thread.postMessage('close');
    await ended;
  }

  private start(): Thread {
    const thread = startThread(this.options);
    thread.on('message', (told: Told) => this.answer(told));
    thread.on('error', this.lost);
    thread.on('exit', () => {
      if (!this.closed) this.lost(new Error('the thread that writes the database has ended'));
    });
    return thread;
  }
}
