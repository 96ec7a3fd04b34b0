/** A gateway of China Unicom, as the contract of links speaks to it. */
import { bare, COMMAND, HEADER } from '../../../gateways/sgip/pdu';
import { SgipGateway } from '../../../src/carrier/sgip';
import { freePort } from '../peer/freePort';
import { ucs2 } from '../smsc/link';
import type { Peer } from './peer';

export async function sgipPeer(): Promise<Peer> {
  const peer = new SgipGateway();
  const [port, listen] = [await peer.listen(), await freePort()];
  const outcomes = {
    takes: 0,
    throttles: 11,
    busy: 33,
    refuses: 6,
    holds: 'hold',
    silent: 'silent',
  } as const;
  const said = (result: number) =>
    (({ 0: 'taken', 11: 'full', 32: 'failed' }) as const)[result] ?? 'malformed';
  return {
    url: `sgip://unicom:secret@127.0.0.1:${port}?node=3041012345&bind_at=127.0.0.1&listen=${listen}`,
    meet: async () => {
      await peer.next('bind');
      const result = await peer.meet(listen);
      if (result !== 0) throw new Error(`the link did not let its gateway in: ${result}`);
    },
    answer: (how) => {
      peer.submit = outcomes[how];
    },
    release: () => peer.release(),
    segment: () => peer.next('submit'),
    segments: () => peer.segments().length,
    bring: async (text) => said(await peer.deliver({ MessageCoding: 8, MessageContent: ucs2(text) })),
    bringNonsense: async () => {
      const answer = await peer.askPdu((sequence) => bare(COMMAND.deliver, sequence));
      return said(answer.readUInt8(HEADER));
    },
    tell: (reference) => peer.report(reference),
    question: () => peer.askPdu((sequence) => bare(COMMAND.userRpt, sequence)),
    nextGoodbye: () => peer.next('unbind'),
    drop: () => peer.sockets[0]?.destroy(), // the one that we dialled
    stop: () => peer.stop(),
  };
}
