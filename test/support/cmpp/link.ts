/** A link of ours to a gateway of CMPP of ours. */
import { parseCmppUrl } from '../../../gateways/cmpp/options';
import { createCmppGateway } from '../../../gateways/cmpp/protocol';
import { CmppGateway } from '../../../src/carrier/cmpp';
import { type Started, startLink } from '../peer/started';

export type CmppLink = Started<CmppGateway>;

/** `query`: what comes after the `?` of the address. */
export function startCmpp(query = '', peer = new CmppGateway()): Promise<CmppLink> {
  return startLink(peer, (port, tools) => {
    const url = `cmpp://900001:secret@127.0.0.1:${port}?source=10628&${query}`;
    return createCmppGateway(parseCmppUrl(url), tools);
  });
}
