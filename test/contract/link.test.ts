/** What a link owes the service and its peer, whatever its protocol and whoever dials. */
import { encode, HEADER } from '../../gateways/china/shortHeader';
import { cmpp } from '../../gateways/cmpp';
import { COMMAND as CMPP } from '../../gateways/cmpp/pdu';
import { type LinkProtocol, linkCarrier } from '../../gateways/link/settings';
import { sgip } from '../../gateways/sgip';
import { bare, COMMAND as SGIP, HEADER as SGIP_HEADER } from '../../gateways/sgip/pdu';
import { smgp } from '../../gateways/smgp';
import { COMMAND as SMGP } from '../../gateways/smgp/pdu';
import { smpp } from '../../gateways/smpp';
import { CmppGateway, deliverFields } from '../../src/carrier/cmpp';
import { Feed } from '../../src/carrier/feed';
import { SgipGateway } from '../../src/carrier/sgip';
import { SmgpGateway } from '../../src/carrier/smgp';
import { startSmsc } from '../../src/carrier/smsc';
import { readConfig } from '../../src/config';
import { type Gateway, Overloaded, StoreError } from '../../src/ports';
import { freePort } from '../support/peer/freePort';
import { FakeClock, fixedChance } from '../support/smsc/clock';
import { delivery, failure, outbound, type Recorder, recorder, ucs2 } from '../support/smsc/link';
import { TinyPeer } from '../support/tinyLink/peer';
import { COMMAND, STATUS, statusOf, tiny } from '../support/tinyLink/protocol';

type Outcome = 'takes' | 'throttles' | 'busy' | 'refuses' | 'holds' | 'silent';

/** The other end of a link, in words that all protocols share. */
interface Peer {
  /** Address of the link for our side, without its options. */
  url: string;
  /** Resolves when a session is there: where the peer dials, it does so now. */
  meet(): Promise<void>;
  /** What becomes of the next segments. */
  answer(how: Outcome): void;
  /** What a refusal means for the message, where the protocol has not a word for each. */
  fates?: Partial<Record<Outcome, string>>;
  /** How often we write a segment that it does not answer; absent: once. */
  tries?: number;
  /** Answers the segments that were held, the last first. */
  release(): void;
  /** Resolves when the next segment has come. */
  segment(): Promise<unknown>;
  /** How many segments came. */
  segments(): number;
  /** A person's text; how it was answered. */
  bring(text: string): Promise<'taken' | 'full' | 'failed' | 'malformed'>;
  /** A delivery that cannot be read. */
  bringNonsense(): Promise<'taken' | 'full' | 'failed' | 'malformed'>;
  tell(reference: string): Promise<unknown>;
  /** Resolves when our side has answered a question. */
  question(): Promise<unknown>;
  /** Whether it answers ours. */
  listens?(does: boolean): void;
  nextQuestion?(): Promise<unknown>;
  goodbye?(): Promise<unknown>;
  nextGoodbye(): Promise<unknown>;
  drop(): void;
  stop(): Promise<void>;
}

interface Rig {
  peer: Peer;
  gateway: Gateway;
  heard: Recorder;
  clock: FakeClock;
  downs: Feed<string>;
  close(): Promise<void>;
}

const LINKS: Readonly<
  Record<
    string,
    {
      protocol: LinkProtocol;
      /** Whether we dial. */
      dials: boolean;
      /** It delivers on a line of its own, and nobody asks whether the other is there. */
      apart?: true;
      start(): Promise<Peer>;
    }
  >
> = {
  SMPP: { protocol: smpp, dials: true, start: smppPeer },
  'CMPP 2.0': { protocol: cmpp, dials: true, start: () => cmppPeer('2.0') },
  'CMPP 3.0': { protocol: cmpp, dials: true, start: () => cmppPeer('3.0') },
  SGIP: { protocol: sgip, dials: true, apart: true, start: sgipPeer },
  SMGP: { protocol: smgp, dials: true, start: smgpPeer },
  'tiny, which we dial': { protocol: tiny, dials: true, start: () => tinyPeer(false) },
  'tiny, which the peer dials': { protocol: tiny, dials: false, start: () => tinyPeer(true) },
};

async function smppPeer(): Promise<Peer> {
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

async function cmppPeer(version: '2.0' | '3.0'): Promise<Peer> {
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
        const pdu = encode(CMPP.deliver, sequence, deliver, deliverFields());
        pdu[pdu.indexOf('BT') - 1] = 200; // octets that are not there
        return pdu;
      });
      return said(deliverResponse.decode(answer, HEADER, 1).Result);
    },
    tell: (reference) => peer.report(reference),
    question: () => peer.ask(CMPP.activeTest),
    listens: (does) => {
      peer.enquire = does ? 0 : 'silent';
    },
    nextQuestion: () => peer.next('activeTest'),
    goodbye: () => peer.ask(CMPP.terminate),
    nextGoodbye: () => peer.next('terminate'),
    drop: () => peer.sockets.at(-1)?.destroy(),
    stop: () => peer.stop(),
  };
}

async function smgpPeer(): Promise<Peer> {
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
    question: () => peer.ask(SMGP.activeTest),
    listens: (does) => {
      peer.enquire = does ? 0 : 'silent';
    },
    nextQuestion: () => peer.next('activeTest'),
    goodbye: () => peer.ask(SMGP.exit),
    nextGoodbye: () => peer.next('exit'),
    drop: () => peer.sockets.at(-1)?.destroy(),
    stop: () => peer.stop(),
  };
}

async function sgipPeer(): Promise<Peer> {
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
      expect(await peer.meet(listen)).toBe(0);
    },
    answer: (how) => {
      peer.submit = outcomes[how];
    },
    release: () => peer.release(),
    segment: () => peer.next('submit'),
    segments: () => peer.segments().length,
    bring: async (text) => said(await peer.deliver({ MessageCoding: 8, MessageContent: ucs2(text) })),
    bringNonsense: async () => {
      const answer = await peer.askPdu((sequence) => bare(SGIP.deliver, sequence));
      return said(answer.readUInt8(SGIP_HEADER));
    },
    tell: (reference) => peer.report(reference),
    question: () => peer.askPdu((sequence) => bare(SGIP.userRpt, sequence)),
    nextGoodbye: () => peer.next('unbind'),
    drop: () => peer.sockets[0]?.destroy(), // the one that we dialled
    stop: () => peer.stop(),
  };
}

async function tinyPeer(dials: boolean): Promise<Peer> {
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
      expect(await peer.logIn('secret')).toBe(STATUS.ok);
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

/** The link as the settings ask for it, started. */
async function opened(protocol: LinkProtocol, address: string): Promise<Omit<Rig, 'peer' | 'close'>> {
  const clock = new FakeClock();
  const heard = recorder();
  const downs = new Feed<string>();
  const silent = () => {};
  const warn = (facts: object) => {
    if ('role' in facts && 'why' in facts) downs.push(String(facts.why));
  };
  const carrier = linkCarrier({ CARRIER_URL: [protocol] });
  const [plan] = readConfig({ CARRIER_URL: address }, [carrier]).gateways;
  if (!plan) throw new Error('the settings ask for no link');
  const gateway = plan.create({
    clock,
    chance: fixedChance(),
    log: { debug: silent, info: silent, warn, error: silent },
    meter: { count: silent, observe: silent, gauge: silent },
    templates: '',
    say: () => '',
    open: false,
  });
  await gateway.start(heard);
  return { gateway, heard, clock, downs };
}

/** Looks again after each turn of the event loop. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(setImmediate);
}

describe.each(Object.entries(LINKS))('%s', (_, { protocol, dials, apart, start }) => {
  let rig: Rig;
  afterEach(() => rig.close());

  /** The link as the settings ask for it, with a session. */
  async function up(query = ''): Promise<Rig> {
    const peer = await start();
    const { gateway, ...ours } = await opened(protocol, `${peer.url}&name=one&source=10628&${query}`);
    const close = async () => {
      const stopped = gateway.stop();
      await peer.stop();
      await stopped;
    };
    rig = { peer, gateway, ...ours, close };
    if (!dials) await until(() => gateway.health().detail.includes('nobody has dialled yet'));
    await Promise.all([peer.meet(), rig.heard.readies.next()]);
    return rig;
  }

  const send = (text = 'BT', signal = new AbortController().signal) => {
    if (!rig.gateway.send) throw new Error('a link can send');
    return rig.gateway.send(outbound({ gateway: 'one', text }), signal);
  };

  test('a message goes out and comes back under the name that the peer gave it', async () => {
    const { gateway, heard, peer } = await up();
    expect(gateway.health()).toMatchObject({ state: 'up', open: 0 });
    const { references } = await send();
    await peer.tell(references[0] ?? '');
    expect(await heard.receipts.next()).toMatchObject({ gateway: 'one', references, state: 'delivered' });
  });

  test('a long text is one message in parts, each with its reference', async () => {
    const { peer } = await up();
    const { references } = await send('您'.repeat(150));
    expect(references).toHaveLength(3);
    expect(peer.segments()).toBe(3);
  });

  test('no more segments are open than the window, and answers in another order find theirs', async () => {
    const { peer, gateway } = await up('window=2');
    peer.answer('holds');
    const sends = ['a', 'b', 'c'].map((text) => send(text));
    await peer.segment();
    await peer.segment();
    await peer.question();
    expect([peer.segments(), gateway.health().open]).toEqual([2, 2]);
    peer.answer('takes');
    peer.release();
    const references = (await Promise.all(sends)).flatMap((sent) => sent.references);
    expect(new Set(references).size).toBe(3);
    expect(gateway.health().open).toBe(0);
  });

  test.each<[Outcome, string]>([
    ['throttles', 'throttled'],
    ['busy', 'busy'],
    ['refuses', 'rejected'],
  ])('the peer %s: the message is %s', async (how, fate) => {
    const { peer } = await up();
    peer.answer(how);
    expect((await failure(send())).split(' ')[0]).toBe(peer.fates?.[how] ?? fate);
  });

  test('after "too fast" everybody waits', async () => {
    const { peer, clock } = await up();
    peer.answer('throttles');
    await failure(send());
    peer.answer('takes');
    const waiting = send();
    await peer.question();
    expect(peer.segments()).toBe(1);
    clock.advance(1_000);
    await waiting;
    expect(peer.segments()).toBe(2);
  });

  test('a segment without an answer may have gone, and the link lives on', async () => {
    const { peer, clock } = await up('timeout=20&enquire=3600');
    peer.answer('silent');
    const sending = failure(send());
    await peer.segment();
    clock.advance(20_100 * (peer.tries ?? 1));
    expect(await sending).toBe('unknown timeout');
    peer.answer('takes');
    await send();
    expect(peer.segments()).toBe((peer.tries ?? 1) + 1);
  });

  test('a lost connection: what was written may have gone, what waits has not; then there is another one', async () => {
    const { peer, downs, clock, heard, gateway } = await up('window=1');
    peer.answer('silent');
    const [written, waiting] = [failure(send()), failure(send())];
    await peer.segment();
    peer.drop();
    expect([await written, await waiting]).toEqual(['unknown closed', 'stopped not_bound']);
    await downs.next();
    expect(gateway.health().state).not.toBe('up');
    expect(await failure(send())).toBe('stopped not_bound');
    if (dials) clock.advance(1_000);
    await Promise.all([peer.meet(), heard.readies.next()]);
    peer.answer('takes');
    await send();
  });

  test('a delivery is taken only once it is committed', async () => {
    const { peer, heard } = await up();
    let commit = () => {};
    heard.work = () => new Promise((resolve) => (commit = resolve));
    let answered = '';
    const bringing = peer.bring('俺家的补贴').then((answer) => (answered = answer));
    expect(await heard.messages.next()).toMatchObject({
      from: '+8613800000001',
      to: '10628',
      text: '俺家的补贴',
    });
    await peer.question();
    expect(answered).toBe('');
    commit();
    expect(await bringing).toBe('taken');
  });

  test('what could not be committed, or is too much, or cannot be read, is said so', async () => {
    const { peer, heard } = await up();
    heard.work = () => Promise.reject(new StoreError('unavailable', 'no database'));
    expect(await peer.bring('BT')).toBe('failed');
    heard.work = () => Promise.reject(new Overloaded(1));
    expect(await peer.bring('BT')).toBe('full');
    expect(await peer.bringNonsense()).toBe('malformed');
    heard.work = async () => {};
    expect(await peer.bring('BT')).toBe('taken');
  });

  if (!apart) {
    test('a peer without a sound is given up after two questions', async () => {
      const { peer, clock, downs } = await up('enquire=30');
      peer.listens?.(false);
      clock.advance(30_000);
      await peer.nextQuestion?.();
      clock.advance(30_000);
      expect(await downs.next()).toContain('silent');
    });
  }

  if (!apart) {
    test('the peer says good-bye: what is open ends first, and nothing new is sent', async () => {
      const { peer, heard, downs } = await up();
      let commit = () => {};
      heard.work = () => new Promise((resolve) => (commit = resolve));
      const order: string[] = [];
      const taken = peer.bring('BT').then(() => order.push('taken'));
      await heard.messages.next();
      const gone = peer.goodbye?.().then(() => order.push('gone'));
      await peer.question();
      expect(await failure(send())).toBe('stopped not_bound');
      expect(order).toEqual([]);
      commit();
      await Promise.all([taken, gone]);
      await downs.next();
    });
  }

  test('stop lets open segments end, says good-bye, and leaves no timer behind', async () => {
    const { peer, gateway, clock } = await up();
    peer.answer('holds');
    const sending = send();
    await peer.segment();
    const stopped = gateway.stop();
    expect(await failure(send())).toBe('stopped not_bound');
    peer.release();
    await sending;
    await peer.nextGoodbye();
    await stopped;
    expect(gateway.health().state).toBe('stopped');
    clock.advance(2_000); // for the peer to read the last word
    expect(clock.waiting).toBe(0);
  });
});

describe('a link that the peer dials', () => {
  const peer = new TinyPeer();
  afterEach(() => peer.stop());

  test.each<[string, string, (port: number) => Promise<unknown>]>([
    ['with the wrong secret', '', () => peer.logIn('guessed')],
    [
      'whose first word is a delivery',
      '',
      () => peer.ask(COMMAND.deliver, { from: '1', to: '2', text: 'BT' }),
    ],
    ['whose first word is noise', '', async () => peer.write(Buffer.from('0000000b0100000000017b', 'hex'))],
    ['from a stranger’s address', 'from=192.0.2.0/24', async () => {}],
  ])('sends away who comes %s', async (_, query, begin) => {
    const port = await freePort();
    const url = `tiny://us:secret@127.0.0.1?listen=${port}&source=10628&${query}`;
    const { gateway, heard, clock } = await opened(tiny, url);
    await until(() => gateway.health().detail.includes('nobody has dialled yet'));
    await peer.dial(port);
    const closed = peer.closes.next();
    await begin(port);
    await closed;
    expect(heard.messages.all).toEqual([]);
    const waits = { state: 'connecting', detail: `both at port ${port}: nobody has dialled yet` };
    expect(gateway.health()).toMatchObject(waits);
    clock.advance(60_000);
    await gateway.stop();
    expect(clock.waiting).toBe(0);
  });

  test('sends away who says nothing, and says so where its port is taken', async () => {
    const port = await freePort();
    const url = `tiny://us:secret@127.0.0.1?listen=${port}&source=10628`;
    const { gateway, clock, heard } = await opened(tiny, url);
    const second = await opened(tiny, url.replace('?', '?name=other&'));
    expect(await second.downs.next()).toBe('can not listen (EADDRINUSE); next try in 10 s');
    const before = clock.waiting;
    await peer.dial(port);
    await until(() => clock.waiting > before);
    const closed = peer.closes.next();
    clock.advance(60_000);
    await closed;
    await gateway.stop();
    second.clock.advance(10_000);
    await until(() => second.gateway.health().detail.includes('nobody has dialled yet'));
    await peer.dial(port);
    expect(await peer.logIn('secret')).toBe(STATUS.ok);
    await second.heard.readies.next();
    expect(heard.readies.all).toEqual([]);
    const stopped = second.gateway.stop();
    await peer.stop();
    await stopped;
  });
});
