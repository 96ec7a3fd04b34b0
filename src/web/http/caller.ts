/** What a request says of its sender. None of it is a proof: a program can send any header. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isLoopback } from '../../net/address';

/** Headers in which proxies name their client: RFC 7239, RFC 9110 (7.6.3), and others in common use. */
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
/** A browser that sends neither Origin nor Sec-Fetch-Site still sends this User-Agent, which no page can change. */
const BROWSER = /^(Mozilla|Opera)\//;

type Seen = Pick<IncomingMessage, 'headers' | 'socket'>;

/**
 * Whether a request comes from this machine and names it, as far as can be seen: a proxy on this machine that adds no
 * header looks the same. Enough for a demo and for figures that do no harm.
 */
export function isLocal({ headers, socket }: Seen): boolean {
  if (FORWARDED.some((name) => headers[name] !== undefined)) return false;
  return isLoopback(socket.remoteAddress ?? '') && isLoopback(nameIn(headers.host ?? '') ?? '');
}

/** Whether a browser sent it, and no program. */
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
