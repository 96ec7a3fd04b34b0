/** Many people behind one link, whatever it speaks: they ask, and hear what comes back. */

import type { CarrierPeer } from '../../src/carrier/carrierPeer';
import { CmppGateway } from '../../src/carrier/cmpp';
import { SgipGateway } from '../../src/carrier/sgip';
import { SmgpGateway } from '../../src/carrier/smgp';
import { startSmsc } from '../../src/carrier/smsc';
import { freePort } from './peer/freePort';
import { delivery } from './smsc/link';

export interface Crowd {
  /** The link of the service, up to its options. */
  link: string;
  /** Resolves when a process has logged in, on every line. */
  met(): Promise<void>;
  /** One of them asks; resolves with whether it was acknowledged, and never where the session is lost before. */
  ask(from: string): Promise<boolean>;
  /** Told of whoever is sent something. */
  hear(told: (to: string) => void): void;
  /** Resolves when no process is connected. */
  gone(): Promise<void>;
  stop(): Promise<void>;
}

export const CROWDS: Readonly<Record<string, () => Promise<Crowd>>> = {
  SMPP: behindSmpp,
  'CMPP 2.0': () => behindCmpp('2.0'),
  'CMPP 3.0': () => behindCmpp('3.0'),
  SMGP: behindSmgp,
  SGIP: behindSgip,
};

async function behindSmpp(): Promise<Crowd> {
  const smsc = await startSmsc();
  return {
    link: `smpp://esme:secret@127.0.0.1:${smsc.port}?`,
    met: async () => void (await smsc.next('bind_transceiver')),
    ask: async (from) => (await smsc.ask('deliver_sm', delivery({ source_addr: from }))) === 0,
    hear: (told) => {
      smsc.faults.submit = (_, { fields }) => {
        told(String(fields.destination_addr).replace('+', ''));
        return 0;
      };
    },
    async gone() {
      while (smsc.sockets.length > 0) await smsc.closes.next();
    },
    stop: () => smsc.stop(),
  };
}

async function behindCmpp(version: '2.0' | '3.0'): Promise<Crowd> {
  const peer = new CmppGateway(version);
  const port = await peer.listen();
  const link = `cmpp://900001:secret@127.0.0.1:${port}?version=${version}&`;
  return behind(peer, link, async () => void (await peer.next('connect')));
}

async function behindSmgp(): Promise<Crowd> {
  const peer = new SmgpGateway();
  const link = `smgp://12345678:secret@127.0.0.1:${await peer.listen()}?`;
  return behind(peer, link, async () => void (await peer.next('login')));
}

async function behindSgip(): Promise<Crowd> {
  const peer = new SgipGateway();
  const [port, listen] = [await peer.listen(), await freePort()];
  const link = `sgip://unicom:secret@127.0.0.1:${port}?node=3041012345&bind_at=127.0.0.1&listen=${listen}&`;
  return behind(peer, link, async () => {
    await peer.next('bind');
    const result = await peer.meet(listen);
    if (result !== 0) throw new Error(`the link did not let its gateway in: ${result}`);
  });
}

function behind(peer: CarrierPeer, link: string, met: () => Promise<void>): Crowd {
  const text = { to: '10628', octets: Buffer.from('BT'), coding: 0, hasHeader: false };
  return {
    link,
    met,
    ask: (from) => peer.bring({ from, ...text }),
    hear: (told) => {
      peer.taken = ({ to }) => told(`86${to.replace(/^86/, '')}`);
    },
    async gone() {
      while (peer.sockets.length > 0) await peer.closes.next();
    },
    stop: () => peer.stop(),
  };
}
