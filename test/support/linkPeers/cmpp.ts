/** A gateway of China Mobile, as the contract of links speaks to it. */
import { encode, HEADER } from '../../../gateways/china/shortHeader';
import { COMMAND } from '../../../gateways/cmpp/pdu';
import { CmppGateway, deliverFields } from '../../../src/carrier/cmpp';
import { ucs2 } from '../smsc/link';
import type { Peer } from './peer';

export async function cmppPeer(version: '2.0' | '3.0'): Promise<Peer> {
  const peer = new CmppGateway(version);
  const port = await peer.listen();
  const outcomes = { takes: 0, throttles: 8, busy: 8, refuses: 13, holds: 'hold', silent: 'silent' } as const;
  const said = (result: number) => (({ 0: 'taken', 8: 'full', 9: 'failed' }) as const)[result] ?? 'malformed';
  return {
    url: `cmpp://900001:secret@127.0.0.1:${port}?version=${version}`,
    fates: { busy: 'throttled' }, // one result for both
    tries: 3,
    meet: async () => void (await peer.next('connect')),
    answer: (how) => {
      peer.submit = outcomes[how];
    },
    release: () => peer.release(),
    segment: () => peer.next('submit'),
    segments: () => peer.segments().length,
    bring: async (text) => said(await peer.deliver({ Msg_Fmt: 8, Msg_Content: ucs2(text) })),
    bringNonsense: async () => {
      const { deliver, deliverResponse } = peer.bodies;
      const answer = await peer.request((sequence) => {
        const pdu = encode(COMMAND.deliver, sequence, deliver, deliverFields());
        pdu[pdu.indexOf('BT') - 1] = 200; // octets that are not there
        return pdu;
      });
      return said(deliverResponse.decode(answer, HEADER, 1).Result);
    },
    tell: (reference) => peer.report(reference),
    question: () => peer.ask(COMMAND.activeTest),
    listens: (does) => {
      peer.enquire = does ? 0 : 'silent';
    },
    nextQuestion: () => peer.next('activeTest'),
    goodbye: () => peer.ask(COMMAND.terminate),
    nextGoodbye: () => peer.next('terminate'),
    drop: () => peer.sockets.at(-1)?.destroy(),
    stop: () => peer.stop(),
  };
}
