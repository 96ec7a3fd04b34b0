import type { Clock } from '../../src/ports';
import type { Rate } from './rate';

interface Waiter {
  enter(): void;
  refuse(error: Error): void;
}

/**
 * Decides when the next segment may go on one connection: no more than `window` unanswered, and none faster than the
 * rate, which the connections of one account share. First come, first served.
 */
export class Pacer {
  private inside = 0;
  private waiters: Waiter[] = [];
  private cancelTimer: (() => void) | null = null;

  constructor(
    private readonly window: number,
    readonly rate: Rate,
    private readonly clock: Pick<Clock, 'after'>,
  ) {}

  /** Segments sent and not answered yet. */
  get open(): number {
    return this.inside;
  }

  /** Those, and what waits to be sent. */
  get load(): number {
    return this.inside + this.waiters.length;
  }

  /** Resolves when the segment may go; `leave` must follow. Rejects with the reason of `signal` or `shut`. */
  async enter(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.waiters.length === 0 && this.admits()) return this.admit();
    return new Promise<void>((resolve, reject) => this.wait(signal, resolve, reject));
  }

  /** A segment was answered, or given up. */
  leave(): void {
    this.inside--;
    this.pump();
  }

  /** Turns everybody away who is still waiting: the connection went. */
  shut(error: Error): void {
    this.cancelTimer?.();
    this.cancelTimer = null;
    for (const waiter of this.waiters.splice(0)) waiter.refuse(error);
  }

  private wait(signal: AbortSignal, resolve: () => void, reject: (error: unknown) => void): void {
    const done = () => signal.removeEventListener('abort', abort);
    const waiter: Waiter = {
      enter: () => {
        done();
        resolve();
      },
      refuse: (error) => {
        done();
        reject(error);
      },
    };
    const abort = () => {
      this.waiters = this.waiters.filter((other) => other !== waiter);
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    this.waiters.push(waiter);
    this.pump();
  }

  private pump(): void {
    while (this.waiters.length > 0 && this.admits()) {
      this.admit();
      this.waiters.shift()?.enter();
    }
    if (this.waiters.length > 0 && this.inside < this.window) this.wake();
  }

  private admits(): boolean {
    return this.inside < this.window && this.rate.admits();
  }

  private admit(): void {
    this.inside++;
    this.rate.take();
  }

  /** Only time holds the first waiter back: look again when it has passed. */
  private wake(): void {
    this.cancelTimer ??= this.clock.after(this.rate.wait(), () => {
      this.cancelTimer = null;
      this.pump();
    });
  }
}
