/** The one door: what comes in by any gateway is taken while its answer can leave soon, and refused before it costs anything. */
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

/** A stretch that is judged, milliseconds. */
const STRETCH = 100;
/** Said in the log at most so often, milliseconds. */
const SAID_EVERY = 10_000;
/** Nothing waits for longer: its answer went another way, milliseconds. */
const FORGOTTEN = 60_000;

export class Admission {
  /** When each came, by the monotonic clock, the oldest first. */
  private readonly waiting = new Map<string, number>();
  private admitted: Admitted = AT_FIRST;
  /** When this stretch began, and whether something was refused in it. */
  private begun: number;
  private pressed = false;
  private saidAt = Number.NEGATIVE_INFINITY;
  private refused = 0;
  /** One for all: it is asked for by the thousand, and to note where costs more than all else in a refusal. */
  private readonly refusal = new Overloaded(COME_AGAIN);

  constructor(private readonly tools: AdmissionTools) {
    this.begun = tools.clock.monotonic();
  }

  /** Whether nothing new is taken just now. */
  get closed(): boolean {
    this.judge();
    return this.admitted.shut || this.waiting.size >= this.admitted.most;
  }

  /**
   * Does the work for what came in. It waits until that is done, and where `goesOn` says so of its outcome until `left`
   * is called.
   * Rejects with Overloaded, and as the work does.
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

  /** The answer to this message is on its way, or goes another way. */
  left(id: string): void {
    this.waiting.delete(id);
  }

  private judge(): void {
    const now = this.tools.clock.monotonic();
    if (now - this.begun < STRETCH) return;
    const { pressed } = this;
    const age = this.age(now);
    const count = this.waiting.size;
    this.admitted = admissionAfter(this.admitted, { count, age, pressed });
    this.begun = now;
    this.pressed = false;
    this.tools.meter.gauge('waiting', count);
    this.tools.meter.gauge('waiting_most', this.admitted.most);
    if (this.refused > 0 && now - this.saidAt >= SAID_EVERY) this.say(now);
  }

  private age(now: number): number {
    let passed = 0;
    const at = Math.floor(this.waiting.size * TELLS);
    for (const [id, came] of this.waiting) {
      if (now - came > FORGOTTEN) this.waiting.delete(id);
      else if (passed++ >= at) return now - came;
    }
    return 0;
  }

  private say(now: number): void {
    this.saidAt = now;
    const { refused } = this;
    this.refused = 0;
    this.tools.log.warn(
      { refused },
      'more comes in than can be answered in two seconds: the rest is refused',
    );
  }
}
