/** Which address leads where: pages, health and figures, the simulator, the API of the offices. */
import express, { type Express, type Request } from 'express';
import type { AddressOf } from '../net/forwarded';
import type { Arrivals, Clock, Gateway, Log } from '../ports';
import { type ApiTools, addApi } from './api';
import { addConsole } from './console';
import { type DeskTools, MENU, sectionsOf } from './console/sections';
import { endpoint } from './http/endpoint';
import { openFileRoom } from './http/fileBody';
import { securityHeaders } from './http/headers';
import { answerProblems, notFound } from './http/problem';
import { alive, type HealthReport, ready } from './monitoring/health';
import { type InsideAccess, type MetricsText, mayLookInside, metricsPage } from './monitoring/metricsAccess';
import { languageOf, type Pages } from './pages/pages';
import { type EventStreams, eventStreams } from './simulator/events';
import { type OfficeDesk, officeApi } from './simulator/office';
import { type Stage, simulatorPage } from './simulator/page';
import { smsApi, ussdApi } from './simulator/phone';
import type { DemoScript, SimulatorPort } from './simulator/port';

export interface AppOptions extends InsideAccess {
  /** What the outside calls us, without a slash at the end. */
  publicUrl: string;
  /** The folder `templates/`, and what pages are made of in it. */
  templates: string;
  pages: Pages;
  addressOf: AddressOf;
  log: Log;
  clock: Clock;
  metrics: MetricsText;
  health: () => Promise<HealthReport>;
  /** Carriers that are called over HTTP. */
  gateways?: readonly Gateway[];
  /** null: there is no /simulator. */
  simulator: SimulatorPort | null;
  /** What arrives on the phones of the page unasked; null: nothing does. */
  arrivals?: Arrivals | null;
  /** The code that people write to and the one they dial, for the first page; absent: none. */
  contacts?: { sms: string | null; ussd: string | null };
  /** Who can be played and what can be tried; null: any number, and no suggestions. */
  demo: DemoScript | null;
  /** The window of a department that can be played beside the phones; null: none. */
  office?: OfficeDesk | null;
  /** null: the desk of the offices is not served here. */
  console?: DeskTools | null;
  /** null: the offices' API is not served here. */
  api?: ApiTools | null;
}

/** Where the pages for feature phones are, if a gateway has them. */
const WAP = '/wap';

/** `streams`: open answers of the simulator, which end only when they are closed. */
export function createApp(options: AppOptions): { app: Express; streams: EventStreams | null } {
  const { simulator, clock, log, pages } = options;
  const streams = simulator && eventStreams(simulator, clock, options.arrivals);
  const app = express().disable('x-powered-by').use(securityHeaders(options.publicUrl));
  addHome(app, options);
  endpoint(app, '/assets/:version/:file', { get: pages.assets.handler });
  addMonitoring(app, options);
  if (simulator && streams) addSimulator(app, streams, { ...options, simulator });
  const files = openFileRoom(clock);
  if (options.api) addApi(app, options.api, { ...options, files });
  if (options.console) {
    const sections = sectionsOf(options.console);
    addConsole(app, { ...options, ...options.console, files, sections, menu: MENU });
  }
  app.use(notFound, answerProblems(log, pages));
  return { app, streams };
}

function addHome(app: Express, options: AppOptions): void {
  const page = options.pages.page('pages', 'home');
  const data = {
    simulator: options.simulator !== null,
    demo: options.demo !== null,
    desk: Boolean(options.console),
    contacts: { sms: null, ussd: null, ...options.contacts, wap: hasWap(options) ? WAP : null },
  };
  endpoint(app, '/', {
    get: (request, response) => void response.type('html').send(page(languageOf(request), data)),
  });
}

function addMonitoring(app: Express, options: AppOptions): void {
  const isInside = (request: Request) => mayLookInside(request, options);
  endpoint(app, '/healthz', { get: alive });
  endpoint(app, '/readyz', { get: ready(options.health, options.clock, isInside) });
  endpoint(app, '/metrics', { get: metricsPage(options.metrics, options) });
}

function addSimulator(
  app: Express,
  streams: EventStreams,
  options: AppOptions & Pick<Stage, 'simulator'>,
): void {
  const { pages, simulator, demo, arrivals = null, office = null } = options;
  const has = { wap: hasWap(options), office: office !== null };
  endpoint(app, '/simulator', simulatorPage({ pages, simulator, demo, arrivals, has }));
  endpoint(app, '/api/simulator/sms', { post: smsApi(simulator) });
  endpoint(app, '/api/simulator/ussd', { post: ussdApi(simulator) });
  endpoint(app, '/api/simulator/events', { get: streams.handler });
  if (office) endpoint(app, '/api/simulator/office', { post: officeApi(office, options.clock) });
}

function hasWap({ gateways = [] }: Pick<AppOptions, 'gateways'>): boolean {
  return gateways.some(({ web }) => web?.path === WAP);
}
