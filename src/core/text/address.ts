/** Internet addresses as text. */

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
