/** Internet addresses: what one is, and ranges of them for peers who are believed or let in. */
import { BlockList, isIP } from 'node:net';

const PEERS_KEPT = 1_000;

/** Answers whether an address is in one of the ranges: `10.0.0.0/8`, `2001:db8::/32`, or a single address. Faults in a range throw. */
export function inRanges(ranges: readonly string[]): (address: string) => boolean {
  if (ranges.length === 0) return () => false;
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
  }
  const known = new Map<string, boolean>();
  return (peer) => {
    const before = known.get(peer);
    if (before !== undefined) return before;
    const address = plainAddress(peer);
    const version = isIP(address);
    const found = version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4');
    // Few peers come often, and whoever comes once is not remembered for long.
    if (known.size >= PEERS_KEPT) known.clear();
    known.set(peer, found);
    return found;
  };
}

/** An address of loopback (RFC 1122, 3.2.1.3; RFC 4291, 2.5.3), or its name (RFC 6761, 6.3). */
export function isLoopback(name: string): boolean {
  return (
    name === 'localhost' || plainAddress(name) === '::1' || /^127(\.\d{1,3}){3}$/.test(plainAddress(name))
  );
}

/** An IPv4 address as a socket of IPv6 shows it (RFC 4291, 2.5.5.2). */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
