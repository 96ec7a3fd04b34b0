/** Who is at the other end: a phone whose network says its number, or an address to count tries by. */
import { BlockList, isIP } from 'node:net';
import { isLoopback, plainAddress } from '../../src/core/text/address';
import { canReceive, normalisePhone } from '../../src/core/text/phone';
import type { WebCall } from '../../src/ports';

/** `…,13800000001,…` among other things, as in X-Network-Info. */
const IN_LIST = /(?:^|[,;=\s])((?:\+?86)?1[3-9]\d{9})(?=$|[,;\s])/g;

const PEERS_KEPT = 1_000;

/** Answers for the peers whose word on a number is believed: ranges as `10.0.0.0/8`, and single addresses. */
export function trustOf(ranges: readonly string[]): (peer: string) => boolean {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
  }
  if (ranges.length === 0) return () => false;
  const known = new Map<string, boolean>();
  return (peer) => {
    const before = known.get(peer);
    if (before !== undefined) return before;
    const address = plainAddress(peer);
    const version = isIP(address);
    const believed = version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4');
    // Few gateways come often, and whoever comes once is not remembered for long.
    if (known.size >= PEERS_KEPT) known.clear();
    known.set(peer, believed);
    return believed;
  };
}

/**
 * The number that a believed gateway wrote into its one header, E.164; undefined where it wrote none that can be read.
 * Two of them are none: one may be the phone's own, and nobody could tell which.
 */
export function phoneOf({ headers, repeated = [] }: Pick<WebCall, 'headers' | 'repeated'>, header: string) {
  const written = headers[header];
  if (written === undefined || repeated.includes(header)) return undefined;
  const whole = normalisePhone(written.trim(), true);
  if (canReceive(whole)) return whole;
  const listed = [...written.matchAll(IN_LIST)].map(([, number = '']) => normalisePhone(number, true));
  return listed.length === 1 ? listed[0] : undefined;
}

/** Whom tries are counted for; a proxy on this machine speaks for somebody else. */
export function addressOf({ peer, headers }: Pick<WebCall, 'peer' | 'headers'>): string {
  const address = plainAddress(peer);
  const behind = headers['x-forwarded-for']?.split(',').at(-1)?.trim();
  return isLoopback(address) && behind !== undefined && isIP(behind) !== 0 ? behind : address;
}
