/**
 * Routes calls of aggregators and carriers to their gateway, in front of Express: they come by the thousand a second,
 * and routing by Express costs more than the answer.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { plain } from '../net/answers';
import type { AddressOf } from '../net/forwarded';
import {
  type Gateway,
  type Log,
  Overloaded,
  StoreError,
  type WebAnswer,
  type WebHead,
  type WebSide,
} from '../ports';
import { bodyReader, type ReadBody } from './http/bodyBudget';
import { isBrowser, isLocal, pathOf } from './http/caller';

/** Octets of a body at most, where its gateway does not allow less. */
const LIMIT = 1_048_576;
/** Octets of all the bodies that one gateway is sent at the same time. */
const AT_ONCE = 33_554_432;

/** Answers the call and says true, or leaves it alone and says false. */
type GatewayRouter = (request: IncomingMessage, response: ServerResponse) => boolean;

interface Tools {
  log: Log;
  addressOf: AddressOf;
  /** Of every answer, unless it says otherwise. */
  headers: Readonly<Record<string, string>>;
}

/** Routes each call under the path of a gateway. Throws where two gateways have one path. */
export function routeGateways(
  gateways: readonly Pick<Gateway, 'name' | 'web'>[],
  { log, addressOf, headers }: Tools,
): GatewayRouter {
  const sides = new Map<string, { name: string; web: WebSide; read: ReadBody }>();
  for (const { name, web } of gateways) {
    if (!web) continue;
    if (sides.has(web.path)) throw new Error(`the gateway ${name} is called at ${web.path}, as another is`);
    sides.set(web.path, { name, web, read: bodyReader(AT_ONCE) });
  }
  return (request, response) => {
    if (sides.size === 0) return false;
    const path = pathOf(request.url ?? '/');
    for (const [start, { name, web, read }] of sides) {
      if (path !== start && !path.startsWith(`${start}/`)) continue;
      const head = headOf(request, addressOf(request));
      const exchange = { request, response, headers };
      void serve(web, read, exchange, head).catch((error: unknown) => {
        if (!(error instanceof Overloaded))
          log.error({ err: error, gateway: name, method: request.method }, 'a call to a gateway failed');
        reply(exchange, fault(error));
      });
      return true;
    }
    return false;
  };
}

interface Exchange extends Pick<Tools, 'headers'> {
  request: IncomingMessage;
  response: ServerResponse;
}

async function serve(web: WebSide, read: ReadBody, exchange: Exchange, head: WebHead): Promise<void> {
  const { request, response } = exchange;
  const limit = web.longest ?? LIMIT;
  const refused = refusal(request, limit) ?? web.admit?.(head);
  if (refused) return close(exchange, refused);
  const body = await read(request, response, limit);
  if (body === 'tooLong') return close(exchange, tooLong(limit));
  if (body === 'busy') return close(exchange, BUSY);
  if (body === 'broken') return; // the caller has gone
  // The very call that was let in: its gateway need not look at it again.
  reply(exchange, await web.answer(Object.assign(head, { body })));
}

function headOf(request: IncomingMessage, address: string): WebHead {
  const headers: WebHead['headers'] = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return {
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    headers,
    repeated: repeatedIn(request.rawHeaders),
    address,
    peer: request.socket.remoteAddress ?? '',
    local: isLocal(request) && !isBrowser(request.headers),
  };
}

/** Names of headers that came more than once, in lower case. `rawHeaders` alternates names and values. */
function repeatedIn(rawHeaders: readonly string[]): string[] {
  const names = rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
  return names.filter((name, index) => names.indexOf(name) !== index);
}

const ENCODED = plain(415, 'The body is compressed, which is not read here. Send it as it is.');
const BUSY = plain(503, 'Too much is being received at the same time. Send it again in a moment.', {
  'Retry-After': '5',
});

function tooLong(limit: number): WebAnswer {
  const size = limit === LIMIT ? '1 MiB' : `${limit / 1024} KiB`;
  return plain(413, `The body is over ${size}. Send less at once.`);
}

/** The refusal that the head of a request decides; null: none. */
function refusal({ headers }: IncomingMessage, limit: number): WebAnswer | null {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') return ENCODED;
  return Number(headers['content-length'] ?? 0) > limit ? tooLong(limit) : null;
}

/** Answers without waiting for the rest of the body, and ends the connection with it. */
function close(exchange: Exchange, answer: WebAnswer): void {
  const { request, response } = exchange;
  response.once('finish', () => request.destroy());
  reply(exchange, { ...answer, headers: { ...answer.headers, Connection: 'close' } });
}

/** All headers at once: Node checks, keeps and copies each that was set before. */
function reply({ response, headers: ofAll }: Exchange, { status, type, headers, body }: WebAnswer): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, {
    ...ofAll,
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    ...headers,
  });
  response.end(body);
}

function fault(error: unknown): WebAnswer {
  if (error instanceof Overloaded)
    return plain(429, 'Too much comes in at once. Send it again in a moment.', {
      'Retry-After': String(error.retryAfter),
    });
  if (error instanceof StoreError)
    return plain(503, 'The message could not be stored, so it was not taken. Send it again in a moment.', {
      'Retry-After': '5',
    });
  return plain(500, 'The service failed. Its log says why.');
}
