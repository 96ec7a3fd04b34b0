/** A link of ours to a gateway of SGIP of ours, which has dialled back when it resolves. */
import { parseSgipUrl } from '../../../gateways/sgip/options';
import { createSgipGateway } from '../../../gateways/sgip/protocol';
import { SgipGateway } from '../../../src/carrier/sgip';
import { freePort } from '../peer/freePort';
import { type Started, startLink } from '../peer/started';

export type SgipLink = Started<SgipGateway> & { listen: number };

/** `query`: what comes after the `?` of the address. */
export async function startSgip(query = '', peer = new SgipGateway()): Promise<SgipLink> {
  const listen = await freePort();
  const link = await startLink(peer, (port, tools) => {
    const place = `node=3041012345&listen=${listen}&bind_at=127.0.0.1`;
    const url = `sgip://unicom:secret@127.0.0.1:${port}?source=10628&${place}&${query}`;
    return createSgipGateway(parseSgipUrl(url), tools);
  });
  return { ...link, listen };
}
