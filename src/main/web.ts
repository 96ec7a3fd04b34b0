/** What is met over HTTP: health and figures of every role, and people where the role meets them. */
import type { Config } from '../config';
import { spanOf } from '../core/calendar/day';
import { account } from '../core/sending/reconciliation';
import { countSegments } from '../core/text/segments';
import { DEMO_SCRIPT, demoCaseNumber, demoEvent } from '../demo/simulator';
import { TEMPLATES } from '../files/root';
import type { ApiTools } from '../web/api';
import type { ForeignCall } from '../web/http/refusal';
import type { createMetrics } from '../web/monitoring/metrics';
import { Pages } from '../web/pages/pages';
import { createWeb } from '../web/server';
import type { OfficeDesk } from '../web/simulator/office';
import { systemClock, utcOffset } from './clock';
import type { Core } from './core';
import { deskToolsOf, record } from './desk';
import { healthOf } from './health';
import { meetsPeople, sendingPlanOf } from './sendingPlan';
import type { Stops } from './startStop';
import { loadTls } from './tls';

/** Resolves with the address to open. */
export async function startWeb(
  config: Config,
  core: Core,
  metrics: ReturnType<typeof createMetrics>,
  stops: Stops,
): Promise<string> {
  // Every role answers for its health and figures; people are met where the web is.
  const meets = meetsPeople(config);
  const east = utcOffset(config.timeZone, systemClock.now());
  const web = createWeb({
    ...config.http,
    tls: loadTls(config),
    templates: TEMPLATES,
    pages: new Pages(TEMPLATES),
    log: core.log,
    clock: systemClock,
    metrics,
    metricsToken: config.metricsToken ?? undefined,
    trustsLoopback: config.trustsLoopback,
    alarm: (why) => void raise(core, why),
    health: () => healthOf(core, systemClock),
    gateways: meets ? core.links : [],
    simulator: config.simulator && meets ? core.simulator : null,
    arrivals: core.demoPhones,
    contacts: meets ? contactsIn(config) : { sms: null, ussd: null },
    demo: config.production ? null : DEMO_SCRIPT,
    office: config.production ? null : officeOf(core),
    console: meets
      ? deskToolsOf(core, {
          utcOffset: east,
          certificateGateways: config.certificateGateways,
          publicUrl: config.http.publicUrl,
        })
      : null,
    api: meets ? apiOf(core, east) : null,
  });
  const { url } = await web.start();
  stops.push(() => web.stop());
  return url;
}

/** The number to write to and the code to dial; null where there is none that a person could type. */
function contactsIn(config: Config): { sms: string | null; ussd: string | null } {
  const source = sendingPlanOf(config).routes[0]?.source ?? null;
  const isDialled = config.demo || config.gateways.some(({ dialled }) => dialled);
  const [code = null] = config.gateways.flatMap(({ codes }) => codes ?? []);
  return {
    sms: source !== null && /^\+?\d+$/.test(source) ? source : null,
    ussd: isDialled ? code : null,
  };
}

/** The supervisors hear of it; where it can not be kept the door's own line in the log says it. */
async function raise({ store, log }: Core, why: ForeignCall): Promise<void> {
  const alarm = why === 'foreignPage' ? 'web.foreignPage' : 'web.foreignName';
  try {
    await store.commit([{ kind: 'alarm', alarm, at: systemClock.now() }]);
  } catch (err) {
    log.warn({ err, why }, 'an alarm could not be kept');
  }
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

function apiOf({ service, store, webhooks, reference }: Core, minutesEast: number): ApiTools {
  return {
    offices: service.offices,
    reference,
    overloaded: service.overloaded,
    findKey: (id) => store.keys.find(id),
    findSight: (bounds) => store.lists.sight(bounds),
    history: (id) => store.message(id),
    partsBy: (route, text) => countSegments(text, service.formOf(route)).segments,
    webhooks,
    uploads: {
      intake: service.intake,
      reads: store.uploads,
      reference: store.reference,
    },
    record: (entry) => record(store, entry),
    reads: {
      lists: store.lists,
      cases: store.cases,
      payments: store.announcements,
      people: (identities) => store.held.people(identities),
      familyOf: (household) => store.reads.familyOf(household),
      webhooks: store.webhooks,
    },
    utcOffset: minutesEast,
    reconcile: async (day) => account(await store.ledger(...spanOf(day, minutesEast))),
  };
}
