/** The web server: what every request passes before its route, and how it starts and stops. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { addressReader } from '../net/forwarded';
import type { Clock } from '../ports';
import { type AppOptions, createApp } from './app';
import { routeGateways } from './gateways';
import { LIMIT } from './http/body';
import { bodyBudget } from './http/bodyBudget';
import { createDoor, type DoorOptions } from './http/door';
import { expressShapes } from './http/expressShapes';
import { headersOfAll } from './http/headers';
import { refuse } from './http/refusal';
import { serverOf, type TlsFiles } from './http/tls';

export interface WebOptions extends Omit<AppOptions, 'addressOf'>, DoorOptions {
  /** Ranges of proxies that are believed when they say whom they were asked by; absent: none. */
  proxies?: readonly string[];
  /** Null or absent: plain HTTP. */
  tls?: TlsFiles | null;
  /** 0: any free one. */
  port: number;
}

interface Web {
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

/** All that is served over HTTP, behind one door. */
export function createWeb(options: WebOptions): Web {
  const addressOf = addressReader(options.proxies ?? []);
  const { app, streams } = createApp({ ...options, addressOf });
  const isRefused = createDoor(options);
  const hasRoom = bodyBudget(BODIES_AT_ONCE, LIMIT);
  const headers = headersOfAll(options.publicUrl);
  const toGateway = routeGateways(options.gateways ?? [], { log: options.log, addressOf, headers });
  const ofAll = Object.entries(headers);
  const server = serverOf(options.tls ?? null, expressShapes(app), (request, response) => {
    if (isRefused(request, response) || toGateway(request, response)) return;
    if (hasRoom(request, response)) return app(request, response);
    for (const header of ofAll) response.setHeader(...header);
    refuse(request, response, 'busy', request.url?.startsWith('/api') ?? false);
  });
  // A connection whose last answer goes out after `stop` would idle until its keep-alive ran out.
  server.on('request', (_request, response) => {
    response.once('close', () => server.listening || server.closeIdleConnections());
  });
  return {
    app,
    start: () => listen(server, options),
    stop: () => close(server, options.clock, () => streams?.close()),
  };
}

function listen(
  server: Server,
  { port, host, tls, log }: Pick<WebOptions, 'port' | 'host' | 'tls' | 'log'>,
): Promise<{ url: string }> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      // As where no more files may be open: an error that nobody hears would end the process.
      server.on('error', (err) =>
        log.warn({ err }, 'a connection could not be taken in: the next one may be'),
      );
      resolve({ url: addressOf(server.address(), host, tls ? 'https' : 'http') });
    });
  });
}

function close(server: Server, clock: Clock, endStreams: () => void): Promise<void> {
  return new Promise((resolve) => {
    if (!server.listening) return resolve();
    const cancel = clock.after(GRACE, () => server.closeAllConnections());
    server.close(() => {
      cancel();
      resolve();
    });
    endStreams();
    server.closeIdleConnections();
  });
}

function addressOf(address: AddressInfo | string | null, host: string, scheme: string): string {
  const port = typeof address === 'object' && address ? address.port : 0;
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
