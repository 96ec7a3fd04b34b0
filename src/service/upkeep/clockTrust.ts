/** Looks from time to time whether the wall clock is to be believed, and remembers until when it was. */
import { createSeldom, type Seldom } from '../../async/seldom';
import { DAY, HOUR, SECOND } from '../../core/calendar/durations';
import { type ClockDoubt, clockDoubt, isLost, MOST_APART, type Times } from '../../core/sending/clockTrust';
import type { Clock, Log, Store } from '../../ports';

/** Milliseconds. */
const WRITTEN_EVERY = HOUR;

export interface ClockTrustTools {
  store: Pick<Store, 'knownTime' | 'keepTime' | 'serverTime'>;
  clock: Pick<Clock, 'now' | 'monotonic'>;
  log: Log;
  /** Several processes have this database, and lease its rows by their clocks. */
  shared: boolean;
}

export class ClockTrust {
  private times: Times | null = null;
  private writtenAt: number | null = null;
  private readonly seldom: Seldom;

  constructor(private readonly tools: ClockTrustTools) {
    this.seldom = createSeldom(tools.clock);
  }

  /** Null where the clock is believed, or nobody has looked yet. */
  get doubt(): ClockDoubt | null {
    return this.times && clockDoubt(this.times);
  }

  /** False where several processes lease rows, until it is known that this clock tells when leases end. */
  get tellsLeases(): boolean {
    if (!this.tools.shared) return true;
    return this.times !== null && !isLost(this.times);
  }

  /** Rejects with StoreError. */
  async look(): Promise<void> {
    const { store, clock } = this.tools;
    const asked = clock.now();
    const theirs = await store.serverTime();
    const now = theirs === null ? asked : (asked + clock.now()) / 2;
    // Whoever says that the clock is right says it to the store.
    const believed = this.times && this.doubt === null ? this.times.known : null;
    const known = believed ?? (await store.knownTime());
    this.times = { now, known, theirs };
    if (this.doubt === null) await this.keep(now);
    this.tell(this.times);
  }

  /** From here on it is told by this time. */
  private async keep(now: number): Promise<void> {
    if (this.times) this.times.known = now;
    const reading = this.tools.clock.monotonic();
    if (this.writtenAt !== null && reading - this.writtenAt < WRITTEN_EVERY) return;
    await this.tools.store.keepTime(Math.round(now));
    this.writtenAt = reading;
  }

  private tell({ now, known, theirs }: Times): void {
    const { log } = this.tools;
    const ahead = theirs === null ? 0 : now - theirs;
    if (Math.abs(ahead) >= MOST_APART && this.seldom('apart') !== null) {
      log.error(
        { secondsAhead: Math.round(ahead / SECOND) },
        'this clock is not that of the database: messages may be sent twice until both are set (NTP)',
      );
    }
    if (this.doubt === 'known' && this.seldom('leapt') !== null) {
      log.error(
        { daysAhead: Math.round((now - (known ?? now)) / DAY) },
        'this clock has leapt since it was last believed: nothing is forgotten until it is set, or `xiangxin clock --right` says that it is right',
      );
    }
  }
}
