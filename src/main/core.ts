/** The service with what stands behind its ports, whoever is met by it. */
import {
  createDemoPhones,
  createSimulatorGateway,
  DEMO_ROUTE,
  type DemoPhoneGateway,
  type SimulatorGateway,
} from '../../gateways';
import type { Config } from '../config';
import { withTimers } from '../core/cases/timerMoments';
import type { ReadWorkbook } from '../core/model/desk/sheet';
import { DEMO_AMONG_PEOPLE, demoRecords, holdsDemo, markDemo } from '../demo/records';
import { loadColumns } from '../files/columns';
import { loadNumberPlan } from '../files/homeCarriers';
import { countyLexicons } from '../files/lexicon';
import { loadLimits } from '../files/limits';
import { MIGRATIONS, ROOT, TEMPLATES } from '../files/root';
import type { Gateway, GatewayTools, Log, Meter, Queue, Store } from '../ports';
import { openQueue } from '../queue';
import { createService, type Service } from '../service';
import { ReferenceOffice } from '../service/reference';
import { createRenderer } from '../service/render/renderer';
import { loadTemplates } from '../service/render/templates';
import { Setup, type SetupTools } from '../service/setup/setup';
import { owingStore } from '../service/webhooks/owing';
import type { Webhooks } from '../service/webhooks/webhooks';
import { readInThread } from '../sheets/thread';
import { migrate, openStore } from '../store';
import { timesFor } from './caseTimes';
import { systemChance, systemClock, utcOffset } from './clock';
import { obtainDataKey } from './dataKey';
import { createLog } from './log';
import { gatewaysOf, knowsPeople, meetsPeople, type SendingPlan } from './sendingPlan';
import type { Stops } from './startStop';
import { startWebhooks } from './webhooks';

/** What every role has: store, queue, ways out, and the service between them. */
export interface Core {
  store: Store;
  queue: Queue;
  links: Gateway[];
  simulator: SimulatorGateway;
  /** Null where messages that nobody asked for leave by a real carrier, or by none. */
  demoPhones: DemoPhoneGateway | null;
  service: Service;
  webhooks: Webhooks;
  /** How the county is set up, as it holds now, and who writes that. */
  setup: Setup;
  reference: ReferenceOffice;
  sheets: ReadWorkbook;
  log: Log;
}

const sheets = readInThread();

/** Opens them in order; `stops` learns how each is closed. */
export async function startCore(
  config: Config,
  meter: Meter,
  stops: Stops,
  plan: SendingPlan,
): Promise<Core> {
  const log = createLog(config.logLevel);
  const tools = { clock: systemClock, chance: systemChance, log, meter, sheets };
  const store = owingStore(await startStore(config, plan.reachesPeople, tools, stops), tools);
  const queue = openQueue(config.redisUrl ?? undefined, tools);
  stops.push(() => queue.stop());
  const setup = await startSetup(config, { store, clock: systemClock, log }, stops);
  const templates = loadTemplates(ROOT);
  const words = templates[config.language].labels.ussd ?? {};
  const gateways = await openGateways(config, plan, { ...tools, say: (what) => words[what] ?? '' }, store);
  const settings = { language: config.language, utcOffset: utcOffset(config.timeZone, systemClock.now()) };
  const webhooks = startWebhooks(config, { ...tools, store }, stops);
  const service = createService({
    ...tools,
    store,
    rounds: [() => webhooks.caller.look()],
    queue,
    gateways: allOf(gateways),
    plan: plan.routes,
    // An embedded database has one process.
    shared: config.database.engine === 'mysql' && !plan.demoPhones,
    lexicon: setup.lexicon,
    renderer: createRenderer(templates, setup.installation, plan.routes[0]?.form),
    templates,
    limits: setup.installation,
    ...{ numbers: loadNumberPlan(ROOT), columns: loadColumns(ROOT) },
    // Demo phones need no quiet hours.
    quietHours: () => (plan.demoPhones ? null : setup.installation.quietHours),
    ...{ leaseFor: config.leaseFor, looksAfter: config.role === 'all' || config.role === 'worker', settings },
    trace: config.simulator ? gateways.simulator.trace : null,
  });
  const reference = new ReferenceOffice({ ...tools, store, setup, utcOffset: settings.utcOffset });
  return { sheets, store, queue, ...gateways, service, webhooks: webhooks.desk, setup, reference, log };
}

function allOf({
  simulator,
  demoPhones,
  links,
}: Pick<Core, 'simulator' | 'demoPhones' | 'links'>): Gateway[] {
  return [simulator, ...(demoPhones ? [demoPhones] : []), ...links];
}

/** The gateways of this process. Nothing is dialled yet. */
async function openGateways(
  config: Config,
  { demoPhones }: SendingPlan,
  tools: Omit<GatewayTools, 'templates' | 'open'>,
  store: Store,
): Promise<Pick<Core, 'simulator' | 'demoPhones' | 'links'>> {
  const codes = config.gateways.flatMap((gateway) => gateway.codes ?? []);
  const invented = config.database.engine === 'sqlite' && (await holdsDemo(store));
  const all = { ...tools, templates: TEMPLATES, open: invented && !config.production };
  return {
    simulator: createSimulatorGateway({ codes, pages: demoPhones && !knowsPeople(config) }, tools),
    // The page shows demo phones, so only a process that serves it may take their messages.
    demoPhones: demoPhones && meetsPeople(config) ? createDemoPhones(DEMO_ROUTE, tools) : null,
    links: gatewaysOf(config).map((gateway) => gateway.create(all)),
  };
}

/** The county's own settings over those of the environment and the file of limits. */
async function startSetup(
  { signature, quietHours, limitsFile }: Config,
  tools: Pick<SetupTools, 'store' | 'clock' | 'log'>,
  stops: Stops,
): Promise<Setup> {
  const defaults = { ...loadLimits(ROOT, limitsFile), signature, quietHours };
  const setup = await Setup.read({ ...tools, defaults, compile: countyLexicons(ROOT) });
  const end = setup.start();
  stops.push(async () => end());
  return setup;
}

/** An empty one gets the invented township, but where people may be at the other end. */
async function startStore(
  config: Config,
  real: boolean,
  { meter, log }: { meter: Meter; log: Log },
  stops: Stops,
): Promise<Store> {
  const { url } = config.database;
  const dataKey = obtainDataKey(config);
  await migrate(url, MIGRATIONS);
  const store = await openStore({ url, dataKey, meter, log });
  // From here on: left open, its thread or its connections would keep a process alive that could not start.
  stops.push(() => store.close());
  if (real && (await holdsDemo(store))) throw new Error(DEMO_AMONG_PEOPLE);
  if (!real && (await store.isEmpty())) {
    const now = systemClock.now();
    await markDemo(store, now);
    await store.load(withTimers(demoRecords(now), await timesFor(store, config, now)));
  }
  return store;
}
