import type { Chance, Clock } from '../../../src/ports';

/** Milliseconds that each reading takes: nothing may hang on time that stands still. */
const READING = 1;

/**
 * Time that passes when the test says so, and a little with each reading, as real time does between two of them.
 * Timers run in `advance` only, never within a reading.
 */
export class FakeClock implements Clock {
  private timers: { at: number; run: () => void; every: number | null }[] = [];
  /** Monotonic; wall time is `wall` more. */
  private time = 0;

  constructor(private wall = Date.UTC(2026, 10, 23, 1)) {}

  now(): number {
    return this.monotonic() + this.wall;
  }

  monotonic(): number {
    this.time += READING;
    return this.time - READING;
  }

  /** Somebody sets the wall clock, forward or back; nothing that waits takes notice. */
  set(ms: number): void {
    this.wall += ms;
  }

  after(ms: number, run: () => void): () => void {
    return this.add(ms, run, null);
  }

  every(ms: number, run: () => void): () => void {
    return this.add(ms, run, ms);
  }

  /** Timers that wait. */
  get waiting(): number {
    return this.timers.length;
  }

  /** Lets time pass; timers run in their order, also those that start on the way. */
  advance(ms: number): void {
    const until = this.time + ms;
    for (;;) {
      const due = this.timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.time = Math.max(this.time, due.at);
      if (due.every === null) this.timers = this.timers.filter((timer) => timer !== due);
      else due.at += due.every;
      due.run();
    }
    this.time = Math.max(this.time, until);
  }

  private add(ms: number, run: () => void, every: number | null): () => void {
    const timer = { at: this.time + ms, run, every };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }
}

/** For `expect`: a moment that was read at `ms`, give or take some readings. */
export function about(ms: number): unknown {
  return expect.closeTo(ms, -2); // half of a hundred milliseconds to either side
}

/** Ids that count, and chance that always falls in the middle: no jitter. */
export function fixedChance(): Chance {
  let ids = 0;
  let secrets = 0;
  return {
    id: () => `id${++ids}`,
    secret: () => (++secrets * 0x9e3779b1).toString(16).padStart(61, '7'),
    fraction: () => 0.5,
  };
}
