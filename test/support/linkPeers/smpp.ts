/** An SMSC, as the contract of links speaks to it. */
import { startSmsc } from '../../../src/carrier/smsc';
import { delivery, ucs2 } from '../smsc/link';
import type { Peer } from './peer';

export async function smppPeer(): Promise<Peer> {
  const smsc = await startSmsc();
  const outcomes = {
    takes: 0,
    throttles: 0x58,
    busy: 0x14,
    refuses: 0x0b,
    holds: 'hold',
    silent: 'silent',
  } as const;
  const said = (status: number) =>
    status === 0 ? 'taken' : status === 0x14 ? 'full' : status === 0x64 ? 'failed' : 'malformed';
  return {
    url: `smpp://esme:secret@127.0.0.1:${smsc.port}?`,
    meet: async () => void (await smsc.next('bind_transceiver')),
    answer: (how) => {
      smsc.faults.submit = () => outcomes[how];
    },
    release: () => smsc.release(),
    segment: () => smsc.next('submit_sm'),
    segments: () => smsc.pdus.all.filter(({ command }) => command === 'submit_sm').length,
    bring: async (text) =>
      said(await smsc.ask('deliver_sm', delivery({ data_coding: 8, short_message: ucs2(text) }))),
    bringNonsense: async () => said(await smsc.ask('deliver_sm', delivery({ source_addr: '1'.repeat(21) }))),
    tell: (reference) => {
      const short_message = Buffer.from(`id:${reference} stat:DELIVRD err:000`);
      return smsc.ask('deliver_sm', delivery({ esm_class: 4, short_message }));
    },
    question: () => smsc.ask('enquire_link', {}),
    listens: (does) => {
      smsc.faults.enquire = does ? 'answered' : 'silent';
    },
    nextQuestion: () => smsc.next('enquire_link'),
    goodbye: () => smsc.ask('unbind', {}),
    nextGoodbye: () => smsc.next('unbind'),
    drop: () => smsc.sockets.at(-1)?.destroy(),
    stop: () => smsc.stop(),
  };
}
