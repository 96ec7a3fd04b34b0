/**
 * Checks every request before any route. It has to name us by a name of ours (against DNS rebinding), and no page of
 * another site may send it (against cross-site request forgery; W3C Fetch Metadata, RFC 6454).
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { MINUTE } from '../../core/calendar/durations';
import { plainAddress } from '../../net/address';
import type { Clock, Log } from '../../ports';
import { nameIn, pathOf } from './caller';
import { headersOfAll } from './headers';
import { type ForeignCall, refuse } from './refusal';

export interface DoorOptions {
  /** Where it listens: a name of ours, unless it stands for all addresses. */
  host: string;
  /** What the outside calls us. */
  publicUrl: string;
  /** Further names, of a proxy in front or of this machine; in lower case, without port. */
  allowedHosts?: readonly string[] | undefined;
  log: Log;
  clock: Clock;
  /** Told when somebody tried to act through a page of another site, or to read under another name; seldom. */
  alarm?: ((why: ForeignCall) => void) | undefined;
}

/** Answers what may not come in and says true, or leaves it alone and says false. */
type Door = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Names of this machine wherever they are resolved. */
const LOOPBACK = ['localhost', '127.0.0.1', '::1'];
/** Orchestrators probe these by addresses that nobody configured; the answers hold no secret. */
const HEALTH: ReadonlySet<string> = new Set(['/healthz', '/readyz']);
/** Under this path a GET may act: a link of another site is refused too. */
const MACHINES = '/gateways/';
const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
const REPORTED_EVERY = MINUTE;

/** Judges each request before anything of it is read. */
export function createDoor(options: DoorOptions): Door {
  const { log, clock, alarm } = options;
  const reported = new Map<ForeignCall, number>();
  const judge = judgeOf(options);
  const ofAll = Object.entries(headersOfAll(options.publicUrl));

  /** In the log and by an alarm, once a minute at most for each reason. */
  function report(why: ForeignCall, { method = '', headers }: IncomingMessage, path: string): void {
    const now = clock.monotonic();
    if (now - (reported.get(why) ?? Number.NEGATIVE_INFINITY) < REPORTED_EVERY) return;
    reported.set(why, now);
    // Further parts of a path may hold the secret of a session.
    log.warn({ why, method, path: path.split('/', 2).join('/') }, 'a request was turned away at the door');
    // Scanners of the Internet call bare addresses; an attack on us uses a name, or acts.
    const scans = why === 'foreignName' && isIP(nameIn(headers.host ?? '') ?? '') !== 0;
    if (!scans && (why === 'foreignName' || !SAFE_METHODS.has(method) || path.startsWith(MACHINES)))
      alarm?.(why);
  }

  return (request, response) => {
    const written = authorityOf(request);
    const path = pathOf(request.url ?? '/');
    const why = judge(request, written, path);
    if (why === null) return false;
    report(why, request, path);
    for (const header of ofAll) response.setHeader(...header);
    refuse(request, response, why, path.startsWith('/api'));
    return true;
  };
}

type Judge = (request: IncomingMessage, authority: string | null, path: string) => ForeignCall | null;

function judgeOf({ host, publicUrl, allowedHosts = [] }: DoorOptions): Judge {
  const { origin: publicOrigin, hostname } = new URL(publicUrl);
  const known = new Set([...LOOPBACK, ...allowedHosts, host.toLowerCase(), nameIn(hostname)]);

  function isKnown(name: string | null, path: string, reachedAt = ''): boolean {
    if (name === null) return false;
    // An address can not be pointed elsewhere, as a name can.
    if (isIP(name) !== 0 && (name === plainAddress(reachedAt) || HEALTH.has(path))) return true;
    return known.has(name);
  }

  /** `origin` as in the header, or an address that begins with one. */
  function isOurs(origin: string, authority: string): boolean {
    const [whole = '', at = ''] = /^https?:\/\/([^/]+)/.exec(origin.toLowerCase()) ?? [];
    // A name without a port is that of a proxy in front; of this machine's other ports none is ours.
    return whole !== '' && (at === authority || allowedHosts.includes(at) || whole === publicOrigin);
  }

  return ({ method = 'GET', headers, httpVersion, socket }, authority, path) => {
    // Before HTTP/1.1 nobody had to name us, and no browser of today speaks so.
    const unnamed = authority === '' && httpVersion === '1.0';
    if (authority === null || !(unnamed || isKnown(nameIn(authority), path, socket.localAddress))) {
      return 'foreignName';
    }
    return isForeign(method, headers, path, (origin) => isOurs(origin, authority)) ? 'foreignPage' : null;
  };
}

/** Whether a browser says that a page of another site sends this, other than by a link that only shows a page of ours. */
function isForeign(
  method: string,
  headers: IncomingMessage['headers'],
  path: string,
  isOurs: (origin: string) => boolean,
): boolean {
  const { origin, referer } = headers;
  const site = headers['sec-fetch-site'];
  const isSafe = SAFE_METHODS.has(method);
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    const followed = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
    return !(isSafe && followed && !path.startsWith(MACHINES));
  }
  // A page of ours may keep its origin to itself: then only the browser's own word counts.
  if (origin === 'null') return site !== 'same-origin';
  if (origin !== undefined) return !isOurs(origin);
  return !isSafe && site === undefined && referer !== undefined && !isOurs(referer);
}

/**
 * What the request calls us, in lower case; empty where it does not say, null where it says so more than once. The
 * form of a proxy's request (RFC 9112, 3.2.2) is taken for what it stands for.
 */
function authorityOf(request: IncomingMessage): string | null {
  const [, named, rest] = /^https?:\/\/([^/?#]*)(.*)$/i.exec(request.url ?? '') ?? [];
  if (named !== undefined) {
    request.url = rest?.startsWith('/') ? rest : `/${rest ?? ''}`;
    return named.toLowerCase();
  }
  const { rawHeaders } = request;
  const hosts = rawHeaders.filter(
    (_, index) => index % 2 === 1 && /^host$/i.test(rawHeaders[index - 1] ?? ''),
  );
  return hosts.length > 1 ? null : (hosts[0] ?? '').toLowerCase();
}
