/** The peer of the protocol of tests, as the contract of links speaks to it. */
import { freePort } from '../peer/freePort';
import { TinyPeer } from '../tinyLink/peer';
import { COMMAND, STATUS, statusOf } from '../tinyLink/protocol';
import type { Peer } from './peer';

export async function tinyPeer(dials: boolean): Promise<Peer> {
  const peer = new TinyPeer();
  const port = dials ? await freePort() : await peer.listen();
  const outcomes = {
    takes: STATUS.ok,
    throttles: STATUS.tooFast,
    busy: STATUS.full,
    refuses: STATUS.refused,
    holds: 'hold',
    silent: 'silent',
  } as const;
  const said = (answer: Buffer) => {
    const words = { [STATUS.ok]: 'taken', [STATUS.full]: 'full', [STATUS.failed]: 'failed' } as const;
    return words[statusOf(answer)] ?? 'malformed';
  };
  const person = { from: '+8613800000001', to: '10628' };
  return {
    url: `tiny://us:secret@127.0.0.1${dials ? `?listen=${port}` : `:${port}?`}`,
    meet: async () => {
      if (!dials) return void (await peer.next(COMMAND.login));
      await peer.dial(port);
      const status = await peer.logIn('secret');
      if (status !== STATUS.ok) throw new Error(`the link did not let its peer in: ${status}`);
    },
    answer: (how) => {
      peer.submit = outcomes[how];
    },
    release: () => peer.release(),
    segment: () => peer.next(COMMAND.submit),
    segments: () => peer.segments().length,
    bring: async (text) => said(await peer.ask(COMMAND.deliver, { ...person, text })),
    bringNonsense: async () => said(await peer.ask(COMMAND.deliver, { text: 'BT' })),
    tell: (reference) => peer.ask(COMMAND.report, { ...person, reference, state: 'delivered' }),
    question: () => peer.ask(COMMAND.enquire),
    listens: (does) => {
      peer.enquire = does ? STATUS.ok : 'silent';
    },
    nextQuestion: () => peer.next(COMMAND.enquire),
    goodbye: () => peer.ask(COMMAND.bye),
    nextGoodbye: () => peer.next(COMMAND.bye),
    drop: () => peer.sockets.at(-1)?.destroy(),
    stop: () => peer.stop(),
  };
}
