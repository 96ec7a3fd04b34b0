/** Messages that wait for room in a gateway's window, lane by lane. */
import type { Lease } from '../../core/model/change';
import { LANES, type Lane, type Outbound } from '../../core/model/message';
import type { Clock } from '../../ports';

export interface Waiting {
  message: Outbound;
  lease: Lease;
  /** When the lease ends, by the monotonic clock. */
  until: number;
}

/** Lanes that somebody waits for. */
const URGENT: readonly Lane[] = ['reply', 'alert'];
/** So long after one of these was seen the rest keeps out of the way, milliseconds: another is likely to follow. */
const YIELDS_FOR = 250;
/** What the rest may fill of the window meanwhile: the less of it is under way, the sooner a reply is read, kept and sent. */
const YIELDING = 0.1;

export class WaitingLanes {
  /** How many wait. */
  size = 0;
  private readonly lanes = new Map<Lane, Waiting[]>(LANES.map((lane) => [lane, []]));
  private urgentAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly window: number,
    private readonly clock: Pick<Clock, 'monotonic'>,
    /** Told of each message whose answer waits here no more. */
    private readonly left: (inbound: string) => void = () => {},
  ) {}

  add(one: Waiting): void {
    if (URGENT.includes(one.message.lane)) this.hurry();
    this.lanes.get(one.message.lane)?.push(one);
    this.size++;
  }

  /** Somebody is about to be answered. */
  hurry(): void {
    this.urgentAt = this.clock.monotonic();
  }

  /** Whether what nobody waits for keeps out of the way. */
  get yielding(): boolean {
    return this.clock.monotonic() - this.urgentAt < YIELDS_FOR;
  }

  /** Takes the first that may go while so much of the window is filled. */
  next(filled: number): Waiting | undefined {
    const rest = this.yielding ? Math.ceil(this.window * YIELDING) : this.window;
    for (const lane of LANES) {
      if (filled >= (URGENT.includes(lane) ? this.window : rest)) continue;
      const next = this.lanes.get(lane)?.shift();
      if (!next) continue;
      this.size--;
      this.leave(next);
      return next;
    }
    return undefined;
  }

  /** Takes all that wait in these lanes. */
  takeAll(lanes: readonly Lane[]): Waiting[] {
    const all = lanes.flatMap((lane) => this.lanes.get(lane)?.splice(0) ?? []);
    this.size -= all.length;
    for (const one of all) this.leave(one);
    return all;
  }

  private leave({ message: { answers } }: Waiting): void {
    if (answers !== undefined) this.left(answers);
  }
}
