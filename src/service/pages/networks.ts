/** Which networks an address belongs to: whoever has one address of IPv6 has a whole /64, and whoever rents a machine a /48. */
import { isIPv6 } from 'node:net';

/** From the narrowest to the widest: of IPv4 itself and its /24, of IPv6 its /64 and its /48 (RFC 6177). */
export function networksOf(address: string): [narrow: string, wide: string] {
  if (!isIPv6(address)) return [address, `${address.split('.').slice(0, 3).join('.')}.0/24`];
  const groups = groupsOf(address);
  return [`${groups.slice(0, 4).join(':')}::/64`, `${groups.slice(0, 3).join(':')}::/48`];
}

/** The eight groups, without leading zeros; of what is written with `::` those it stands for. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...zeros, ...after].map((group) => group.replace(/^0+(?=.)/, ''));
}
