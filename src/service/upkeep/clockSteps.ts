/** Steps of the wall clock, noticed against the monotonic one: leases and retry times are told by it between processes. */
import { SECOND } from '../../core/calendar/durations';
import type { Clock } from '../../ports';

/** A smaller difference between two looks is a clock that is being slewed, milliseconds. */
const STEP = 2 * SECOND;

export class ClockSteps {
  /** Wall time less monotonic time. */
  private ahead: number;
  private doubtfulUntil = Number.NEGATIVE_INFINITY;
  private from: number | null;

  /** `longestLease`, milliseconds. Rows from before this process began may be of a clock that was ahead. */
  constructor(
    private readonly clock: Clock,
    private readonly longestLease: number,
  ) {
    this.from = clock.now();
    this.ahead = this.from - clock.monotonic();
  }

  /** False once the clock was set forward, until leases from before have ended: a lease that looks free may still be held. */
  get leasesHold(): boolean {
    this.look();
    return this.clock.monotonic() >= this.doubtfulUntil;
  }

  /** The wall time from which the clock was set back; null where it was not, or the store has been mended. */
  get setBackFrom(): number | null {
    this.look();
    return this.from;
  }

  /** The rows of the store were mended. */
  mended(from: number): void {
    if (this.from === from) this.from = null;
  }

  private look(): void {
    const now = this.clock.now();
    const reading = this.clock.monotonic();
    const step = now - reading - this.ahead;
    this.ahead += step;
    if (step > STEP) this.doubtfulUntil = reading + this.longestLease;
    if (step < -STEP) this.from = Math.max(this.from ?? now, now - step);
  }
}
