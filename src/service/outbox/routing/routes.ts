/** The routes that messages leave by: which one takes the next, and what is moved when one is unwell. */
import { LANES, type Lane, type Outbound } from '../../../core/model/message';
import { chooseRoute, type RoutePlan, refugeFrom, UNROUTED } from '../../../core/sending/route';
import type { Chance, Clock, Gateway, Log, SendError, Store } from '../../../ports';
import { KnownRoute } from './routeState';

export interface Routes {
  /** Where a message that answers nothing leaves, and from which code; `UNROUTED` where no route is known yet. */
  choose(lane: Lane): { gateway: string; source: string };
  /** Messages that no route was known for, as of the last count. */
  unrouted(): number;
  /** How a send ended at the carrier. */
  ended(message: Outbound, outcome: 'sent' | SendError['fate']): void;
  /** A receipt came for this message. */
  heard(gateway: string, message: string): void;
  /** Lanes whose messages this gateway is to take up: not those that are on their way elsewhere. */
  lanes(gateway: string): readonly Lane[];
  /** What waits at each gateway, as the store counted it for this moment. */
  owed(backlog: Awaited<ReturnType<Store['backlog']>>, now: number): void;
  /** Judges every route, and moves what waits at those that are unwell. Rejects with StoreError. */
  tend(): Promise<void>;
}

export interface RoutesTools {
  store: Store;
  clock: Clock;
  chance: Chance;
  log: Log;
  gateways: readonly Gateway[];
  /** The routes known now, by preference. */
  plan(): readonly RoutePlan[];
  /** Lets go of what this process holds of a lane at a gateway. */
  release(gateway: string, lane: Lane): void;
  /** False while leases can not be told by the wall clock: nothing is moved. */
  leasesHold?: () => boolean;
  /** Messages are owed on this gateway. */
  ring(gateway: string): void;
}

/** Moved in one statement, and statements for a lane in one round. */
const AT_ONCE = 500;
const ROUNDS = 10;
/** These say that the route is in trouble, not the message. */
const TROUBLE: ReadonlySet<string> = new Set(['busy', 'retry', 'throttled', 'unknown', 'misconfigured']);

export function createRoutes(tools: RoutesTools): Routes {
  const { store, clock, chance, log, plan, release, ring } = tools;
  const known = new Map<string, KnownRoute>();
  let unrouted = 0;
  planned();

  /** Also of a gateway that is in no plan: what waits there is not to be lost sight of. */
  function get(name: string): KnownRoute {
    const found = known.get(name);
    if (found) return found;
    const gateway = tools.gateways.find((each) => each.name === name) ?? null;
    const made = new KnownRoute({ name, source: '', perSecond: 0 }, gateway, clock.monotonic());
    known.set(name, made);
    return made;
  }

  function planned(): KnownRoute[] {
    return plan().map((each) => {
      const route = get(each.name);
      route.plan = each;
      return route;
    });
  }

  /** Moves what is better off elsewhere: answers only to a route of the code that they leave by. */
  async function empty(from: KnownRoute, lane: Lane): Promise<void> {
    from.leaving.delete(lane);
    if (lane !== 'reply') return move(from, { lane });
    for (const code of new Set(plan().map(({ source }) => source))) await move(from, { lane, code });
  }

  async function move(from: KnownRoute, wanted: { lane: Lane; code?: string }): Promise<void> {
    const { lane, code } = wanted;
    for (let round = 0; round < ROUNDS; round++) {
      const routes = planned().map((route) => route.candidate());
      const refuge = refugeFrom(from.candidate(), routes, wanted);
      if (!refuge) return;
      if (from.unwell) release(from.name, lane);
      if (from.unwell && code === undefined) from.leaving.add(lane);
      const moved = await carry(from.name, refuge, wanted);
      if (moved === 0) return;
      from.backlog -= moved;
    }
  }

  /** What no route was known for goes by whichever is known now. */
  async function placeUnrouted(lane: Lane): Promise<void> {
    for (let round = 0; round < ROUNDS; round++) {
      const routes = planned().map((route) => route.candidateNow());
      const chosen = chooseRoute(routes, { lane, fraction: 1 });
      const moved = chosen ? await carry(UNROUTED, chosen, { lane }) : 0;
      if (moved === 0) return;
      unrouted -= moved;
    }
  }

  /** Resolves with how many were moved: at most `AT_ONCE`. */
  async function carry(
    from: string,
    to: Pick<RoutePlan, 'name' | 'source'>,
    { lane, code }: { lane: Lane; code?: string },
  ): Promise<number> {
    const moved = await store.reroute({
      from,
      to: to.name,
      lane,
      sender: to.source,
      ...(code !== undefined && { onlyFrom: code }),
      now: clock.now(),
      limit: AT_ONCE,
    });
    if (moved === 0) return 0;
    get(to.name).backlog += moved;
    log.info({ gateway: from, by: to.name, lane, messages: moved }, 'messages go another way');
    ring(to.name);
    return moved;
  }

  return {
    choose(lane) {
      const routes = planned().map((route) => route.candidateNow());
      const chosen = chooseRoute(routes, { lane, fraction: chance.fraction() });
      if (!chosen) {
        unrouted++;
        return { gateway: UNROUTED, source: '' };
      }
      get(chosen.name).backlog++;
      return { gateway: chosen.name, source: chosen.source };
    },
    unrouted: () => unrouted,
    ended({ id, gateway, lane }, outcome) {
      const { record } = get(gateway);
      const now = clock.monotonic();
      if (outcome === 'sent' || TROUBLE.has(outcome)) record.ended(outcome !== 'sent', now);
      if (outcome === 'sent' && lane !== 'reply') record.sent(id, now);
    },
    heard: (gateway, message) => known.get(gateway)?.record.heard(message),
    lanes: (gateway) => LANES.filter((lane) => !known.get(gateway)?.leaving.has(lane)),
    owed(backlog, now) {
      const waiting = new Map(backlog.map((each) => [each.gateway, each]));
      unrouted = waiting.get(UNROUTED)?.depth ?? 0;
      waiting.delete(UNROUTED);
      for (const name of new Set([...known.keys(), ...waiting.keys()])) {
        const { depth = 0, oldest = 0 } = waiting.get(name) ?? {};
        get(name).counted(depth, oldest > 0 ? now - oldest : null, clock.monotonic());
      }
    },
    async tend() {
      for (const route of known.values()) {
        const changed = route.judge(clock.monotonic());
        if (!changed) continue;
        log.warn({ gateway: route.name, ...changed, is: route.condition }, 'a route has changed');
      }
      if (tools.leasesHold?.() === false) return;
      for (const route of known.values()) for (const lane of LANES) await empty(route, lane);
      if (unrouted > 0) for (const lane of LANES) await placeUnrouted(lane);
    },
  };
}
