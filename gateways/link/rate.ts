/** How fast one account may send over all its connections, and the pauses that its peer asks for. */
import { MINUTE, SECOND } from '../../src/core/calendar/durations';
import type { Clock } from '../../src/ports';

/** Of what the peer allows: its second is not ours, and what we space evenly may arrive in heaps. */
const CAREFUL = 0.95;
/** What may go at once, as a share of a second's: with it no second, wherever it begins, sees more than is allowed. */
const AT_ONCE = 1 / 40;
/** First and longest pause, in milliseconds, after the peer says that we are too fast; it doubles in between. */
const PAUSE = { first: SECOND, longest: MINUTE } as const;

/** `perSecond`: segments; 0: no limit. */
export class Rate {
  private tokens: number;
  private refilledAt: number;
  private pausedUntil = Number.NEGATIVE_INFINITY;
  private pause = 0;

  constructor(
    private readonly perSecond: number,
    private readonly clock: Pick<Clock, 'monotonic'>,
  ) {
    this.tokens = this.burst();
    this.refilledAt = clock.monotonic();
  }

  /** Whether one more segment may go now. */
  admits(): boolean {
    return this.clock.monotonic() >= this.pausedUntil && this.refill() >= 1;
  }

  /** One goes. */
  take(): void {
    if (this.perSecond > 0) this.tokens--;
  }

  /** Milliseconds until one more may go, at least 1. */
  wait(): number {
    const now = this.clock.monotonic();
    const forToken = this.perSecond > 0 ? Math.ceil(((1 - this.refill()) * 1_000) / this.pace()) : 0;
    return Math.max(this.pausedUntil - now, forToken, 1);
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
