/** What a request shows of who sends it. None of it names anybody: a program can write what it likes. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isLoopback } from '../../core/text/address';

/** What proxies write of whom they speak for: RFC 7239, RFC 9110 (7.6.3), and the usual ones beside them. */
const FORWARDED = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'x-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
] as const;
/** Browsers that say nothing of where a request comes from still say that they are browsers, and no page can hide it. */
const BROWSER = /^(Mozilla|Opera)\//;

type Seen = Pick<IncomingMessage, 'headers' | 'socket'>;

/**
 * From this machine and by its own name, as far as can be seen: a proxy here that adds nothing looks the same. Enough
 * for what does no harm and for a demo; no proof of anybody.
 */
export function isLocal({ headers, socket }: Seen): boolean {
  if (FORWARDED.some((name) => headers[name] !== undefined)) return false;
  return isLoopback(socket.remoteAddress ?? '') && isLoopback(nameIn(headers.host ?? '') ?? '');
}

/** From a page or an address bar, and not from a program. */
export function isBrowser(headers: IncomingHttpHeaders): boolean {
  const { origin, 'sec-fetch-site': site, 'user-agent': agent = '' } = headers;
  return origin !== undefined || site !== undefined || BROWSER.test(agent);
}

/**
 * The name in a Host header, in lower case, without port, brackets and the dot at its end; null where it is none
 * (RFC 9110, 7.2). Nothing is repaired: `127.1` is another name than `127.0.0.1`.
 */
export function nameIn(host: string): string | null {
  const [, bracketed, name] = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{0,5})?$/i.exec(host) ?? [];
  return bracketed?.toLowerCase() ?? name?.toLowerCase().replace(/\.$/, '') ?? null;
}

/** What stands before the `?` of a URL that begins with its path. */
export function pathOf(url: string): string {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}
