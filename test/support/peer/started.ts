/** A link of ours to a peer in this process, with a service behind it that records what it is handed. */
import type { LinkTools } from '../../../gateways/link/carrier';
import { Feed } from '../../../src/carrier/feed';
import type { LinkPeer } from '../../../src/carrier/peer';
import type { Gateway } from '../../../src/ports';
import { FakeClock, fixedChance } from '../smsc/clock';
import { recorder } from '../smsc/link';

export type Started<Peer extends LinkPeer> = Awaited<ReturnType<typeof startLink<Peer>>>;

/** Await `heard.readies.next()` for the log-in. */
export async function startLink<Peer extends LinkPeer>(
  peer: Peer,
  create: (port: number, tools: LinkTools) => Gateway,
) {
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
  const gateway = create(port, {
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
