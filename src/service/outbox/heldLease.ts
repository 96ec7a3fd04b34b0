/** Leases of messages while they are with the carrier. */
import type { Lease } from '../../core/model/change';
import type { Clock } from '../../ports';

export interface HeldLeaseTools {
  clock: Pick<Clock, 'after' | 'monotonic'>;
  /** How long leases are, milliseconds. */
  leaseFor: number;
  /** Work that goes on after the attempt. */
  later(work: Promise<void>): void;
}

/** The share of the lease before whose end a send is given up, so that no other process sends the same meanwhile. */
export const MARGIN = 0.2;

/** Resolves with the next lease; null where it could not be written. */
type Renew = (lease: Lease) => Promise<Lease | null>;

/** Messages are claimed by the hundred: those whose leases end together share a timer and a signal. */
export class HeldLeases {
  private readonly ends = new Map<number, LeaseEnd>();

  constructor(private readonly tools: HeldLeaseTools) {}

  /** `until`: when `lease` ends, by the monotonic clock. Ends with `cancel`. */
  hold(lease: Lease, until: number, renew: Renew): HeldLease {
    let end = this.ends.get(until);
    if (!end) {
      end = new LeaseEnd(until, this.tools, () => this.ends.delete(until));
      this.ends.set(until, end);
    }
    return new HeldLease(lease, end, this.tools, renew);
  }
}

/** The first end of the leases of some messages: before it their sends are told to give up. */
class LeaseEnd {
  readonly held = new Set<HeldLease>();
  private readonly abort = new AbortController();
  private cancelTimer: () => void;

  constructor(
    until: number,
    { clock, leaseFor }: HeldLeaseTools,
    private readonly empty: () => void,
  ) {
    const margin = leaseFor * MARGIN;
    this.cancelTimer = clock.after(until - margin - clock.monotonic(), () => {
      this.abort.abort();
      this.cancelTimer = clock.after(margin / 2, () => {
        for (const each of this.held) each.keep();
      });
    });
  }

  get giveUp(): AbortSignal {
    return this.abort.signal;
  }

  leave(one: HeldLease): void {
    this.held.delete(one);
    if (this.held.size > 0) return;
    this.cancelTimer();
    this.empty();
  }
}

/**
 * The lease of a message that was handed to the carrier. It can not be recalled, so it stays ours as long as the answer
 * may come.
 *
 *   held  → held  renewed before each end of the lease; before the first end the send is told to give up
 *         → lost  the renewal could not be written: the message is settled as unanswered
 *   Both end with `cancel`.
 */
class HeldLease {
  lost = false;
  /** The last renewal. Never rejects. */
  renewing: Promise<void> = Promise.resolve();
  private cancelTimer: () => void = () => {};

  constructor(
    public lease: Lease,
    private readonly end: LeaseEnd,
    private readonly tools: HeldLeaseTools,
    private readonly renew: Renew,
  ) {
    end.held.add(this);
  }

  /** Aborted when the send is to be given up. */
  get giveUp(): AbortSignal {
    return this.end.giveUp;
  }

  cancel(): void {
    this.end.leave(this);
    this.cancelTimer();
  }

  /** Renews the lease now, and before each of its ends. */
  keep(): void {
    const { clock, leaseFor, later } = this.tools;
    this.renewing = this.renew(this.lease).then((renewed) => {
      if (renewed) this.lease = renewed;
      else this.lost = true;
    });
    later(this.renewing);
    this.cancelTimer = clock.after(leaseFor - leaseFor * MARGIN, () => {
      if (!this.lost) this.keep();
    });
  }
}
