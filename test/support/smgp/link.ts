/** A link of ours to a gateway of SMGP of ours. */
import { parseSmgpUrl } from '../../../gateways/smgp/options';
import { createSmgpGateway } from '../../../gateways/smgp/protocol';
import { SmgpGateway } from '../../../src/carrier/smgp';
import { type Started, startLink } from '../peer/started';

export type SmgpLink = Started<SmgpGateway>;

/** `query`: what comes after the `?` of the address. */
export function startSmgp(query = '', peer = new SmgpGateway()): Promise<SmgpLink> {
  return startLink(peer, (port, tools) => {
    const url = `smgp://12345678:secret@127.0.0.1:${port}?source=10628&${query}`;
    return createSmgpGateway(parseSmgpUrl(url), tools);
  });
}
