/** Composition root: config → store, queue → gateways → http. Starts in order, stops in reverse. */
import { join } from 'node:path';
import { GATEWAYS } from '../gateways';
import { DEFAULT_CODE, type SimulatorGateway } from '../gateways/simulator';
import { HANDSET, type HandsetGateway } from '../gateways/simulator/handset';
import { carriersOf, meetsPeople, routePlan, usesHandset } from './carriers';
import { systemChance, systemClock, utcOffset } from './clock';
import type { Config } from './config';
import { compileLexicon } from './core/language/lexicon';
import { account } from './core/sending/account';
import { spanOf } from './core/sending/day';
import { obtainDataKey } from './dataKey';
import { demoRecords } from './demo/records';
import { demoScript } from './demo/script';
import { demoCaseNumber, demoEvent } from './demo/story';
import { loadLimits } from './limits';
import { createLog } from './log';
import type { Answer, Gateway, Log, Meter, Queue, Store } from './ports';
import { openQueue } from './queue';
import { ROOT } from './root';
import { createService, type Service } from './service';
import { createRenderer } from './service/render';
import { loadTemplates } from './service/templates';
import { migrate, openStore } from './store';
import type { ApiTools } from './web/api';
import { createMetrics } from './web/metrics';
import { createWeb } from './web/server';
import type { OfficeDesk } from './web/simulator/office';
import { loadWords } from './words';

export interface Running {
  /** Where it listens. */
  url: string;
  say(from: string, to: string, text: string): Promise<Answer>;
  stop(): Promise<void>;
}

/** What has been started so far, to be stopped in reverse. */
type Stops = (() => Promise<void>)[];

/** The whole service as `config` asks for it. Rejects after undoing what had started. */
export async function start(config: Config): Promise<Running> {
  const metrics = createMetrics();
  return unwinding(async (stops) => {
    const core = await startCore(config, metrics.meter, stops);
    const url = await startWeb(config, core, metrics, stops);
    await startGateways(core, stops);
    core.log.info({ role: config.role, store: core.store.engine, queue: core.queue.engine }, 'started');
    return { url, say: core.simulator.say };
  });
}

/** The same without a network: for one message from the command line. */
export async function openService(config: Config): Promise<Omit<Running, 'url'>> {
  return unwinding(async (stops) => {
    const quiet = { ...config, smpp: [], twilio: null };
    // What it owes to others leaves by whoever has the links.
    const core = await startCore(quiet, createMetrics().meter, stops, routePlan(config));
    await core.simulator.start(core.service.listener);
    return { say: core.simulator.say };
  });
}

async function unwinding<T extends object>(
  begin: (stops: Stops) => Promise<T>,
): Promise<T & { stop(): Promise<void> }> {
  const stops: Stops = [];
  const stop = async () => {
    const faults: unknown[] = [];
    // One that can not be stopped must not keep the others, and with them the process, alive.
    for (const each of stops.splice(0).reverse()) await each().catch((fault: unknown) => faults.push(fault));
    if (faults.length > 0) throw faults[0];
  };
  try {
    return { ...(await begin(stops)), stop };
  } catch (error) {
    await stop().catch(() => {});
    throw error;
  }
}

interface Core {
  store: Store;
  queue: Queue;
  links: Gateway[];
  simulator: SimulatorGateway;
  /** Null where messages that nobody asked for leave by a real carrier, or by none. */
  handset: HandsetGateway | null;
  service: Service;
  log: Log;
}

async function startCore(
  config: Config,
  meter: Meter,
  stops: Stops,
  plan = routePlan(config),
): Promise<Core> {
  const log = createLog(config.logLevel);
  const tools = { clock: systemClock, chance: systemChance, log, meter };
  const store = await startStore(config, meter, log);
  stops.push(() => store.close());
  const queue = openQueue(config.redisUrl ?? undefined, tools);
  stops.push(() => queue.stop());
  const templates = loadTemplates(ROOT);
  const words = templates[config.language].labels.ussd ?? {};
  const ussd = { codes: config.ussd.codes, say: (what: string) => words[what] ?? '' };
  const onHandsets = usesHandset(config, plan);
  const simulator = GATEWAYS.simulator({ ...tools, ussd, pages: onHandsets });
  // They are where the page is: a worker would show what it takes to nobody.
  const handset = onHandsets && meetsPeople(config) ? GATEWAYS.handset(tools) : null;
  const links = carriersOf(config, words, tools);
  const service = createService({
    ...tools,
    store,
    queue,
    gateways: [simulator, ...(handset ? [handset] : []), ...links],
    plan: onHandsets ? [{ name: HANDSET, source: DEFAULT_CODE, perSecond: 0 }] : plan,
    lexicon: compileLexicon(loadWords(ROOT)),
    renderer: createRenderer(templates, { signature: config.signature }),
    templates,
    limits: loadLimits(ROOT),
    // A phone on a page wakes nobody.
    quietHours: onHandsets ? null : config.quietHours,
    looksAfter: config.role === 'all' || config.role === 'worker',
    settings: { language: config.language, utcOffset: utcOffset(config.timeZone, systemClock.now()) },
    trace: config.simulator ? simulator.trace : null,
  });
  return { store, queue, links, simulator, handset, service, log };
}

async function startStore(config: Config, meter: Meter, log: Log): Promise<Store> {
  const { url } = config.database;
  const dataKey = obtainDataKey(config);
  await migrate(url);
  const store = await openStore({ url, dataKey, meter, log });
  if (!config.production && (await store.isEmpty())) await store.load(demoRecords(systemClock.now()));
  return store;
}

async function startGateways({ service, simulator, handset, links }: Core, stops: Stops): Promise<void> {
  stops.push(() => service.stop());
  const started: Gateway[] = [];
  stops.push(async () => {
    await Promise.all(started.map((gateway) => gateway.stop()));
  });
  for (const gateway of [simulator, ...(handset ? [handset] : []), ...links]) {
    await gateway.start(service.listener);
    started.push(gateway);
  }
  service.start();
}

async function startWeb(
  config: Config,
  core: Core,
  metrics: ReturnType<typeof createMetrics>,
  stops: Stops,
): Promise<string> {
  // Every role answers for its health and figures; people are met where the web is.
  const meets = meetsPeople(config);
  const web = createWeb({
    ...config.http,
    templates: join(ROOT, 'templates'),
    log: core.log,
    clock: systemClock,
    metrics,
    metricsToken: config.metricsToken ?? undefined,
    health: () => health(core),
    gateways: meets ? core.links : [],
    simulator: config.simulator && meets ? core.simulator : null,
    arrivals: core.handset,
    demo: config.production ? null : demoScript(),
    office: config.production ? null : officeOf(core),
    api: meets ? apiOf(core, utcOffset(config.timeZone, systemClock.now())) : null,
  });
  const { url } = await web.start();
  stops.push(() => web.stop());
  return url;
}

/** The window of a department, as a visitor of the page may play it. */
function officeOf({ service, store }: Core): OfficeDesk {
  return {
    notify: service.offices.notify,
    stateOf: async (number) => (await store.cases.rows([number])).get(number)?.state ?? null,
    newNumber: demoCaseNumber,
    event: demoEvent,
  };
}

function apiOf({ service, store }: Core, minutesEast: number): ApiTools {
  return {
    offices: service.offices,
    findKey: (id) => store.keys.find(id),
    life: (id) => store.message(id),
    account: async (day) => account(await store.ledger(...spanOf(day, minutesEast))),
  };
}

async function health({ store, queue, links }: Core) {
  const of = (name: string, check: () => Promise<void>) =>
    check().then(
      () => ({ name, ok: true, detail: '' }),
      (error: unknown) => ({ name, ok: false, detail: error instanceof Error ? error.message : 'failed' }),
    );
  const checks = await Promise.all([of('store', () => store.check()), of('queue', () => queue.check())]);
  for (const link of links) {
    const { state, detail } = link.health();
    checks.push({ name: `link ${link.name}`, ok: state === 'up', detail: detail || state });
  }
  return { checks };
}
