/** Counts messages to people who asked nothing: theirs are the numbers from 13910000000 on. */

export const TOLD = 13_910_000_000;
/** A mainland mobile number without its country code. */
const DIGITS = 11;

export class Tally {
  private came = 0;
  private firstAt = 0;
  private lastAt = 0;

  constructor(private readonly count: number) {}

  /** Whether this number is one of them. */
  take(to: string): boolean {
    if (Number(to.slice(-DIGITS)) < TOLD) return false;
    this.came += 1;
    if (this.came === 1) this.firstAt = performance.now();
    if (this.came === this.count) this.lastAt = performance.now();
    return true;
  }

  /** Just now, with the last of them. */
  get done(): boolean {
    return this.came === this.count;
  }

  get perSecond(): number {
    return ((this.count - 1) * 1_000) / (this.lastAt - this.firstAt);
  }
}

/** What each household is told: one segment in UCS-2, as most announcements are. */
export const TEXT = '【乡信】农资综合直补 2026年：316.50元，3月6日已打入尾号1234。疑问回 BZ';
