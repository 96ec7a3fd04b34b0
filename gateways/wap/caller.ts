/** Who is at the other end: a phone whose network says its number, or an address to count tries by. */
import { BlockList, isIP } from 'node:net';
import { canReceive, normalisePhone } from '../../src/core/text/phone';
import type { WebCall } from '../../src/ports';

/** Where networks write a subscriber's number, most trustworthy first. */
const HEADERS = [
  'x-wap-network-client-msisdn',
  'x-up-calling-line-id',
  'x-nokia-msisdn',
  'x-wap-msisdn',
  'x-msisdn',
  'msisdn',
  'x-jinny-cid',
  'x-up-subno',
  'deviceid',
] as const;
/** `…,13800000001,…` among other things. */
const NETWORK_INFO = 'x-network-info';
const IN_LIST = /(?:^|[,;=\s])((?:86)?1[3-9]\d{9})(?:$|[,;\s])/;

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
    const address = plain(peer);
    const version = isIP(address);
    const believed = version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4');
    // Few gateways come often, and whoever comes once is not remembered for long.
    if (known.size >= PEERS_KEPT) known.clear();
    known.set(peer, believed);
    return believed;
  };
}

/** The number that a believed gateway wrote, E.164; undefined where it wrote none that can be read. */
export function phoneOf(headers: WebCall['headers']): string | undefined {
  const written = [...HEADERS.map((name) => headers[name]), IN_LIST.exec(headers[NETWORK_INFO] ?? '')?.[1]];
  const phones = written.filter((one) => one !== undefined).map((one) => normalisePhone(one.trim(), true));
  return phones.find(canReceive);
}

/** Whom tries are counted for; a proxy on this machine speaks for somebody else. */
export function addressOf({ peer, headers }: Pick<WebCall, 'peer' | 'headers'>): string {
  const address = plain(peer);
  const isHere = address === '::1' || address.startsWith('127.');
  const behind = headers['x-forwarded-for']?.split(',').at(-1)?.trim();
  return isHere && behind !== undefined && isIP(behind) !== 0 ? behind : address;
}

/** An IPv4 address as a socket of IPv6 shows it (RFC 4291, section 2.5.5.2). */
function plain(peer: string): string {
  return peer.replace(/^::ffff:(?=\d+\.)/i, '');
}
