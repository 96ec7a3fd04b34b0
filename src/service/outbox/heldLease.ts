/** The lease of one message while it is with the carrier. */
import type { Lease } from '../../core/model/change';
import type { Clock } from '../../ports';

export interface HeldLeaseTools {
  clock: Pick<Clock, 'after'>;
  /** How long leases are, milliseconds. */
  leaseFor: number;
  /** Work that goes on after the attempt. */
  later(work: Promise<void>): void;
}

/** The share of the lease before whose end a send is given up, so that no other process sends the same meanwhile. */
export const MARGIN = 0.2;

/**
 * The lease of a message that was handed to the carrier. It can not be recalled, so it stays ours as long as the answer
 * may come.
 *
 *   held  → held  renewed before each end of the lease; before the first end the send is told to give up
 *         → lost  the renewal could not be written: the message is settled as unanswered
 *   Both end with `cancel`.
 */
export class HeldLease {
  lost = false;
  /** The last renewal. Never rejects. */
  renewing: Promise<void> = Promise.resolve();
  private readonly abort = new AbortController();
  private readonly margin: number;
  private cancelTimer: () => void;

  /** `left`: milliseconds until `lease` ends. */
  constructor(
    public lease: Lease,
    left: number,
    private readonly tools: HeldLeaseTools,
    private readonly renew: (lease: Lease) => Promise<Lease | null>,
  ) {
    const { clock, leaseFor } = tools;
    this.margin = leaseFor * MARGIN;
    this.cancelTimer = clock.after(left - this.margin, () => {
      this.abort.abort();
      this.cancelTimer = clock.after(this.margin / 2, () => this.keep());
    });
  }

  /** Aborted when the send is to be given up. */
  get giveUp(): AbortSignal {
    return this.abort.signal;
  }

  cancel(): void {
    this.cancelTimer();
  }

  private keep(): void {
    const { clock, leaseFor, later } = this.tools;
    this.renewing = this.renew(this.lease).then((renewed) => {
      if (renewed) this.lease = renewed;
      else this.lost = true;
    });
    later(this.renewing);
    this.cancelTimer = clock.after(leaseFor - this.margin, () => {
      if (!this.lost) this.keep();
    });
  }
}
