/** The outbox of this process: composes notices, chooses their routes, sends what is owed, and hears its receipts. */

import type { CaseLimits } from '../../core/model/limits';
import type { Language } from '../../core/model/message';
import type { NumberPlan, PlannedRoute } from '../../core/model/route';
import type { Hours } from '../../core/notices/quietHours';
import type { Chance, Clock, Gateway, Log, Meter, Queue, Store } from '../../ports';
import type { Renderer } from '../render/renderer';
import { type ComposeNotice, createComposer } from './composeNotice';
import { Dispatcher, type DispatcherTools } from './dispatcher';
import { createBell, type RingBell } from './outboxBell';
import { Receipts } from './receipts';
import { RecheckedStore } from './recheck';
import { createElsewhere, type Elsewhere } from './routing/elsewhere';
import { HomeCarriers } from './routing/homeCarriers';
import { RoutePlan, routesOf } from './routing/routePlan';
import { Routes } from './routing/routes';

export interface OutboxTools extends Pick<DispatcherTools, 'leaseFor' | 'leasesHold' | 'left'> {
  store: Store;
  queue: Queue;
  gateways: readonly Gateway[];
  renderer: Renderer;
  settings: { language: Language };
  limits: Pick<CaseLimits, 'deadNumberCodes'>;
  /** What tells whose subscriber a number is. */
  numbers: NumberPlan;
  /** When notices may leave. */
  hours: Hours;
  clock: Clock;
  chance: Chance;
  meter: Meter;
  log: Log;
  /** Routes by preference, also those of other processes; absent: the gateways that can send of themselves. */
  plan?: readonly PlannedRoute[] | undefined;
  /** Other processes work on the same store: they tell one another of their routes. */
  shared?: boolean | undefined;
  /** Told of each alert that does not arrive. */
  alertLost(): void;
}

export class Outbox {
  readonly plan: RoutePlan;
  readonly homes: HomeCarriers;
  private readonly elsewhere: Elsewhere;
  readonly routes: Routes;
  readonly receipts: Receipts;
  readonly compose: ComposeNotice;
  /** One for each gateway that can send. */
  readonly dispatchers = new Map<string, Dispatcher>();
  private readonly inline: ReadonlySet<string>;
  private readonly bell: RingBell;

  constructor(private readonly tools: OutboxTools) {
    const { renderer, gateways, settings, hours, chance } = tools;
    this.inline = new Set(gateways.flatMap(({ name, replies }) => (replies === 'inline' ? [name] : [])));
    this.bell = createBell(tools);
    this.plan = this.createPlan();
    this.homes = new HomeCarriers({ ...tools, plan: () => this.plan.current() });
    this.routes = this.createRoutes();
    this.elsewhere = createElsewhere(this.homes, () => this.routes.candidates());
    this.compose = createComposer({
      renderer,
      chance,
      hours,
      settings,
      chooseRoute: (lane, to) => this.routes.choose(lane, to),
    });
    this.receipts = this.createReceipts();
    this.addDispatchers();
  }

  /** Messages without a lease are owed on this gateway: its dispatcher looks, here or in the process that has it. */
  readonly ring = (gateway: string): void => {
    const dispatcher = this.dispatchers.get(gateway);
    if (dispatcher) dispatcher.look();
    else this.bell(gateway);
  };

  /** Sends replies to what comes by this gateway; undefined where they are the answer of the carrier's own call. */
  repliesBy(gateway: string): Dispatcher | undefined {
    return this.inline.has(gateway) ? undefined : this.dispatchers.get(gateway);
  }

  /** Whether inline replies of this gateway are messages like those it sends: kept, paid for, told of in receipts. */
  keepsReplies(gateway: string): boolean {
    return this.inline.has(gateway) && this.dispatchers.has(gateway);
  }

  /** Hears bells from now on. */
  start(): void {
    for (const [gateway, dispatcher] of this.dispatchers)
      this.tools.queue.work('owed', gateway, async () => dispatcher.look(), 1);
  }

  /** Resolves when open sends have ended and are settled. */
  async stop(): Promise<void> {
    await Promise.all([...this.dispatchers.values()].map((dispatcher) => dispatcher.stop()));
  }

  private createPlan(): RoutePlan {
    const { store, clock, gateways, plan = routesOf(gateways), shared = false } = this.tools;
    const has = (name: string) => gateways.some((gateway) => gateway.name === name);
    return new RoutePlan({ store, clock, own: plan, has, shared });
  }

  private createRoutes(): Routes {
    const { store, clock, chance, log, gateways, leasesHold } = this.tools;
    return new Routes({
      store,
      clock,
      chance,
      log,
      gateways,
      plan: () => this.plan.current(),
      homes: this.homes,
      release: (gateway, lane) => this.dispatchers.get(gateway)?.release([lane]),
      leasesHold,
      ring: this.ring,
    });
  }

  private createReceipts(): Receipts {
    const { store, clock, chance, meter, hours, limits, alertLost } = this.tools;
    const heard = (gateway: string, message: string) => this.routes.heard(gateway, message);
    const { elsewhere, ring } = this;
    return new Receipts({
      store,
      clock,
      chance,
      meter,
      hours,
      limits,
      heard,
      lost: alertLost,
      elsewhere,
      ring,
    });
  }

  private addDispatchers(): void {
    const { routes, ring, elsewhere } = this;
    const { clock, chance, meter, log, hours, leaseFor, leasesHold, left, alertLost } = this.tools;
    const store = new RecheckedStore(this.tools.store, clock, log);
    for (const gateway of this.tools.gateways) {
      if (!gateway.send) continue;
      const dispatcher = new Dispatcher(gateway, {
        store,
        clock,
        chance,
        meter,
        log,
        hours,
        routes,
        ring,
        elsewhere,
        leaseFor,
        leasesHold,
        left,
        lost: ({ lane }) => (lane === 'alert' ? alertLost() : undefined),
      });
      this.dispatchers.set(gateway.name, dispatcher);
    }
  }
}
