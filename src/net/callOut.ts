/** POSTs to addresses that somebody else has named: never to one inside, unless its network is allowed, and following nothing. */

import { createHmac } from 'node:crypto';
import { lookup as lookupName } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { CallOut } from '../ports';
import { inRanges, isLoopback } from './address';

/** How long one call may take, milliseconds. */
const PATIENCE = 10_000;

/**
 * What is not on the internet at large (IANA special-purpose registries). IPv4 that is written as IPv6 is held against the
 * ranges of IPv4; to name ::ffff:0:0/96 here would be to name all of IPv4.
 */
const INSIDE = inRanges([
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
  ...['::/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32'],
  ...['2002::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
]);

class NotAllowed extends Error {}

interface CallOutOptions {
  /** Networks inside that may be reached all the same, as `10.1.0.0/16`; by `http:` too. */
  allowed: readonly string[];
  patience?: number;
}

/** `webhook-signature` as Standard Webhooks have it: HMAC-SHA256 of id, time and body under the octets of `whsec_…`. */
export function signature(secret: string, signed: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}

/** Calls addresses that others have named: only what is outside, or in the ranges that the operator allows. */
export function createCallOut({ allowed, patience = PATIENCE }: CallOutOptions): CallOut {
  const isAllowed = inRanges(allowed);
  return (url, headers, body) =>
    new Promise((resolve) => {
      const { protocol, hostname } = new URL(url);
      const isPlain = protocol !== 'https:';
      const mayReach = (address: string) => isAllowed(address) || (!isPlain && !INSIDE(address));
      const bare = hostname.replace(/^\[|\]$/g, '');
      // A literal address is never looked up.
      if (isIP(bare) !== 0 && !mayReach(bare)) return resolve('address');
      const call = (isPlain ? httpRequest : httpsRequest)(
        url,
        {
          method: 'POST',
          headers: { ...headers, 'content-length': Buffer.byteLength(body), 'user-agent': 'Xiangxin' },
          lookup: checkedLookup(mayReach),
          agent: false,
          signal: AbortSignal.timeout(patience),
        },
        (response) => {
          response.destroy();
          resolve(response.statusCode ?? 'lost');
        },
      );
      call.on('error', (error) => resolve(wordFor(error)));
      call.end(body);
    });
}

/** Connects to the very address that was checked: a name may mean another one a moment later. */
function checkedLookup(mayReach: (address: string) => boolean): LookupFunction {
  return (hostname, options, done) => {
    lookupName(hostname, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '', 0);
      const [first] = found;
      if (!first || !found.every(({ address }) => mayReach(address))) return done(new NotAllowed(), '', 0);
      if (options.all) done(null, found);
      else done(null, first.address, first.family);
    });
  };
}

function wordFor(error: Error): string {
  if (error instanceof NotAllowed) return 'address';
  const code = 'code' in error ? String(error.code) : error.name;
  if (code === 'ECONNREFUSED') return 'refused';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'name';
  if (code === 'ABORT_ERR' || code === 'ETIMEDOUT') return 'timeout';
  return /CERT|TLS|SSL|SELF_SIGNED|VERIFY/.test(code) ? 'tls' : 'lost';
}

/** Whether an address can be kept as that of a webhook: `https:`, or `http:` to an address of an allowed network. */
export function isCallable(url: string, allowed: readonly string[]): boolean {
  try {
    const { protocol, hostname, username, password } = new URL(url);
    if (username !== '' || password !== '' || url.length > 500) return false;
    const bare = hostname.replace(/^\[|\]$/g, '');
    const inside = isIP(bare) === 0 ? isLoopback(bare) : INSIDE(bare);
    if (inside && isIP(bare) !== 0 && !inRanges(allowed)(bare)) return false;
    if (inside && isIP(bare) === 0 && allowed.length === 0) return false;
    return protocol === 'https:' || (protocol === 'http:' && allowed.length > 0);
  } catch {
    return false;
  }
}
