/** One route as this process sees it: its condition, and how many messages wait there. */
import { MINUTE } from '../../../core/calendar/durations';
import type { Lane } from '../../../core/model/message';
import type { PlannedRoute } from '../../../core/model/route';
import {
  type Candidate,
  type Condition,
  NEW_ROUTE,
  type Standing,
  standingAfter,
} from '../../../core/sending/route';
import type { Gateway } from '../../../ports';
import { RouteStats } from './routeStats';

/** A gateway of another process is down when its oldest message has waited unmoved for so long, milliseconds. */
const STUCK = MINUTE;
/** Messages a second of a route without a limit, to estimate how long its backlog lasts. */
const ASSUMED_PER_SECOND = 500;
/** Routes in these conditions keep most of their backlog. */
const AT_WORK: ReadonlySet<Condition> = new Set(['well', 'recovering']);

export class RouteState {
  readonly stats = new RouteStats();
  /** Lanes whose messages are being moved to another route. */
  readonly leaving = new Set<Lane>();
  /** Messages that wait. */
  backlog = 0;
  private standing: Standing = NEW_ROUTE;
  /** When the oldest message that waits became due, milliseconds UTC. */
  private oldestDue: number | null = null;

  constructor(
    public plan: PlannedRoute,
    /** Null for a route of another process. */
    private readonly gateway: Gateway | null,
    /** When it was last seen up, or sending; by the monotonic clock, as all times here that are not said to be UTC. */
    private upAt: number,
  ) {}

  get name(): string {
    return this.plan.name;
  }

  get condition(): Condition {
    return this.standing.condition;
  }

  /** Its whole backlog is to be moved to another route. */
  get unwell(): boolean {
    return !AT_WORK.has(this.condition);
  }

  candidate(condition = this.condition): Candidate {
    const { name, source, perSecond, carrier } = this.plan;
    const pace = perSecond || ASSUMED_PER_SECOND;
    return { name, source, condition, backlog: this.backlog, perSecond: pace, carrier };
  }

  /** For a new message: a link that has just gone may be back in a moment, but no new message need wait for it. */
  candidateNow(): Candidate {
    const gone = this.gateway !== null && this.gateway.health().state !== 'up';
    return this.candidate(gone ? 'down' : this.condition);
  }

  /** The backlog as the store counted it. `oldestDue`: UTC; null where no message is due yet. */
  counted(depth: number, oldestDue: number | null, now: number): void {
    // The gateway of another process shows that it is up by the messages that leave it.
    const moves = oldestDue === null || oldestDue !== this.oldestDue;
    if (moves && !this.gateway) this.upAt = now;
    this.oldestDue = oldestDue;
    this.backlog = depth;
  }

  /** Judges its condition; returns the former one where it has changed. */
  judge(now: number): { was: Condition } | null {
    const health = this.gateway?.health().state;
    if (health === 'up') this.upAt = now;
    const away = now - this.upAt;
    const before = this.standing;
    this.standing = standingAfter(
      before,
      {
        up: this.gateway ? health === 'up' : away < STUCK,
        stateFor: away,
        refused: health === 'refused',
        ...this.stats.lately(now),
      },
      now,
    );
    if (this.standing === before) return null;
    this.stats.clear();
    return { was: before.condition };
  }
}
