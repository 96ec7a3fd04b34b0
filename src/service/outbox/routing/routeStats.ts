/** Statistics of one route over the last minute: how its sends ended, and whether its receipts come. */
import { MINUTE, SECOND } from '../../../core/calendar/durations';

/** The span that is counted, milliseconds, in so many steps. */
const SPAN = MINUTE;
const STEPS = 6;
/** Of the messages sent, one in so many milliseconds is watched for its receipt. */
const WATCH_EVERY = 100;
/** A receipt is due after so many milliseconds, and not expected any more after so many. */
const RECEIPT_DUE = 20 * SECOND;
const RECEIPT_PAST = MINUTE;
/** Missing receipts mean something on a route that has brought so many. */
const BRINGS_RECEIPTS = 20;

interface Step {
  at: number;
  ended: number;
  failed: number;
}

export class RouteStats {
  private steps: Step[] = [];
  private readonly watched = new Map<string, { at: number; heard: boolean }>();
  private watchedAt = Number.NEGATIVE_INFINITY;
  private receipts = 0;

  /** A send ended; `failed` where the carrier put it off or did not answer. Times are of the monotonic clock. */
  ended(failed: boolean, now: number): void {
    const last = this.steps.at(-1);
    const step = last && now - last.at < SPAN / STEPS ? last : { at: now, ended: 0, failed: 0 };
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
    this.steps = this.steps.filter(({ at }) => now - at < SPAN);
    for (const [message, { at }] of this.watched) {
      if (now - at < RECEIPT_PAST) break; // in the order of sending
      this.watched.delete(message);
    }
    const due = [...this.watched.values()].filter(({ at }) => now - at >= RECEIPT_DUE);
    const brings = this.receipts >= BRINGS_RECEIPTS;
    return {
      ended: this.steps.reduce((sum, step) => sum + step.ended, 0),
      failed: this.steps.reduce((sum, step) => sum + step.failed, 0),
      awaited: brings ? due.length : 0,
      silent: brings ? due.filter(({ heard }) => !heard).length : 0,
    };
  }

  /** Forgets all: a route whose condition changed is judged anew. */
  clear(): void {
    this.steps = [];
    this.watched.clear();
  }
}
