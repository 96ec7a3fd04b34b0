/** The web: which address leads where, and how the server starts and stops. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express, type Request } from 'express';
import type { Clock, Gateway, Log } from '../ports';
import { type ApiTools, addApi } from './api';
import { routeGateways } from './gateways';
import { LIMIT } from './http/body';
import { bodyBudget } from './http/bodyBudget';
import { createDoor } from './http/door';
import { endpoint } from './http/endpoint';
import { headersOfAll, securityHeaders } from './http/headers';
import { answerProblems, notFound } from './http/problem';
import { type Turned, turnAway } from './http/refusal';
import { alive, type HealthReport, ready } from './monitoring/health';
import { type MetricsText, mayLookInside, metricsPage } from './monitoring/metricsAccess';
import { loadPages } from './pages/pages';
import { type EventStreams, eventStreams } from './simulator/events';
import { type OfficeDesk, officeApi } from './simulator/office';
import { type Stage, simulatorForm, simulatorPage } from './simulator/page';
import { smsApi, ussdApi } from './simulator/phone';
import type { Arrivals, DemoScript, SimulatorPort } from './simulator/port';

export interface WebOptions {
  host: string;
  /** 0: any free one. */
  port: number;
  /** What the outside calls us, without a slash at the end. */
  publicUrl: string;
  /** Further names that we are called by, in lower case and without a port. */
  allowedHosts?: readonly string[] | undefined;
  /** Told when somebody tried to act through a page of another site; at most once a minute for each way. */
  alarm?: ((why: Turned) => void) | undefined;
  /** The folder `templates/`. */
  templates: string;
  log: Log;
  clock: Clock;
  metrics: MetricsText;
  /** Without one, /metrics is for this machine alone, where `trustsLoopback`. */
  metricsToken?: string | undefined;
  /** Whether what comes from this machine speaks for nobody else: no proxy is in front. */
  trustsLoopback?: boolean | undefined;
  health: () => Promise<HealthReport>;
  /** Carriers that are called over HTTP. */
  gateways?: readonly Gateway[];
  /** null: there is no /simulator. */
  simulator: SimulatorPort | null;
  /** What arrives on the phones of the page unasked; null: nothing does. */
  arrivals?: Arrivals | null;
  /** The code that people write to and the one they dial, for the first page; absent: none. */
  ways?: { sms: string | null; ussd: string | null };
  /** Who can be played and what can be tried; null: any number, and no suggestions. */
  demo: DemoScript | null;
  /** The window that can be played beside the phones; null: none. */
  office?: OfficeDesk | null;
  /** null: the offices' API is not served here. */
  api?: ApiTools | null;
}

export interface Web {
  app: Express;
  /** Resolves with the address to open once the port is bound; rejects where it can not be (`EADDRINUSE`). */
  start(): Promise<{ url: string }>;
  /** Takes nothing new, lets open requests end (ten seconds at most), closes. */
  stop(): Promise<void>;
}

/** How long open requests may still take after `stop`. Milliseconds. */
const GRACE = 10_000;
/** Octets of all bodies that pages and the API are sent at the same time. */
const BODIES_AT_ONCE = 67_108_864;
/** Where the pages for feature phones are, if a gateway has them. */
const WAP = '/wap';

export function createWeb(options: WebOptions): Web {
  const { app, streams } = createApp(options);
  const turnsAway = createDoor(options);
  const toGateway = routeGateways(options.gateways ?? [], options.log);
  const hasRoom = bodyBudget(BODIES_AT_ONCE, LIMIT);
  const ofAll = headersOfAll(options.publicUrl);
  const server = createServer((request, response) => {
    for (const header of ofAll) response.setHeader(...header);
    if (turnsAway(request, response) || toGateway(request, response)) return;
    if (hasRoom(request, response)) app(request, response);
    else turnAway(request, response, 'busy', request.url?.startsWith('/api') ?? false);
  });
  let stopping = false;
  // A connection whose last answer went out after `stop` would idle until its keep-alive ran out.
  server.on('request', (_request, response) => {
    response.once('close', () => stopping && server.closeIdleConnections());
  });
  return {
    app,
    start: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(options.port, options.host, () => {
          server.off('error', reject);
          resolve({ url: addressOf(server.address(), options.host) });
        });
      }),
    stop: () =>
      new Promise((resolve) => {
        if (!server.listening) return resolve();
        stopping = true;
        const cancel = options.clock.after(GRACE, () => server.closeAllConnections());
        server.close(() => {
          cancel();
          resolve();
        });
        streams?.close();
        server.closeIdleConnections();
      }),
  };
}

function createApp(options: WebOptions): { app: Express; streams: EventStreams | null } {
  const { simulator, clock, log } = options;
  const pages = loadPages(options.templates);
  const streams = simulator && eventStreams(simulator, clock, options.arrivals);
  const app = express().disable('x-powered-by').use(securityHeaders);

  endpoint(app, '/', {
    get: (request, response) => {
      const wap = options.gateways?.some(({ web }) => web?.path === WAP) ? WAP : null;
      const ways = { sms: null, ussd: null, ...options.ways, wap };
      const data = { simulator: simulator !== null, demo: options.demo !== null, ways };
      response.type('html').send(pages.home(pages.language(request), data));
    },
  });
  endpoint(app, '/assets/:version/:file', { get: pages.assets.handler });
  endpoint(app, '/healthz', { get: alive });
  const inside = (request: Request) => mayLookInside(request, options);
  endpoint(app, '/readyz', { get: ready(options.health, clock, inside) });
  endpoint(app, '/metrics', { get: metricsPage(options.metrics, options) });
  if (simulator && streams) addSimulator(app, streams, { ...options, pages, simulator });
  if (options.api) addApi(app, options.api, { ...options, pages });
  app.use(notFound, answerProblems(log, pages));
  return { app, streams };
}

function addSimulator(
  app: Express,
  streams: EventStreams,
  {
    gateways = [],
    arrivals = null,
    office = null,
    clock,
    ...options
  }: WebOptions & Pick<Stage, 'pages' | 'simulator'>,
): void {
  const wap = gateways.some(({ web }) => web?.path === WAP);
  const stage: Stage = { ...options, arrivals, has: { wap, office: office !== null } };
  endpoint(app, '/simulator', { get: simulatorPage(stage), post: simulatorForm(stage) });
  endpoint(app, '/api/simulator/sms', { post: smsApi(stage.simulator) });
  endpoint(app, '/api/simulator/ussd', { post: ussdApi(stage.simulator) });
  endpoint(app, '/api/simulator/events', { get: streams.handler });
  if (office) endpoint(app, '/api/simulator/office', { post: officeApi(office, clock) });
}

function addressOf(address: AddressInfo | string | null, host: string): string {
  const port = typeof address === 'object' && address ? address.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
