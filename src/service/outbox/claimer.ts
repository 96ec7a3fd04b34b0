/**
 * Claims rows of the outbox for one gateway and puts them into its queue.
 *
 *   idle      → claiming  on `look`, while the gateway is up
 *   claiming  → claiming  as long as rows come, or somebody looked meanwhile
 *             → idle      when the outbox has no more, the queue is full, or a row could not be read or settled
 */
import { createSeldom, type Seldom, troubleOf } from '../../async/seldom';
import type { Lane } from '../../core/model/message';
import type { Clock, Log, Store } from '../../ports';
import type { LaneQueue } from './laneQueue';
import type { Outcomes } from './outcomes';
import type { Unsettled } from './unsettled';

export interface ClaimerTools {
  gateway: string;
  /** Whose leases they are. */
  owner: string;
  /** How long leases are, milliseconds. */
  leaseFor: number;
  /** How many sends may be open at once. */
  window: number;
  /** Rows in the queue at most. */
  room: number;
  store: Pick<Store, 'claim'>;
  queue: LaneQueue;
  outcomes: Outcomes;
  /** A database that is slow may hold what became of a message past its lease: it is not to be sent again. */
  unsettled: Pick<Unsettled, 'has'>;
  clock: Pick<Clock, 'now' | 'monotonic'>;
  log: Log;
  /** Whether the gateway can send. */
  isUp(): boolean;
  /** Lanes that leave by this gateway now. */
  lanes(): readonly Lane[];
  /** False while leases can not be told by the wall clock: nothing is claimed. */
  leasesHold(): boolean;
  /** Rows are in the queue. */
  claimed(): void;
}

export class Claimer {
  private claiming = false;
  private lookAgain = false;
  /** Bulk was left out of the last claim: the queue had enough of it. */
  private bulkLeftOut = false;

  private readonly seldom: Seldom;

  constructor(private readonly tools: ClaimerTools) {
    this.seldom = createSeldom(tools.clock);
  }

  /** Resolves when nothing more is claimed; null where a claim runs already, which then looks again. Never rejects. */
  look(): Promise<void> | null {
    this.lookAgain = true;
    if (this.claiming || !this.tools.isUp()) return null;
    this.claiming = true;
    return this.claimAll();
  }

  /** Whether the queue has room again for bulk that was left out. */
  get wantsBulk(): boolean {
    return this.bulkLeftOut && this.tools.queue.size <= this.enough;
  }

  /** With so many rows queued there is enough to send while the next are claimed, and room for many at once. */
  private get enough(): number {
    return this.tools.queue.yielding ? this.tools.window : this.tools.room / 2;
  }

  private async claimAll(): Promise<void> {
    const { gateway, outcomes, log, isUp, claimed } = this.tools;
    try {
      while (this.lookAgain && isUp()) {
        this.lookAgain = false;
        if (!(await outcomes.retry())) continue;
        await this.claimOnce();
        claimed();
      }
    } catch (err) {
      const times = this.seldom(troubleOf(err));
      if (times !== null)
        log.warn(
          { gateway, err, ...(times > 1 && { times }) },
          'the outbox could not be read: looking again soon',
        );
    } finally {
      // In the same breath as the last question: who looks a moment later is not left to a claim that has ended.
      this.claiming = false;
    }
  }

  /** Bulk only while there is room for much of it: urgent lanes overtake it, whether it waits here or in the outbox. */
  private async claimOnce(): Promise<void> {
    const { gateway, owner, leaseFor, window, room, store, queue, unsettled, clock } = this.tools;
    this.bulkLeftOut = queue.size > this.enough;
    const lanes = this.tools.lanes().filter((lane) => !this.bulkLeftOut || lane !== 'bulk');
    const extra = this.bulkLeftOut ? window : 0;
    const most = Math.min(room - queue.size + extra, queue.yielding ? window : room);
    if (most <= 0 || lanes.length === 0 || !this.tools.leasesHold()) return;
    const now = clock.now();
    const lease = { owner, until: now + leaseFor };
    const rows = await store.claim(gateway, lease, now, most, lanes);
    for (const message of rows) if (!unsettled.has(message.id)) queue.add(message, lease);
    if (rows.length > 0) this.lookAgain = true;
  }
}
