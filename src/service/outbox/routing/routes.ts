/** The routes that messages leave by: which one takes the next message, and what is moved when one is unwell. */
import { LANES, type Lane, type Outbound } from '../../../core/model/message';
import type { PlannedRoute } from '../../../core/model/route';
import { type Backlog, byGateway } from '../../../core/sending/backlog';
import { type Candidate, chooseRoute, refugeFrom, UNROUTED } from '../../../core/sending/route';
import type { Chance, Clock, Gateway, Log, SendError, Store } from '../../../ports';
import type { HomeCarriers } from './homeCarriers';
import { RouteState } from './routeState';

export interface RoutesTools {
  store: Pick<Store, 'reroute'>;
  clock: Clock;
  chance: Chance;
  log: Log;
  gateways: readonly Gateway[];
  /** The routes known now, by preference. */
  plan(): readonly PlannedRoute[];
  /** Gives back the messages of a lane that this process has claimed for a gateway. */
  release(gateway: string, lane: Lane): void;
  /** False while leases can not be told by the wall clock: nothing is moved. */
  leasesHold?: (() => boolean) | undefined;
  /** Messages are owed on this gateway. */
  ring(gateway: string): void;
  /** Whose subscribers people are; absent: nobody asks. */
  homes?: Pick<HomeCarriers, 'homeOf'>;
}

/** The gateway by which a message leaves, and the code it is sent from. */
export interface ChosenRoute {
  gateway: string;
  source: string;
}

/** Messages of one lane; with `code`, only those that are to be sent from it. */
interface Selection {
  lane: Lane;
  code?: string;
}

/** Messages moved in one statement, and statements for a lane in one round. */
const AT_ONCE = 500;
const ROUNDS = 10;
/** Fates that say that the route is in trouble, not the message. */
const TROUBLE: ReadonlySet<string> = new Set(['busy', 'retry', 'throttled', 'unknown', 'misconfigured']);

export class Routes {
  /** Messages for which no route was known, as of the last count. */
  unrouted = 0;
  private readonly states = new Map<string, RouteState>();

  constructor(private readonly tools: RoutesTools) {
    this.planned();
  }

  /** By which route a message to this number leaves that answers nothing; `UNROUTED` where no route is known yet. */
  choose(lane: Lane, to?: string): ChosenRoute {
    const { chance, homes } = this.tools;
    const home = to === undefined ? undefined : homes?.homeOf(to);
    const chosen = chooseRoute(this.candidates(), {
      lane,
      fraction: chance.fraction(),
      ...(home && { home }),
    });
    if (!chosen) {
      this.unrouted++;
      return { gateway: UNROUTED, source: '' };
    }
    this.state(chosen.name).backlog++;
    return { gateway: chosen.name, source: chosen.source };
  }

  /** What a new message can leave by, by preference. */
  candidates(): Candidate[] {
    return this.planned().map((route) => route.candidateNow());
  }

  /** Lanes whose messages this gateway is to claim: not those that are being moved to another. */
  lanes(gateway: string): readonly Lane[] {
    return LANES.filter((lane) => !this.states.get(gateway)?.leaving.has(lane));
  }

  /** How a send ended at the carrier. */
  ended({ id, gateway, lane }: Outbound, outcome: 'sent' | SendError['fate']): void {
    const { stats } = this.state(gateway);
    const now = this.tools.clock.monotonic();
    if (outcome === 'sent' || TROUBLE.has(outcome)) stats.ended(outcome !== 'sent', now);
    if (outcome === 'sent' && lane !== 'reply') stats.sent(id, now);
  }

  /** A receipt came for this message. */
  heard(gateway: string, message: string): void {
    this.states.get(gateway)?.stats.heard(message);
  }

  /** The messages that wait at each gateway, as the store counted them at `now`, milliseconds UTC. */
  countBacklog(backlog: readonly Omit<Backlog, 'lane'>[], now: number): void {
    const waiting = byGateway(backlog);
    this.unrouted = waiting.get(UNROUTED)?.depth ?? 0;
    waiting.delete(UNROUTED);
    for (const name of new Set([...this.states.keys(), ...waiting.keys()])) {
      const { depth = 0, oldest = 0 } = waiting.get(name) ?? {};
      this.state(name).counted(depth, oldest > 0 ? now - oldest : null, this.tools.clock.monotonic());
    }
  }

  /** Judges every route, and moves what waits at those that are unwell. Rejects with StoreError. */
  async tend(): Promise<void> {
    const { clock, log, leasesHold } = this.tools;
    for (const route of this.states.values()) {
      const changed = route.judge(clock.monotonic());
      if (!changed) continue;
      log.warn({ gateway: route.name, ...changed, is: route.condition }, 'a route has changed');
    }
    if (leasesHold?.() === false) return;
    for (const route of this.states.values()) for (const lane of LANES) await this.moveLane(route, lane);
    if (this.unrouted > 0) for (const lane of LANES) await this.placeUnrouted(lane);
  }

  /** Also of a gateway that is in no plan: messages may wait there. */
  private state(name: string): RouteState {
    const known = this.states.get(name);
    if (known) return known;
    const gateway = this.tools.gateways.find((each) => each.name === name) ?? null;
    const plan = { name, source: '', perSecond: 0 };
    const state = new RouteState(plan, gateway, this.tools.clock.monotonic());
    this.states.set(name, state);
    return state;
  }

  private planned(): RouteState[] {
    return this.tools.plan().map((route) => {
      const state = this.state(route.name);
      state.plan = route;
      return state;
    });
  }

  /** Moves messages to a better route; replies only to one of the code that they are sent from. */
  private async moveLane(from: RouteState, lane: Lane): Promise<void> {
    from.leaving.delete(lane);
    if (lane !== 'reply') return this.move(from, { lane });
    const codes = new Set(this.tools.plan().map(({ source }) => source));
    for (const code of codes) await this.move(from, { lane, code });
  }

  private async move(from: RouteState, wanted: Selection): Promise<void> {
    for (let round = 0; round < ROUNDS; round++) {
      const routes = this.planned().map((route) => route.candidate());
      const refuge = refugeFrom(from.candidate(), routes, wanted);
      if (!refuge) return;
      if (from.unwell) this.tools.release(from.name, wanted.lane);
      if (from.unwell && wanted.code === undefined) from.leaving.add(wanted.lane);
      const moved = await this.reroute(from.name, refuge, wanted);
      if (moved === 0) return;
      from.backlog -= moved;
    }
  }

  /** Messages for which no route was known go by the best that is known now. */
  private async placeUnrouted(lane: Lane): Promise<void> {
    for (let round = 0; round < ROUNDS; round++) {
      const chosen = chooseRoute(this.candidates(), { lane, fraction: 1 });
      const moved = chosen ? await this.reroute(UNROUTED, chosen, { lane }) : 0;
      if (moved === 0) return;
      this.unrouted -= moved;
    }
  }

  /** Resolves with how many messages were moved: at most `AT_ONCE`. */
  private async reroute(
    from: string,
    to: Pick<PlannedRoute, 'name' | 'source'>,
    { lane, code }: Selection,
  ): Promise<number> {
    const moved = await this.tools.store.reroute({
      from,
      to: to.name,
      lane,
      sender: to.source,
      ...(code !== undefined && { onlyFrom: code }),
      now: this.tools.clock.now(),
      limit: AT_ONCE,
    });
    if (moved === 0) return 0;
    this.state(to.name).backlog += moved;
    this.tools.log.info({ gateway: from, by: to.name, lane, messages: moved }, 'messages go another way');
    this.tools.ring(to.name);
    return moved;
  }
}
