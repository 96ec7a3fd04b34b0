/** Messages that wait for room in the window of a gateway, lane by lane. */
import type { Lease } from '../../core/model/change';
import { LANES, type Lane, type Outbound } from '../../core/model/message';
import type { Clock } from '../../ports';

export interface QueuedMessage {
  message: Outbound;
  lease: Lease;
  /** When the lease ends, by the monotonic clock, in whole `TOGETHER`. */
  until: number;
}

export interface LaneQueueTools {
  /** How many sends may be open at once. */
  window: number;
  /** How long leases are, milliseconds. */
  leaseFor: number;
  clock: Pick<Clock, 'now' | 'monotonic'>;
  /** Told of each inbound message whose answer has left the queue. */
  left?: ((inbound: string) => void) | undefined;
}

/** Leases that end within so much, milliseconds, count as ending together: one timer serves them all. */
const TOGETHER = 10;
/** Lanes that somebody waits for. */
const URGENT: readonly Lane[] = ['reply', 'alert'];
/** So long after an urgent message the other lanes yield, milliseconds: another is likely to follow. */
const YIELDS_FOR = 250;
/** The share of the window that other lanes may fill while they yield: the less, the sooner a reply is read, committed and sent. */
const YIELDING = 0.1;

export class LaneQueue {
  /** How many messages wait. */
  size = 0;
  private readonly lanes = new Map<Lane, QueuedMessage[]>(LANES.map((lane) => [lane, []]));
  private urgentAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly tools: LaneQueueTools) {}

  /** Other processes tell a lease by the wall clock; here what is left of it counts, whatever that clock does. */
  add(message: Outbound, lease: Lease): void {
    const { clock, leaseFor } = this.tools;
    const left = Math.min(lease.until - clock.now(), leaseFor);
    const now = clock.monotonic();
    if (URGENT.includes(message.lane)) this.urgentAt = now;
    const until = Math.floor((now + left) / TOGETHER) * TOGETHER;
    this.lanes.get(message.lane)?.push({ message, lease, until });
    this.size++;
  }

  /** An urgent message is about to come. */
  hurry(): void {
    this.urgentAt = this.tools.clock.monotonic();
  }

  /** Whether lanes that nobody waits for yield. */
  get yielding(): boolean {
    return this.tools.clock.monotonic() - this.urgentAt < YIELDS_FOR;
  }

  /** Takes the first message that may go while so much of the window is filled. */
  next(filled: number): QueuedMessage | undefined {
    if (this.size === 0) return undefined;
    const { window } = this.tools;
    const rest = this.yielding ? Math.ceil(window * YIELDING) : window;
    for (const lane of LANES) {
      if (filled >= (URGENT.includes(lane) ? window : rest)) continue;
      const next = this.lanes.get(lane)?.shift();
      if (!next) continue;
      this.size--;
      this.leave(next);
      return next;
    }
    return undefined;
  }

  /** Takes all messages of these lanes. */
  takeAll(lanes: readonly Lane[]): QueuedMessage[] {
    const all = lanes.flatMap((lane) => this.lanes.get(lane)?.splice(0) ?? []);
    this.size -= all.length;
    for (const one of all) this.leave(one);
    return all;
  }

  private leave({ message: { answers } }: QueuedMessage): void {
    if (answers !== undefined) this.tools.left?.(answers);
  }
}
