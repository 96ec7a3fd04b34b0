/** A link of ours to a gateway of CMPP of ours, with a service behind it that records what it is handed. */
import { parseCmppUrl } from '../../../gateways/cmpp/options';
import { createCmppGateway } from '../../../gateways/cmpp/protocol';
import { FakeClock, fixedChance } from '../smsc/clock';
import { Feed } from '../smsc/feed';
import { recorder } from '../smsc/link';
import { CmppGateway } from './gateway';

export type CmppLink = Awaited<ReturnType<typeof startCmpp>>;

/** `query`: what comes after the `?` of the address. Await `heard.readies.next()` for the log-in. */
export async function startCmpp(query = '', peer = new CmppGateway()) {
  const port = await peer.listen();
  const clock = new FakeClock();
  const heard = recorder();
  const downs = new Feed<string>();
  const warnings: string[] = [];
  const silent = () => {};
  const warn = (facts: object, says: string) => {
    warnings.push(says);
    if ('role' in facts && 'why' in facts) downs.push(String(facts.why));
  };
  const options = parseCmppUrl(`cmpp://900001:secret@127.0.0.1:${port}?source=10628&${query}`);
  const gateway = createCmppGateway(options, {
    clock,
    chance: fixedChance(),
    log: { debug: silent, info: silent, warn, error: silent },
    meter: { count: silent, observe: silent, gauge: silent },
  });
  await gateway.start(heard);
  const close = async () => {
    const stopped = gateway.stop();
    await peer.stop(); // whatever is still open ends with its connection
    await stopped;
  };
  return { peer, gateway, heard, clock, downs, warnings, close };
}
