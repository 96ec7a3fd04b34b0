/** The routes of the installation: those set up in this process, and those that processes with links have told of. */
import type { RoutePlan, ToldRoute } from '../../../core/sending/route';
import type { Clock, Gateway, Store } from '../../../ports';

export interface Plan {
  /** The routes known now, by preference: this process's own first. */
  current(): readonly RoutePlan[];
  /** Tells of what this process has, and reads what others told. Rejects with StoreError. */
  refresh(): Promise<void>;
}

export interface PlanTools {
  store: Pick<Store, 'routes' | 'commit'>;
  clock: Pick<Clock, 'now' | 'monotonic'>;
  /** As this process is set up, by preference. */
  own: readonly RoutePlan[];
  /** Those of them whose gateway is here. */
  has: (name: string) => boolean;
  /** False: there is one process, and nobody to tell or to hear. */
  shared: boolean;
}

/** Milliseconds. */
const TOLD_EVERY = 30_000;
/** Who has not told for so long is gone, or was set up otherwise: messages wait for it unrouted. */
const GONE_AFTER = 90_000;
/** The clocks of two machines differ by less; what was told longer ago was not told by anybody at work. */
const OLD = 86_400_000;

export function createPlan({ store, clock, own, has, shared }: PlanTools): Plan {
  /** By name: as it was last told, and when that was seen to change, by this process's monotonic clock. */
  const told = new Map<string, { route: ToldRoute; seen: number }>();
  let toldAt = Number.NEGATIVE_INFINITY;

  async function tell(now: number): Promise<void> {
    if (now - toldAt < TOLD_EVERY) return;
    const at = clock.now();
    const routes = own.map((route, place) => ({ ...route, place, at })).filter(({ name }) => has(name));
    if (routes.length > 0) await store.commit([{ kind: 'routes', routes }]);
    toldAt = now;
  }

  async function hear(now: number): Promise<void> {
    for (const route of await store.routes()) {
      const last = told.get(route.name);
      if (last?.route.at === route.at) continue;
      if (!last && clock.now() - route.at > OLD) continue;
      told.set(route.name, { route, seen: now });
    }
  }

  return {
    current() {
      const now = clock.monotonic();
      const others = [...told.values()]
        .filter(({ route, seen }) => now - seen < GONE_AFTER && !own.some(({ name }) => name === route.name))
        .map(({ route }) => route)
        .sort((a, b) => a.place - b.place || (a.name < b.name ? -1 : 1));
      return [...own, ...others];
    },
    async refresh() {
      if (!shared) return;
      const now = clock.monotonic();
      await tell(now);
      await hear(now);
    },
  };
}

/** The routes of the gateways that send of themselves from a code. */
export function planOf(gateways: readonly Gateway[]): RoutePlan[] {
  return gateways.flatMap(({ name, source, limits, send }) =>
    send && source ? [{ name, source, perSecond: limits.perSecond }] : [],
  );
}
