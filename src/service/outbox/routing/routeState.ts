/** What one process knows of one route: how it stands, and what waits there. */
import type { Lane } from '../../../core/model/message';
import {
  type Candidate,
  type Condition,
  NEW_ROUTE,
  type RoutePlan,
  type Standing,
  standingAfter,
} from '../../../core/sending/route';
import type { Gateway } from '../../../ports';
import { RouteRecord } from './routeStats';

/** A gateway of another process is gone when its oldest message has not moved for so long, milliseconds. */
const STUCK = 60_000;
/** Messages a second of a route without a limit, to tell how long a queue lasts. */
const ASSUMED_PER_SECOND = 500;
/** Only a part of what waits is to leave these. */
const AT_WORK: ReadonlySet<Condition> = new Set(['well', 'recovering']);

export class KnownRoute {
  readonly record = new RouteRecord();
  /** Lanes that are better off elsewhere, whatever code they leave by. */
  readonly leaving = new Set<Lane>();
  /** Messages that wait. */
  backlog = 0;
  private standing: Standing = NEW_ROUTE;
  /** When the oldest message that waits became due, milliseconds UTC. */
  private oldestDue: number | null = null;

  constructor(
    public plan: RoutePlan,
    /** Null where another process has it. */
    private readonly gateway: Gateway | null,
    /** When it was last seen up, or at work; by the monotonic clock, as all times here that are not said to be UTC. */
    private upAt: number,
  ) {}

  get name(): string {
    return this.plan.name;
  }

  get condition(): Condition {
    return this.standing.condition;
  }

  /** Nothing that waits here is to wait any longer. */
  get unwell(): boolean {
    return !AT_WORK.has(this.condition);
  }

  candidate(condition = this.condition): Candidate {
    const { name, source, perSecond } = this.plan;
    return { name, source, condition, backlog: this.backlog, perSecond: perSecond || ASSUMED_PER_SECOND };
  }

  /** For what is new: a link that has just gone may be back in a moment, but nothing need wait for it. */
  candidateNow(): Candidate {
    const gone = this.gateway !== null && this.gateway.health().state !== 'up';
    return this.candidate(gone ? 'down' : this.condition);
  }

  /** As the store counted it, null where nothing is due yet: what is due and does not move tells of a gateway elsewhere. */
  counted(depth: number, oldestDue: number | null, now: number): void {
    const moves = oldestDue === null || oldestDue !== this.oldestDue;
    if (moves && !this.gateway) this.upAt = now;
    this.oldestDue = oldestDue;
    this.backlog = depth;
  }

  /** How it stands now; what it was where that is something else. */
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
        ...this.record.lately(now),
      },
      now,
    );
    if (this.standing === before) return null;
    this.record.clear();
    return { was: before.condition };
  }
}
