import { MINUTE, SECOND } from '../../src/core/calendar/durations';
import type { Clock } from '../../src/ports';

/** Of what the peer allows: its second is not ours, and what we space evenly may arrive in heaps. */
const CAREFUL = 0.95;
/** What may go at once, as a share of a second's: with it no second, wherever it begins, sees more than is allowed. */
const AT_ONCE = 1 / 40;
/** First and longest pause, in milliseconds, after the peer says that we are too fast; it doubles in between. */
const PAUSE = { first: SECOND, longest: MINUTE } as const;

interface Waiter {
  enter(): void;
  refuse(error: Error): void;
}

/**
 * Decides when the next segment may go on one link: no more than `window` unanswered, no more than `perSecond`
 * (0: no limit), and none while the peer has asked for a pause. First come, first served.
 */
export class Pacer {
  private inside = 0;
  private waiters: Waiter[] = [];
  private tokens: number;
  private refilledAt: number;
  private pausedUntil = Number.NEGATIVE_INFINITY;
  private pause = 0;
  private cancelTimer: (() => void) | null = null;

  constructor(
    private readonly window: number,
    private readonly perSecond: number,
    private readonly clock: Clock,
  ) {
    this.tokens = this.burst();
    this.refilledAt = clock.monotonic();
  }

  /** Segments sent and not answered yet. */
  get open(): number {
    return this.inside;
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

  /** The peer says that we are too fast: everybody waits, as many milliseconds as it asks for, or twice as long as the last time. */
  throttle(asked?: number): void {
    const now = this.clock.monotonic();
    if (asked !== undefined) {
      this.pausedUntil = Math.max(this.pausedUntil, now + asked);
      return;
    }
    if (now < this.pausedUntil) return; // the other answers of the same window say it too
    this.pause = Math.min(this.pause * 2 || PAUSE.first, PAUSE.longest);
    this.pausedUntil = now + this.pause;
  }

  /** The peer took a segment: the next pause starts small again. */
  ease(): void {
    if (this.pause > 0 && this.clock.monotonic() >= this.pausedUntil) this.pause = 0;
  }

  /** Turns everybody away who is still waiting: the link went. */
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
    return this.inside < this.window && this.clock.monotonic() >= this.pausedUntil && this.refill() >= 1;
  }

  private admit(): void {
    this.inside++;
    if (this.perSecond > 0) this.tokens--;
  }

  /** Only time holds the first waiter back: look again when it has passed. */
  private wake(): void {
    if (this.cancelTimer) return;
    const now = this.clock.monotonic();
    const forToken = this.perSecond > 0 ? Math.ceil(((1 - this.refill()) * 1_000) / this.pace()) : 0;
    this.cancelTimer = this.clock.after(Math.max(this.pausedUntil - now, forToken, 1), () => {
      this.cancelTimer = null;
      this.pump();
    });
  }

  private refill(): number {
    if (this.perSecond === 0) return 1;
    const now = this.clock.monotonic();
    const gained = ((now - this.refilledAt) * this.pace()) / 1_000;
    this.refilledAt = now;
    this.tokens = Math.min(this.tokens + gained, this.burst());
    return this.tokens;
  }

  private pace(): number {
    return this.perSecond * CAREFUL;
  }

  private burst(): number {
    return Math.max(1, this.perSecond * AT_ONCE);
  }
}
