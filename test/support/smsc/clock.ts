import type { Chance, Clock } from '../../../src/ports';

/** Time that passes when the test says so. */
export class FakeClock implements Clock {
  private timers: { at: number; run: () => void; every: number | null }[] = [];
  /** Monotonic; wall time is `wall` more. */
  private time = 0;

  constructor(private wall = Date.UTC(2026, 10, 23, 1)) {}

  now(): number {
    return this.time + this.wall;
  }

  monotonic(): number {
    return this.time;
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
