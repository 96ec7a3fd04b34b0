/** The service with what stands behind its ports, whoever is met by it. */
import { GATEWAYS } from '../../gateways';
import { DEFAULT_CODE, type SimulatorGateway } from '../../gateways/simulator';
import type { DemoPhoneGateway } from '../../gateways/simulator/demoPhone';
import type { Config } from '../config';
import { withTimers } from '../core/cases/timerMoments';
import { compileLexicon } from '../core/language/lexicon/lexicon';
import { DEMO_AMONG_PEOPLE, demoRecords, holdsDemo, markDemo } from '../demo/records';
import { loadLimits } from '../files/limits';
import { ROOT } from '../files/root';
import { loadWords } from '../files/words';
import type { Gateway, Log, Meter, Queue, Store } from '../ports';
import { openQueue } from '../queue';
import { createService, type Service } from '../service';
import { createRenderer } from '../service/render/renderer';
import { loadTemplates } from '../service/render/templates';
import { migrate, openStore } from '../store';
import { timesFor } from './caseTimes';
import { systemChance, systemClock, utcOffset } from './clock';
import { obtainDataKey } from './dataKey';
import { createLog } from './log';
import { carriersOf, knowsPeople, meetsPeople, type Ways } from './sendingPlan';
import type { Stops } from './startStop';

/** What every role has: store, queue, ways out, and the service between them. */
export interface Core {
  store: Store;
  queue: Queue;
  links: Gateway[];
  simulator: SimulatorGateway;
  /** Null where messages that nobody asked for leave by a real carrier, or by none. */
  handset: DemoPhoneGateway | null;
  service: Service;
  log: Log;
}

/** Opens them in order; `stops` learns how each is closed. */
export async function startCore(
  config: Config,
  meter: Meter,
  stops: Stops,
  { plan, handsets, real }: Ways,
): Promise<Core> {
  const log = createLog(config.logLevel);
  const tools = { clock: systemClock, chance: systemChance, log, meter };
  const store = await startStore(config, real, meter, log);
  stops.push(() => store.close());
  const queue = openQueue(config.redisUrl ?? undefined, tools);
  stops.push(() => queue.stop());
  const templates = loadTemplates(ROOT);
  const words = templates[config.language].labels.ussd ?? {};
  const ussd = { codes: config.ussd.codes, say: (what: string) => words[what] ?? '' };
  const simulator = GATEWAYS.simulator({ ...tools, ussd, pages: handsets && !knowsPeople(config) });
  // They are where the page is: a worker would show what it takes to nobody.
  const handset = handsets && meetsPeople(config) ? GATEWAYS.handset({ source: DEFAULT_CODE }, tools) : null;
  const invented = config.database.engine === 'sqlite' && (await holdsDemo(store));
  const links = carriersOf(config, words, tools, invented);
  const service = createService({
    ...tools,
    store,
    queue,
    gateways: [simulator, ...(handset ? [handset] : []), ...links],
    plan,
    // An embedded database has one process.
    shared: config.database.engine === 'mysql' && !handsets,
    lexicon: compileLexicon(loadWords(ROOT)),
    renderer: createRenderer(templates, { signature: config.signature }),
    templates,
    limits: loadLimits(ROOT, config.limitsFile),
    // A phone on a page wakes nobody.
    quietHours: handsets ? null : config.quietHours,
    looksAfter: config.role === 'all' || config.role === 'worker',
    settings: { language: config.language, utcOffset: utcOffset(config.timeZone, systemClock.now()) },
    trace: config.simulator ? simulator.trace : null,
  });
  return { store, queue, links, simulator, handset, service, log };
}

/** An empty one gets the invented township, but where people may be at the other end. */
async function startStore(config: Config, real: boolean, meter: Meter, log: Log): Promise<Store> {
  const { url } = config.database;
  const dataKey = obtainDataKey(config);
  await migrate(url);
  const store = await openStore({ url, dataKey, meter, log });
  if (real) {
    if (!(await holdsDemo(store))) return store;
    await store.close();
    throw new Error(DEMO_AMONG_PEOPLE);
  }
  if (await store.isEmpty()) {
    const now = systemClock.now();
    await markDemo(store, now);
    await store.load(withTimers(demoRecords(now), await timesFor(store, config, now)));
  }
  return store;
}
