/**
 * Admission of messages, by whatever gateway they come: taken while their answers can leave soon, else refused before
 * they cost anything. The limit is judged anew ten times a second (`admissionAfter`); a message counts from `take` until
 * its answer has left.
 */
import { MINUTE, SECOND } from '../../core/calendar/durations';
import {
  type Admission as Admitted,
  AT_FIRST,
  admissionAfter,
  COME_AGAIN,
  TELLS,
} from '../../core/sending/admission';
import { type Clock, type Log, type Meter, Overloaded } from '../../ports';

export interface AdmissionTools {
  clock: Clock;
  meter: Meter;
  log: Log;
}

/** Between two judgements, milliseconds. */
const JUDGE_EVERY = 100;
/** Between two log lines on refusals, milliseconds. */
const LOG_EVERY = 10 * SECOND;
/** A message that waits for longer is forgotten: its answer went another way. Milliseconds. */
const FORGOTTEN = MINUTE;

export class Admission {
  /** When each message came, by the monotonic clock, the oldest first. */
  private readonly waiting = new Map<string, number>();
  private admitted: Admitted = AT_FIRST;
  private judgedAt: number;
  /** A message was refused since then. */
  private pressed = false;
  private loggedAt = Number.NEGATIVE_INFINITY;
  private refused = 0;
  /** One error for all refusals: there are thousands, and a stack trace costs more than all else in one. */
  private readonly refusal = new Overloaded(COME_AGAIN);

  constructor(private readonly tools: AdmissionTools) {
    this.judgedAt = tools.clock.monotonic();
  }

  /** Whether no new message is taken just now. */
  get closed(): boolean {
    this.judge();
    return this.admitted.shut || this.waiting.size >= this.admitted.most;
  }

  /**
   * Does the work for a message. It counts as waiting until that is done, and where `goesOn` says so of the outcome,
   * until `left` is called. Rejects with Overloaded, and as `work` does.
   */
  take<T>(
    { id, gateway }: { id: string; gateway: string },
    work: () => Promise<T>,
    goesOn: (outcome: T) => boolean = () => false,
  ): Promise<T> {
    if (this.closed) {
      this.refused++;
      this.pressed = true;
      this.tools.meter.count('refused', { gateway });
      return Promise.reject(this.refusal);
    }
    this.waiting.set(id, this.tools.clock.monotonic());
    return work().then(
      (outcome) => {
        if (!goesOn(outcome)) this.left(id);
        return outcome;
      },
      (error: unknown) => {
        this.left(id);
        throw error;
      },
    );
  }

  /** The answer to this message has left, or goes another way. */
  left(id: string): void {
    this.waiting.delete(id);
  }

  private judge(): void {
    const now = this.tools.clock.monotonic();
    if (now - this.judgedAt < JUDGE_EVERY) return;
    const { pressed } = this;
    const age = this.age(now);
    const count = this.waiting.size;
    this.admitted = admissionAfter(this.admitted, { count, age, pressed });
    this.judgedAt = now;
    this.pressed = false;
    this.tools.meter.gauge('waiting', count);
    this.tools.meter.gauge('waiting_most', this.admitted.most);
    if (this.refused > 0 && now - this.loggedAt >= LOG_EVERY) this.logRefusals(now);
  }

  /** How long the message has waited that only the share `TELLS` of all precede, milliseconds. */
  private age(now: number): number {
    let passed = 0;
    const at = Math.floor(this.waiting.size * TELLS);
    for (const [id, came] of this.waiting) {
      if (now - came > FORGOTTEN) this.waiting.delete(id);
      else if (passed++ >= at) return now - came;
    }
    return 0;
  }

  private logRefusals(now: number): void {
    this.loggedAt = now;
    const { refused } = this;
    this.refused = 0;
    this.tools.log.warn(
      { refused },
      'more comes in than can be answered in two seconds: the rest is refused',
    );
  }
}
