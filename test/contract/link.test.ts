/** What a link owes the service and its peer, whatever its protocol and whoever dials. */
import { PROTOCOLS } from '../../gateways';
import { cmpp } from '../../gateways/cmpp';
import { type LinkProtocol, linkCarrier } from '../../gateways/link/settings';
import { sgip } from '../../gateways/sgip';
import { smgp } from '../../gateways/smgp';
import { smpp } from '../../gateways/smpp';
import { Feed } from '../../src/carrier/feed';
import { readConfig } from '../../src/config';
import type { TextForm } from '../../src/core/model/route';
import { countSegments } from '../../src/core/text/segments';
import { type Gateway, Overloaded, StoreError } from '../../src/ports';
import { CROWDS } from '../support/crowd';
import { cmppPeer } from '../support/linkPeers/cmpp';
import type { Outcome, Peer } from '../support/linkPeers/peer';
import { sgipPeer } from '../support/linkPeers/sgip';
import { smgpPeer } from '../support/linkPeers/smgp';
import { smppPeer } from '../support/linkPeers/smpp';
import { tinyPeer } from '../support/linkPeers/tiny';
import { freePort } from '../support/peer/freePort';
import { FakeClock, fixedChance } from '../support/smsc/clock';
import { failure, outbound, type Recorder, recorder } from '../support/smsc/link';
import { TinyPeer } from '../support/tinyLink/peer';
import { COMMAND, STATUS, tiny } from '../support/tinyLink/protocol';

interface Rig {
  peer: Peer;
  gateway: Gateway;
  heard: Recorder;
  form: TextForm | undefined;
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

test('every protocol is held against it, and carries a crowd whose service is killed', () => {
  const held = Object.values(LINKS).map(({ protocol }) => protocol);
  expect(PROTOCOLS.filter((protocol) => !held.includes(protocol))).toEqual([]);
  const crowds = Object.keys(CROWDS).map((name) => name.toLowerCase().split(' ')[0]);
  expect(PROTOCOLS.filter(({ name }) => !crowds.includes(name))).toEqual([]);
});

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
  return { gateway, heard, clock, downs, form: plan.route?.form };
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

  test.each(['您'.repeat(150), '您'.repeat(133), `【乡信】${'您1'.repeat(60)}`, 'a'.repeat(150)])(
    'a long text is one message in as many parts as its form counts, each with its reference: %s',
    async (text) => {
      const { peer, form } = await up();
      const { segments } = countSegments(text, form);
      expect((await send(text)).references).toHaveLength(segments);
      expect(peer.segments()).toBe(segments);
    },
  );

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
    const { peer, clock, downs, heard } = await up('timeout=20&enquire=3600');
    peer.answer('silent');
    const sending = failure(send());
    await peer.segment();
    clock.advance(20_100 * (peer.tries ?? 1));
    expect(await sending).toBe('unknown timeout');
    peer.answer('takes');
    if (apart) {
      // Nothing else could show that it is there: what is sent next must not go the same way.
      expect(await downs.next()).toContain('silent');
      clock.advance(1_000);
      await Promise.all([peer.meet(), heard.readies.next()]);
    }
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

  if (dials) {
    test('of two connections each has its window; what waits at one that goes leaves by the other', async () => {
      const { peer, gateway, heard, downs } = await up('connections=2&window=1');
      await Promise.all([peer.meet(), heard.readies.next()]);
      expect(gateway.health().detail).toContain('up, 2 of 2 connections');
      peer.answer('holds');
      const sends = ['a', 'b', 'c', 'd'].map((text) => send(text));
      await peer.segment();
      await peer.segment();
      peer.drop();
      await downs.next();
      expect(gateway.health()).toMatchObject({ state: 'up', detail: expect.stringContaining('1 of 2') });
      peer.answer('takes');
      peer.release();
      const ends = await Promise.all(sends.map((sending) => failure(sending)));
      expect(ends.sort()).toEqual(['sent', 'sent', 'sent', 'unknown closed']);
      const references = (await send('e')).references;
      await peer.tell(references[0] ?? '');
      expect(await heard.receipts.next()).toMatchObject({ gateway: 'one', references });
    });
  }

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
    test('a peer that asks every half minute, and one that asks nothing and answers, are kept', async () => {
      const { peer, clock, downs, gateway } = await up('enquire=30');
      for (let round = 0; round < 6; round++) {
        clock.advance(30_000);
        await peer.nextQuestion?.();
        // What comes after its answer has come after it.
        await (round < 3 ? peer.question() : send());
      }
      expect([downs.all, gateway.health().state]).toEqual([[], 'up']);
    });

    test.each([
      ['after two questions', 'enquire=30', 30_000],
      ['once a question ran out of its time', 'enquire=30&timeout=5', 20_000],
    ])('a peer without a sound is given up %s', async (_when, query, then) => {
      const { peer, clock, downs } = await up(query);
      peer.listens?.(false);
      clock.advance(30_000);
      await peer.nextQuestion?.();
      clock.advance(then);
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

  test.each<[string, string, string, (port: number) => Promise<unknown>]>([
    ['with the wrong secret', 'its log-in was wrong', '', () => peer.logIn('guessed')],
    [
      'whose first word is a delivery',
      'its log-in was wrong',
      '',
      () => peer.ask(COMMAND.deliver, { from: '1', to: '2', text: 'BT' }),
    ],
    [
      'whose first word is noise',
      'its log-in could not be read',
      '',
      async () => peer.write(Buffer.from('0000000b0100000000017b', 'hex')),
    ],
    ['from a stranger’s address', 'its address is not in from=', 'from=192.0.2.0/24', async () => {}],
  ])('sends away who comes %s: %s', async (_, why, query, begin) => {
    const port = await freePort();
    const url = `tiny://us:secret@127.0.0.1?listen=${port}&source=10628&${query}`;
    const { gateway, heard, clock } = await opened(tiny, url);
    await until(() => gateway.health().detail.includes('nobody has dialled yet'));
    await peer.dial(port);
    const closed = peer.closes.next();
    await begin(port);
    await closed;
    expect(heard.messages.all).toEqual([]);
    const { state, detail } = gateway.health();
    expect(state).toBe('connecting');
    expect(detail).toMatch(`both at port ${port}: nobody has dialled yet; `);
    expect(detail).toMatch(`127.0.0.1 dialled and was not let in: ${why}`);
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
