/**
 * The web side of gateways: aggregators and carriers call us here, by the thousand a second. They stand in front of
 * Express and not behind it: a machine needs no pages, no cookies and no content negotiation, and routing costs a
 * call more than its answer does.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Gateway, type Log, StoreError, type WebAnswer, type WebCall } from '../ports';

/** Octets of a body at most. */
const LIMIT = 1_048_576;
const PLAIN = 'text/plain; charset=utf-8';

/** Answers the call and says true, or leaves it alone and says false. */
export type GatewayRouter = (request: IncomingMessage, response: ServerResponse) => boolean;

type WebSide = NonNullable<Gateway['web']>;

/** Routes what is called under the path of a gateway. Throws where two gateways share one. */
export function routeGateways(gateways: readonly Pick<Gateway, 'name' | 'web'>[], log: Log): GatewayRouter {
  const sides = new Map<string, { name: string; web: WebSide }>();
  for (const { name, web } of gateways) {
    if (!web) continue;
    if (sides.has(web.path)) throw new Error(`the gateway ${name} is called at ${web.path}, as another is`);
    sides.set(web.path, { name, web });
  }
  return (request, response) => {
    if (sides.size === 0) return false;
    const path = pathOf(request.url ?? '/');
    for (const [start, { name, web }] of sides) {
      if (path !== start && !path.startsWith(`${start}/`)) continue;
      void serve(web, request, response).catch((error: unknown) => {
        log.error({ err: error, gateway: name, method: request.method }, 'a call to a gateway failed');
        reply(response, fault(error));
      });
      return true;
    }
    return false;
  };
}

async function serve(web: WebSide, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refused = refusal(request);
  if (refused) return close(request, response, refused);
  const body = await read(request);
  if (body === 'tooLong') return close(request, response, TOO_LONG);
  if (body === 'broken') return; // nobody is there any more to be told
  reply(response, await web.answer(callOf(request, body)));
}

function callOf(request: IncomingMessage, body: Buffer): WebCall {
  const headers: WebCall['headers'] = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return {
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    headers,
    body,
    peer: request.socket.remoteAddress ?? '',
  };
}

const TOO_LONG = plain(413, 'The body is over 1 MiB. Send less at once.');
const ENCODED = plain(415, 'The body is compressed, which is not read here. Send it as it is.');

/** What can be refused before the body has come. */
function refusal({ headers }: IncomingMessage): WebAnswer | null {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') return ENCODED;
  return Number(headers['content-length'] ?? 0) > LIMIT ? TOO_LONG : null;
}

function read(request: IncomingMessage): Promise<Buffer | 'tooLong' | 'broken'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > LIMIT) resolve('tooLong');
      else chunks.push(chunk);
    });
    request.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.once('error', () => resolve('broken'));
    request.once('close', () => resolve('broken'));
  });
}

/** Answers without waiting for the rest of the body, and ends the connection with it. */
function close(request: IncomingMessage, response: ServerResponse, answer: WebAnswer): void {
  response.once('finish', () => request.destroy());
  reply(response, { ...answer, headers: { Connection: 'close' } });
}

function reply(response: ServerResponse, { status, type, headers, body }: WebAnswer): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  });
  response.end(body);
}

function fault(error: unknown): WebAnswer {
  if (error instanceof StoreError) {
    const busy = plain(
      503,
      'The message could not be stored, so it was not taken. Send it again in a moment.',
    );
    return { ...busy, headers: { 'Retry-After': '5' } };
  }
  return plain(500, 'The service failed. Its log says why.');
}

function plain(status: number, body: string): WebAnswer {
  return { status, type: PLAIN, body };
}

function pathOf(url: string): string {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}
