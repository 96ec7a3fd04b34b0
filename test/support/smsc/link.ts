/** A link of ours to an SMSC of ours, with a service behind it that records what it is handed. */

import { parseSmppUrl } from '../../../gateways/smpp/options';
import { createSmppGateway } from '../../../gateways/smpp/protocol';
import { Feed } from '../../../src/carrier/feed';
import { type Smsc, startSmsc } from '../../../src/carrier/smsc';
import type { Faults } from '../../../src/carrier/smscPdu';
import type { Inbound, InboundPart, Outbound, Receipt } from '../../../src/core/model/message';
import type { Gateway, Listener, SendError } from '../../../src/ports';
import { FakeClock, fixedChance } from './clock';

export interface Recorder extends Listener {
  messages: Feed<Inbound>;
  parts: Feed<InboundPart>;
  receipts: Feed<Receipt>;
  readies: Feed<string>;
  /** What the service does before it says that a message is committed. */
  work: () => Promise<void>;
}

export interface TestLink {
  smsc: Smsc;
  gateway: Gateway;
  heard: Recorder;
  clock: FakeClock;
  /** Each loss of the link, with its reason. */
  downs: Feed<string>;
  gauges: Map<string, number>;
  close(): Promise<void>;
}

export function recorder(): Recorder {
  const heard: Recorder = {
    messages: new Feed(),
    parts: new Feed(),
    receipts: new Feed(),
    readies: new Feed(),
    work: async () => {},
    async message(inbound) {
      heard.messages.push(inbound);
      await heard.work();
      return { replies: [] };
    },
    async part(part) {
      heard.parts.push(part);
      await heard.work();
    },
    async receipt(receipt) {
      heard.receipts.push(receipt);
      await heard.work();
    },
    ready: (gateway) => heard.readies.push(gateway),
  };
  return heard;
}

/** `query`: what comes after the `?` of the URL. Resolves at once; await `heard.readies.next()` for the bind. */
export async function startLink(query = '', faults: Partial<Faults> = {}): Promise<TestLink> {
  const smsc = await startSmsc(faults);
  return linkTo(smsc, `smpp://esme:secret@127.0.0.1:${smsc.port}?source=10628&${query}`);
}

export async function linkTo(smsc: Smsc, url: string): Promise<TestLink> {
  const clock = new FakeClock();
  const heard = recorder();
  const downs = new Feed<string>();
  const gauges = new Map<string, number>();
  const silent = () => {};
  const warn = (facts: object) => {
    if ('role' in facts && 'why' in facts) downs.push(String(facts.why));
  };
  const log = { debug: silent, info: silent, warn, error: silent };
  const meter = {
    count: silent,
    observe: silent,
    gauge: (name: string, value: number) => gauges.set(name, value),
  };
  const gateway = createSmppGateway(parseSmppUrl(url), { clock, chance: fixedChance(), log, meter });
  await gateway.start(heard);
  const close = async () => {
    const stopped = gateway.stop();
    await smsc.stop(); // whatever is still open ends with its connection
    await stopped;
  };
  return { smsc, gateway, heard, clock, downs, gauges, close };
}

/** Sends, where the gateway can. */
export async function send(
  link: Pick<TestLink, 'gateway'>,
  message: Outbound,
  signal = new AbortController().signal,
) {
  if (!link.gateway.send) throw new Error('this gateway sends nothing');
  return link.gateway.send(message, signal);
}

/** The fate and code of a sending that fails. */
export async function failure(sending: Promise<unknown>): Promise<string> {
  const outcome = await sending.then(
    () => 'sent',
    (error: SendError) => `${error.name} ${error.fate} ${error.code}`,
  );
  return outcome.replace('SendError ', '');
}

/** A reply to the farmer of the demo data. */
export function outbound(changes: Partial<Outbound> = {}): Outbound {
  return {
    id: 'out1',
    gateway: 'smpp',
    lane: 'reply',
    to: '+8613800000001',
    from: '10628',
    text: 'BT',
    expiresAt: Number.MAX_SAFE_INTEGER,
    attempts: 0,
    ...changes,
  };
}

/** A text from the farmer of the demo data, as deliver_sm. */
export function delivery(changes: object = {}): object {
  return {
    source_addr_ton: 1,
    source_addr_npi: 1,
    source_addr: '8613800000001',
    destination_addr: '10628',
    data_coding: 0,
    short_message: Buffer.from('BT'),
    ...changes,
  };
}

export const ucs2 = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
