/** Who asks, where proxies stand in between: one answer for whatever counts tries. */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { inRanges, plainAddress } from './address';

/** The address that tries and sign-ins are counted for. */
export type AddressOf = (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string;

/** `proxies`: addresses and ranges of those whose `X-Forwarded-For` is believed. */
export function addressReader(proxies: readonly string[]): AddressOf {
  const isProxy = inRanges(proxies);
  return ({ headers, socket }) => {
    const forwarded = headers['x-forwarded-for'];
    return addressBehind(socket.remoteAddress ?? '', String(forwarded ?? ''), isProxy);
  };
}

/**
 * Each proxy adds on the right whom it was asked by, and what stands left of that anybody may have written: so the answer is
 * the rightmost that is no proxy of ours, and where something else than an address stands there, the proxy that let it pass.
 */
export function addressBehind(
  peer: string,
  forwarded: string,
  isProxy: (address: string) => boolean,
): string {
  let address = plainAddress(peer);
  for (const written of forwarded.split(',').reverse()) {
    const named = withoutPort(written.trim());
    if (!isProxy(address) || isIP(named) === 0) return address;
    address = named;
  }
  return address;
}

/** `203.0.113.7:4711`, `[2001:db8::7]:4711`: some proxies add it. */
function withoutPort(written: string): string {
  const [, bracketed, four] = /^(?:\[([^\]]*)\]|(\d+(?:\.\d+){3}))(?::\d+)?$/.exec(written) ?? [];
  return plainAddress(bracketed ?? four ?? written);
}
