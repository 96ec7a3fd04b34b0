/** A gateway of China Telecom, as the contract of links speaks to it. */
import { COMMAND } from '../../../gateways/smgp/pdu';
import { SmgpGateway } from '../../../src/carrier/smgp';
import { ucs2 } from '../smsc/link';
import type { Peer } from './peer';

export async function smgpPeer(): Promise<Peer> {
  const peer = new SmgpGateway();
  const port = await peer.listen();
  const outcomes = { takes: 0, throttles: 1, busy: 1, refuses: 47, holds: 'hold', silent: 'silent' } as const;
  const said = (status: number) =>
    (({ 0: 'taken', 1: 'full', 99: 'failed' }) as const)[status] ?? 'malformed';
  return {
    url: `smgp://12345678:secret@127.0.0.1:${port}?`,
    fates: { busy: 'throttled' }, // one status for both
    tries: 3,
    meet: async () => void (await peer.next('login')),
    answer: (how) => {
      peer.submit = outcomes[how];
    },
    release: () => peer.release(),
    segment: () => peer.next('submit'),
    segments: () => peer.segments().length,
    bring: async (text) => said(await peer.deliver({ MsgFormat: 8, MsgContent: ucs2(text) })),
    bringNonsense: async () => said(await peer.reportIn(Buffer.from('stat:DELIVRD'))),
    tell: (reference) => peer.report(reference),
    question: () => peer.ask(COMMAND.activeTest),
    listens: (does) => {
      peer.enquire = does ? 0 : 'silent';
    },
    nextQuestion: () => peer.next('activeTest'),
    goodbye: () => peer.ask(COMMAND.exit),
    nextGoodbye: () => peer.next('exit'),
    drop: () => peer.sockets.at(-1)?.destroy(),
    stop: () => peer.stop(),
  };
}
