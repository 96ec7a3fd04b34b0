/** One phase: which question went out when, and when its answer came. */
import { percentile } from './figures';
import type { Measured, Phase } from './phase';

const FIRST_PHONE = 13_800_000_000;
/** A mainland mobile number without its country code. */
const DIGITS = 11;
/** Prime: of any number of people that it does not divide, each asks once. */
const STRIDE = 7_919;

export class Stopwatch {
  sent = 0;
  answered = 0;
  private readonly sentAt: Float64Array;
  private readonly took: Float64Array;
  private readonly indexes = new Map<number, number>();
  private lastAnswer = 0;
  private submits = 0;

  constructor(readonly phase: Phase) {
    this.sentAt = new Float64Array(phase.count);
    this.took = new Float64Array(phase.count).fill(-1);
  }

  /** The number that asks next; its time runs from now. */
  next(): string {
    const number = this.numberOf(this.sent);
    this.indexes.set(number, this.sent);
    this.sentAt[this.sent] = performance.now();
    this.sent += 1;
    return String(number);
  }

  private numberOf(index: number): number {
    const { first, among } = this.phase;
    const person = first + index;
    return FIRST_PHONE + (among === undefined ? person : (person * STRIDE) % among);
  }

  /** How many questions are due by now. */
  due(): number {
    const { count, pace } = this.phase;
    if (pace === 0) return count;
    const begun = this.sentAt[0] || performance.now();
    return Math.min(count, 1 + Math.floor(((performance.now() - begun) * pace) / 1_000));
  }

  /** Further parts of an answer, and those of an earlier phase, do not count as answers. */
  answer(to: string): void {
    this.submits += 1;
    const i = this.indexes.get(Number(to.slice(-DIGITS)));
    if (i === undefined || this.took[i] !== -1) return;
    this.lastAnswer = performance.now();
    this.took[i] = this.lastAnswer - (this.sentAt[i] ?? 0);
    this.answered += 1;
  }

  get done(): boolean {
    return this.answered === this.phase.count;
  }

  measured(sample: string): Measured {
    const sorted = this.took.slice().sort();
    return {
      answersPerSecond: (this.phase.count * 1_000) / (this.lastAnswer - (this.sentAt[0] ?? 0)),
      p50: percentile(sorted, 0.5),
      p99: percentile(sorted, 0.99),
      segments: this.submits / this.phase.count,
      sample,
    };
  }
}
