/** Requests of ours that wait for their responses, matched by sequence number, each with its time. */
import type { Clock } from '../../src/ports';

/** A request that got no response. */
export class LinkError extends Error {
  constructor(
    readonly kind: 'timeout' | 'closed',
    /** False where the request certainly did not leave this process. */
    readonly written: boolean,
    why: string,
  ) {
    super(why);
    this.name = 'LinkError';
  }
}

export interface ConnectionTimes {
  /** Milliseconds in which a request has to be answered. */
  request: number;
  /** How often it is written in all, each time with so much time, under the same number. */
  tries: number;
  /** Milliseconds between two questions whether the peer is there; after two without a sound it is gone. */
  keepAlive: number;
}

interface Pending {
  resolve(response: Buffer): void;
  reject(error: LinkError): void;
  deadline: number;
  /** The flush that writes it. */
  flush: number;
  /** What is written again, and how often: in protocols that know their requests by their numbers. */
  again: { pdu: Buffer; left: number } | null;
}

const LAST_SEQUENCE = 0x7fffffff;

/** Sequence numbers, from 1 round to 1 again. */
export class Numbers {
  private last = 0;

  next(): number {
    this.last = this.last === LAST_SEQUENCE ? 1 : this.last + 1;
    return this.last;
  }
}

/** All requests have the same time: the oldest runs out first, and one timer serves them all. */
export class PendingRequests {
  private readonly open = new Map<number, Pending>();
  private cancelTimeout: (() => void) | null = null;

  constructor(
    private readonly times: Pick<ConnectionTimes, 'request' | 'tries'>,
    private readonly clock: Clock,
    private readonly write: (pdu: Buffer) => void,
    private readonly numbers = new Numbers(),
  ) {}

  get size(): number {
    return this.open.size;
  }

  /** The next number that no open request has. */
  nextSequence(): number {
    let sequence = this.numbers.next();
    while (this.open.has(sequence)) sequence = this.numbers.next();
    return sequence;
  }

  /**
   * Resolves with the response; rejects with LinkError. `flush` counts the writing that the request leaves with; one
   * that is not `timed` is alone, and somebody else's to end.
   */
  wait(sequence: number, pdu: Buffer, flush: number, timed = true): Promise<Buffer> {
    const { request, tries } = this.times;
    return new Promise((resolve, reject) => {
      const again = tries > 1 ? { pdu, left: tries - 1 } : null;
      const deadline = timed ? this.clock.monotonic() + request : Number.POSITIVE_INFINITY;
      this.open.set(sequence, { resolve, reject, deadline, flush, again });
      if (timed && !this.cancelTimeout) this.watch(request);
    });
  }

  /** False where nobody waits: the response came after its time, or answers nothing. */
  answer(sequence: number, response: Buffer): boolean {
    const pending = this.open.get(sequence);
    if (!pending) return false;
    this.open.delete(sequence);
    pending.resolve(response);
    return true;
  }

  /** Rejects all that are open; what was to leave with a flush after so many was never written. */
  abandon(why: string, flushes: number): void {
    this.cancelTimeout?.();
    const open = [...this.open.values()];
    this.open.clear();
    for (const { reject, flush } of open) reject(new LinkError('closed', flush < flushes, why));
  }

  private watch(ms: number): void {
    this.cancelTimeout = this.clock.after(ms, () => {
      this.cancelTimeout = null;
      const now = this.clock.monotonic();
      for (const [sequence, pending] of this.open) {
        if (pending.deadline > now) return this.watch(pending.deadline - now);
        this.open.delete(sequence);
        if (this.writeAgain(sequence, pending, now)) continue;
        pending.reject(new LinkError('timeout', true, 'the peer did not answer in time'));
      }
    });
  }

  /** Behind all others: its time begins anew. */
  private writeAgain(sequence: number, pending: Pending, now: number): boolean {
    if (!pending.again || pending.again.left === 0) return false;
    pending.again.left--;
    this.write(pending.again.pdu);
    this.open.set(sequence, { ...pending, deadline: now + this.times.request });
    return true;
  }
}
