/** A small carrier on one's own machine, whatever it speaks: to try a link against. */

import type { Brought, CarrierPeer, Segment } from './carrierPeer';
import { CmppGateway } from './cmpp';
import type { Answer, Protocol } from './kinds';
import type { Outcome } from './peer';
import { SgipGateway } from './sgip';
import { SmgpGateway } from './smgp';
import { startSmsc } from './smsc';

export interface CarrierOptions {
  /** 0: any. */
  port: number;
  secret: string;
  answer: Answer;
  /** The port at which the service waits for a carrier that dials it. */
  dial: number;
  /** The code that people write to, and that the link answers from. */
  code: string;
  taken(segment: Segment): void;
}

export interface SmallCarrier {
  /** The link, as it stands in the setting. */
  address: string;
  /** False where nobody is logged in, or it was not taken. */
  bring(text: Brought): Promise<boolean>;
  tell(segment: Segment, delivered: boolean): Promise<unknown>;
  stop(): Promise<void>;
}

/** Rejects where the port is taken. */
export function openCarrier(protocol: Protocol, options: CarrierOptions): Promise<SmallCarrier> {
  return OPEN[protocol](options);
}

const OPEN: Readonly<Record<Protocol, (options: CarrierOptions) => Promise<SmallCarrier>>> = {
  smpp: openSmsc,
  cmpp: (options) =>
    openPeer(new CmppGateway('3.0', options.secret), options, { refused: 13, throttled: 8 }, 'cmpp://900001'),
  smgp: (options) =>
    openPeer(new SmgpGateway(options.secret), options, { refused: 47, throttled: 1 }, 'smgp://12345678'),
  sgip: openSgip,
};

async function openPeer(
  peer: CarrierPeer,
  { port, secret, answer, code, taken }: CarrierOptions,
  statuses: Readonly<Record<'refused' | 'throttled', number>>,
  account: string,
): Promise<SmallCarrier> {
  const outcomes: Readonly<Record<Answer, Outcome>> = { taken: 0, silent: 'silent', ...statuses };
  peer.submit = outcomes[answer];
  peer.taken = taken;
  const at = await peer.listen(port);
  return {
    address: `${account}:${encodeURIComponent(secret)}@127.0.0.1:${at}?source=${code}`,
    bring: async (text) => peer.sockets.length > 0 && peer.bring(text),
    tell: (segment, delivered) => peer.tell(segment, delivered),
    stop: () => peer.stop(),
  };
}

/** It dials back for each text and each report where its last connection has gone. */
async function openSgip(options: CarrierOptions): Promise<SmallCarrier> {
  const peer = new SgipGateway(options.secret);
  const small = await openPeer(peer, options, { refused: 6, throttled: 11 }, 'sgip://unicom');
  let dialled: (typeof peer.sockets)[number] | undefined;
  const met = async () => {
    if (dialled && peer.sockets.includes(dialled)) return true;
    const result = await peer.meet(options.dial, { LoginPassword: options.secret }).catch(() => -1);
    dialled = result === 0 ? peer.sockets.at(-1) : undefined;
    return result === 0;
  };
  return {
    ...small,
    address: `${small.address}&node=3041012345&bind_at=127.0.0.1&listen=${options.dial}`,
    bring: async (text) => (await met()) && peer.bring(text),
    tell: async (segment, delivered) => (await met()) && peer.tell(segment, delivered),
  };
}

async function openSmsc({ port, secret, answer, code, taken }: CarrierOptions): Promise<SmallCarrier> {
  const outcomes = { taken: 0, throttled: 0x58, refused: 0x0b, silent: 'silent' } as const;
  const smsc = await startSmsc({ submit: () => outcomes[answer], taken }, undefined, port);
  return {
    address: `smpp://esme:${encodeURIComponent(secret)}@127.0.0.1:${smsc.port}?source=${code}`,
    bring: async ({ from, to, octets, coding, hasHeader }) => {
      if (smsc.sockets.length === 0) return false;
      const fields = { source_addr: from, destination_addr: to, data_coding: coding, short_message: octets };
      return (await smsc.ask('deliver_sm', { ...fields, esm_class: hasHeader ? 0x40 : 0 })) === 0;
    },
    tell: ({ reference, to }, delivered) =>
      smsc.receipt(reference, delivered ? 'DELIVRD' : 'UNDELIV', delivered ? '000' : '001', to),
    stop: () => smsc.stop(),
  };
}
