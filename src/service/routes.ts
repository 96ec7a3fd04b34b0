/** The routes that messages leave by: which one takes the next, and what is moved when one is unwell. */
import { LANES, type Lane, type Outbound } from '../core/message';
import {
  type Candidate,
  type Condition,
  chooseRoute,
  NEW_ROUTE,
  refugeFrom,
  type Standing,
  standingAfter,
} from '../core/sending/route';
import type { Chance, Clock, Gateway, Log, SendError, Store } from '../ports';
import { RouteRecord } from './routeRecord';

/** A route as the operator has set it up. */
export interface RoutePlan {
  /** Name of its gateway, in this process or in another. */
  name: string;
  /** The code that it sends from. */
  source: string;
  /** Segments a second; 0: no limit. */
  perSecond: number;
}

export interface Routes {
  /** Where a message that answers nothing leaves, and from which code; null where nothing can send. */
  choose(lane: Lane): { gateway: string; source: string } | null;
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
  /** By preference. */
  plan: readonly RoutePlan[];
  /** Lets go of what this process holds of a lane at a gateway. */
  release(gateway: string, lane: Lane): void;
  /** Messages are owed on this gateway. */
  ring(gateway: string): void;
}

/** What is known of one gateway. */
interface Known extends RoutePlan {
  /** Null where another process has it. */
  gateway: Gateway | null;
  record: RouteRecord;
  standing: Standing;
  /** When it was last seen up, or at work. */
  upAt: number;
  backlog: number;
  /** When the oldest message that waits became due; of a gateway elsewhere it tells whether anybody works there. */
  oldestDue: number | null;
  /** Lanes that are better off elsewhere, whatever code they leave by. */
  leaving: Set<Lane>;
}

/** A gateway of another process is gone when its oldest message has not moved for so long, milliseconds. */
const STUCK = 60_000;
/** Messages a second of a route without a limit, to tell how long a queue lasts. */
const ASSUMED_PER_SECOND = 500;
/** Only a part of what waits is to leave these. */
const AT_WORK: ReadonlySet<Condition> = new Set(['well', 'recovering']);
/** Moved in one statement, and statements for a lane in one round. */
const AT_ONCE = 500;
const ROUNDS = 10;
/** These say that the route is in trouble, not the message. */
const TROUBLE: ReadonlySet<string> = new Set(['retry', 'throttled', 'unknown', 'misconfigured']);

export function createRoutes(tools: RoutesTools): Routes {
  const { store, clock, chance, log, plan, release, ring } = tools;
  const known = new Map<string, Known>();
  for (const each of plan) get(each.name);

  /** Also of a gateway that is in no plan: what waits there is not to be lost sight of. */
  function get(name: string): Known {
    const found = known.get(name);
    if (found) return found;
    const made: Known = {
      ...(plan.find((each) => each.name === name) ?? { name, source: '', perSecond: 0 }),
      gateway: tools.gateways.find((gateway) => gateway.name === name) ?? null,
      record: new RouteRecord(),
      standing: NEW_ROUTE,
      upAt: clock.now(),
      backlog: 0,
      oldestDue: null,
      leaving: new Set(),
    };
    known.set(name, made);
    return made;
  }

  function candidate({ name, source, standing, backlog, perSecond }: Known): Candidate {
    return {
      name,
      source,
      condition: standing.condition,
      backlog,
      perSecond: perSecond || ASSUMED_PER_SECOND,
    };
  }

  const planned = (): Known[] => plan.map(({ name }) => get(name));

  function judge(route: Known): void {
    const now = clock.now();
    const health = route.gateway?.health().state;
    if (health === 'up') route.upAt = now;
    const away = now - route.upAt;
    const before = route.standing;
    route.standing = standingAfter(
      before,
      {
        up: route.gateway ? health === 'up' : away < STUCK,
        stateFor: away,
        refused: health === 'refused',
        ...route.record.lately(now),
      },
      now,
    );
    if (route.standing === before) return;
    route.record.clear();
    const { condition } = route.standing;
    log.warn({ gateway: route.name, was: before.condition, is: condition }, 'a route has changed');
  }

  /** Moves what is better off elsewhere: answers only to a route of the code that they leave by. */
  async function empty(from: Known, lane: Lane): Promise<void> {
    const codes = lane === 'reply' ? [...new Set(plan.map(({ source }) => source))] : [undefined];
    for (const code of codes) {
      from.leaving.delete(lane);
      const unwell = !AT_WORK.has(from.standing.condition);
      for (let round = 0; round < ROUNDS; round++) {
        const wanted = code === undefined ? { lane } : { lane, code };
        const refuge = refugeFrom(candidate(from), planned().map(candidate), wanted);
        if (!refuge) break;
        if (unwell && code === undefined) from.leaving.add(lane);
        if (unwell) release(from.name, lane);
        const moved = await store.reroute({
          from: from.name,
          to: refuge.name,
          lane,
          sender: refuge.source,
          ...(code !== undefined && { onlyFrom: code }),
          now: clock.now(),
          limit: AT_ONCE,
        });
        if (moved === 0) break;
        from.backlog -= moved;
        get(refuge.name).backlog += moved;
        log.info({ gateway: from.name, by: refuge.name, lane, messages: moved }, 'messages go another way');
        ring(refuge.name);
      }
    }
  }

  return {
    choose(lane) {
      // A link that has just gone may be back in a moment: what waits there stays, what is new need not wait.
      const now = planned().map((route) => {
        const gone = route.gateway !== null && route.gateway.health().state !== 'up';
        return gone ? { ...candidate(route), condition: 'down' as const } : candidate(route);
      });
      const chosen = chooseRoute(now, { lane, fraction: chance.fraction() });
      if (!chosen) return null;
      get(chosen.name).backlog++;
      return { gateway: chosen.name, source: chosen.source };
    },
    ended({ id, gateway, lane }, outcome) {
      const { record } = get(gateway);
      const now = clock.now();
      if (outcome === 'sent' || TROUBLE.has(outcome)) record.ended(outcome !== 'sent', now);
      if (outcome === 'sent' && lane !== 'reply') record.sent(id, now);
    },
    heard: (gateway, message) => known.get(gateway)?.record.heard(message),
    lanes: (gateway) => LANES.filter((lane) => !known.get(gateway)?.leaving.has(lane)),
    owed(backlog, now) {
      const waiting = new Map(backlog.map((each) => [each.gateway, each]));
      for (const name of new Set([...known.keys(), ...waiting.keys()])) {
        const route = get(name);
        const { depth = 0, oldest = 0 } = waiting.get(name) ?? {};
        const oldestDue = depth > 0 ? now - oldest : null;
        if (oldestDue === null || oldest === 0 || oldestDue !== route.oldestDue) {
          if (!route.gateway) route.upAt = now;
        }
        route.oldestDue = oldestDue;
        route.backlog = depth;
      }
    },
    async tend() {
      for (const route of known.values()) judge(route);
      for (const route of known.values()) for (const lane of LANES) await empty(route, lane);
    },
  };
}
