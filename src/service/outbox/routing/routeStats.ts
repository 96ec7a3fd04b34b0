/** What this process has seen of one route lately: how its sends ended, and whether its receipts come. */

/** Milliseconds that count as lately, in so many steps. */
const LATELY = 60_000;
const STEPS = 6;
/** Of the messages sent, one in so many milliseconds is watched for its receipt. */
const WATCH_EVERY = 100;
/** A receipt is due after so many milliseconds, and asked for no more after so many. */
const RECEIPT_DUE = 20_000;
const RECEIPT_PAST = 60_000;
/** A route says nothing by its silence before it has shown so many receipts. */
const SPEAKS = 20;

interface Step {
  at: number;
  ended: number;
  failed: number;
}

export class RouteRecord {
  private steps: Step[] = [];
  private readonly watched = new Map<string, { at: number; heard: boolean }>();
  private watchedAt = Number.NEGATIVE_INFINITY;
  private receipts = 0;

  /** A send ended; `failed` where the carrier put it off or did not answer. Times are of the monotonic clock. */
  ended(failed: boolean, now: number): void {
    const last = this.steps.at(-1);
    const step = last && now - last.at < LATELY / STEPS ? last : { at: now, ended: 0, failed: 0 };
    if (step !== last) this.steps.push(step);
    step.ended++;
    if (failed) step.failed++;
  }

  /** The carrier took a message over whose receipt was asked for. */
  sent(message: string, now: number): void {
    if (now - this.watchedAt < WATCH_EVERY) return;
    this.watchedAt = now;
    this.watched.set(message, { at: now, heard: false });
  }

  heard(message: string): void {
    this.receipts++;
    const watched = this.watched.get(message);
    if (watched) watched.heard = true;
  }

  /** As in `Signs` of the core. */
  lately(now: number): { ended: number; failed: number; awaited: number; silent: number } {
    this.steps = this.steps.filter(({ at }) => now - at < LATELY);
    for (const [message, { at }] of this.watched) {
      if (now - at < RECEIPT_PAST) break; // they stand in the order in which they were sent
      this.watched.delete(message);
    }
    const due = [...this.watched.values()].filter(({ at }) => now - at >= RECEIPT_DUE);
    const speaks = this.receipts >= SPEAKS;
    return {
      ended: this.steps.reduce((sum, step) => sum + step.ended, 0),
      failed: this.steps.reduce((sum, step) => sum + step.failed, 0),
      awaited: speaks ? due.length : 0,
      silent: speaks ? due.filter(({ heard }) => !heard).length : 0,
    };
  }

  /** Begins anew: what was seen before says nothing of what comes. */
  clear(): void {
    this.steps = [];
    this.watched.clear();
  }
}
