/** The routes of the installation: those configured in this process, and those that other processes have announced. */
import { DAY, SECOND } from '../../../core/calendar/durations';
import type { PlannedRoute, ToldRoute } from '../../../core/model/route';
import type { Clock, Gateway, Store } from '../../../ports';

export interface RoutePlanTools {
  store: Pick<Store, 'routes' | 'commit'>;
  clock: Pick<Clock, 'now' | 'monotonic'>;
  /** As this process is configured, by preference. */
  own: readonly PlannedRoute[];
  /** Whether the gateway of a route is in this process. */
  has: (name: string) => boolean;
  /** False: there is one process, and nobody to announce routes to. */
  shared: boolean;
}

/** Milliseconds between two announcements. */
const ANNOUNCE_EVERY = 30 * SECOND;
/** A route that was not announced for so long is gone: messages wait for it unrouted. Milliseconds. */
const GONE_AFTER = 90 * SECOND;
/** The clocks of two machines differ by less: an older announcement is by a process that does not run any more. */
const OLD = DAY;

export class RoutePlan {
  /** By name: the last announcement of other processes, and when it was seen to change, by this process's monotonic clock. */
  private readonly announced = new Map<string, { route: ToldRoute; seen: number }>();
  private announcedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly tools: RoutePlanTools) {}

  /** The routes known now, by preference: this process's own first. */
  current(): readonly PlannedRoute[] {
    const { own, clock } = this.tools;
    const now = clock.monotonic();
    const others = [...this.announced.values()]
      .filter(({ route, seen }) => now - seen < GONE_AFTER && !own.some(({ name }) => name === route.name))
      .map(({ route }) => route)
      .sort((a, b) => a.place - b.place || (a.name < b.name ? -1 : 1));
    return [...own, ...others];
  }

  /** Segments a second that leave by this gateway; 0: unknown, or no limit. */
  perSecond(gateway: string): number {
    return this.current().find(({ name }) => name === gateway)?.perSecond ?? 0;
  }

  /** Announces the routes of this process, and reads those of others. Rejects with StoreError. */
  async refresh(): Promise<void> {
    if (!this.tools.shared) return;
    const now = this.tools.clock.monotonic();
    await this.announce(now);
    await this.readOthers(now);
  }

  private async announce(now: number): Promise<void> {
    const { store, clock, own, has } = this.tools;
    if (now - this.announcedAt < ANNOUNCE_EVERY) return;
    const at = clock.now();
    const routes = own.map((route, place) => ({ ...route, place, at })).filter(({ name }) => has(name));
    if (routes.length > 0) await store.commit([{ kind: 'routes', routes }]);
    this.announcedAt = now;
  }

  private async readOthers(now: number): Promise<void> {
    const { store, clock } = this.tools;
    for (const route of await store.routes()) {
      const last = this.announced.get(route.name);
      if (last?.route.at === route.at) continue;
      if (!last && clock.now() - route.at > OLD) continue;
      this.announced.set(route.name, { route, seen: now });
    }
  }
}

/** The routes of the gateways that send of themselves from a code. */
export function routesOf(gateways: readonly Gateway[]): PlannedRoute[] {
  return gateways.flatMap(({ name, source, limits, send }) =>
    send && source ? [{ name, source, perSecond: limits.perSecond }] : [],
  );
}
