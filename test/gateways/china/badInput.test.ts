/** Whatever a gateway of a Chinese carrier writes, the link goes on serving, or comes back. `PDUS=100000` for a long run. */
import fc from 'fast-check';
import { commandOf } from '../../../gateways/china/shortHeader';
import { Framer } from '../../../gateways/link/framer';
import type { CarrierPeer } from '../../../src/carrier/carrierPeer';
import { anyBody, memory, mutationsOf } from '../../support/peer/broken';
import { answerTo, CHINESE } from '../../support/peer/china';
import type { Started } from '../../support/peer/started';
import { failure, outbound, send } from '../../support/smsc/link';

/** Broken PDUs that each link gets; a long run also says what it came to. */
const PDUS = Number(process.env.PDUS || 2_000);
/** An array of one to five has three on the average. */
const RUNS = Math.ceil(PDUS / 3);
const hex = (octets: string) => Buffer.from(octets.replaceAll(' ', ''), 'hex');

describe.each(Object.entries(CHINESE))('%s', (name, row) => {
  const { wire, commands } = row;
  let link: Started<CarrierPeer>;
  afterEach(() => link.close());

  /** Logged in, on every line. */
  async function up(): Promise<void> {
    link = await row.start('enquire=3600', row.peer());
    await link.heard.readies.next();
    await row.meet(link);
  }
  /** The connection that the gateway delivers by is closed; then there is another one. */
  async function again(): Promise<void> {
    await link.peer.closes.next();
    if (link.downs.all.length > 0) {
      const seconds = /next try in (\d+) s/.exec(await link.downs.next())?.[1];
      link.clock.advance(Number(seconds) * 1_000);
      await link.heard.readies.next();
      link.downs.clear();
    }
    await row.meet(link);
  }
  const ask = (build: (sequence: number) => Buffer) => link.peer.request(build);
  const brings = async (text?: { octets: Buffer; coding: number }) =>
    row.status(await ask((sequence) => row.deliver(sequence, text)));

  test.each(['00000000', '0000000b', '00002001', 'ffffffff'])(
    'a length of %s: closed, and logged in again',
    async (length) => {
      await up();
      link.peer.write(hex(`${length} 00000004 00000005 00000005 00000005`));
      await again();
      expect(await brings()).toBe(0);
    },
  );

  test.each([
    ['an unknown command', 0x99],
    ['a message to us', commands.submit],
    ['a log-in to us', commands.login],
  ])('%s is answered, and the link lives on', async (_, command) => {
    await up();
    const answer = await ask((sequence) => row.bare(command, sequence));
    expect(commandOf(answer)).toBe((command | 0x80000000) >>> 0);
    expect(await brings()).toBe(0);
  });

  test('a delivery without a body, and one whose text is not all there: refused, and nobody’s message', async () => {
    await up();
    const bare = await ask((sequence) => row.bare(commands.deliver, sequence));
    expect(row.status(bare)).toBe(row.malformed);
    const cut = await ask((sequence) => {
      const pdu = row.deliver(sequence);
      return pdu.fill(255, pdu.indexOf('BT') - row.length, pdu.indexOf('BT'));
    });
    expect(row.status(cut)).toBe(row.malformed);
    expect(link.heard.messages.all).toEqual([]);
  });

  test('GB18030 that is cut inside a character is read as far as it goes', async () => {
    await up();
    expect(await brings({ octets: hex('b2b9ccf9 b2'), coding: 15 })).toBe(0);
    expect(link.heard.messages.all).toMatchObject([{ text: expect.stringMatching(/^补贴/) }]);
  });

  test('word of a message that nobody sent is taken', async () => {
    await up();
    expect(row.status(await ask((sequence) => row.report(sequence)))).toBe(0);
    expect(link.heard.receipts.all).toHaveLength(1);
    expect(link.heard.messages.all).toEqual([]);
  });

  test('a gateway counts for itself: a request under the number of ours that is open, under 0 and the last one', async () => {
    await up();
    link.peer.submit = 'hold';
    const sending = send(link, outbound());
    const ours = wire.sequenceOf(await link.peer.pdus.next((pdu) => commandOf(pdu) === commands.submit));
    for (const sequence of [ours, 0, 0xffffffff]) {
      link.peer.write(row.deliver(sequence));
      const answer = await link.peer.pdus.next(
        (pdu) => wire.isResponse(pdu) && wire.sequenceOf(pdu) === sequence,
      );
      expect(row.status(answer)).toBe(0);
    }
    link.peer.release();
    expect((await sending).references).toHaveLength(1);
  });

  test('an answer to nothing is passed over; one that is cut, or of another command, may have gone', async () => {
    await up();
    const [ours] = link.peer.sockets; // that we dialled
    ours?.write(answerTo(row.bare(commands.submit, 0x1234), wire, (commands.submit | 0x80000000) >>> 0, 22));
    for (const [command, length] of [
      [(commands.submit | 0x80000000) >>> 0, name === 'SGIP' ? 0 : 1],
      [(commands.deliver | 0x80000000) >>> 0, 22],
    ] as const) {
      link.peer.submit = 'silent';
      const sending = failure(send(link, outbound()));
      const submit = await link.peer.pdus.next((pdu) => commandOf(pdu) === commands.submit);
      ours?.write(answerTo(submit, wire, command, length));
      expect(await sending).toBe('unknown response');
    }
  });

  test('a log-in that is answered with nonsense is tried again', async () => {
    const peer = row.peer();
    peer.login = 'silent';
    link = await row.start('', peer);
    const login = await peer.pdus.next((pdu) => commandOf(pdu) === commands.login);
    peer.write(answerTo(login, wire, (commands.login | 0x80000000) >>> 0, 0));
    expect(await link.downs.next()).toMatch(/^(Status|Result) is cut; next try in 1 s$/);
  });

  if (row.welcome) {
    test('a gateway that does not show that it knows the secret is told of', async () => {
      const peer = row.peer();
      peer.login = 'silent';
      link = await row.start('enquire=3600', peer);
      const login = await peer.pdus.next((pdu) => commandOf(pdu) === commands.login);
      peer.write(row.welcome?.(login) ?? Buffer.alloc(0));
      await link.heard.readies.next();
      expect(link.warnings).toEqual(['the gateway has not shown that it knows our secret']);
    });
  }

  test('whatever is written is read as it was, however the stream is cut', async () => {
    await up();
    fc.assert(
      fc.property(
        fc.array(row.fields, { minLength: 1, maxLength: 4 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 90 })),
        (all, cuts) => {
          const stream = Buffer.concat(all.map((fields) => row.write(fields)));
          const framer = new Framer(wire);
          const read: unknown[] = [];
          for (let at = 0; at < stream.length; ) {
            const octets = cuts.next().value;
            framer.push(stream.subarray(at, at + octets), (pdu) => read.push(row.read(pdu)));
            at += octets;
          }
          expect(read).toMatchObject(all);
        },
      ),
      { numRuns: 100 },
    );
  });

  const random = anyBody(commands.all, (command) => row.bare(command, 7));

  test(
    `${PDUS} PDUs of the right length, whatever is in them, leave the link serving, and nothing behind`,
    async () => {
      await up();
      const { peer, heard, downs } = link;
      const broken = fc
        .oneof(mutationsOf(row.deliver(9)), mutationsOf(row.report(9)), random)
        .filter((pdu) => commandOf(pdu) !== commands.bye);
      const feeds = [peer.pdus, heard.messages, heard.parts, heard.receipts];
      const before = memory();
      await fc.assert(
        fc.asyncProperty(fc.array(broken, { minLength: 1, maxLength: 5 }), async (pdus) => {
          peer.write(Buffer.concat(pdus));
          await ask((sequence) => row.bare(commands.question, sequence));
          expect(downs.all).toEqual([]);
          for (const feed of feeds) feed.clear();
          link.warnings.length = 0;
        }),
        { numRuns: RUNS },
      );
      const after = memory();
      expect(after - before).toBeLessThan(20_000_000);
      const megabytes = [before, after].map((octets) => (octets / 1e6).toFixed(1)).join(' to ');
      if (process.env.PDUS) process.stdout.write(`${name}: ${PDUS} PDUs, heap ${megabytes} MB\n`);
    },
    120_000 + PDUS * 5,
  );

  test('no octets, however broken, keep the link from coming back', async () => {
    await up();
    const noise = fc.uint8Array({ minLength: 16, maxLength: 64 }).map((octets) => Buffer.from(octets));
    const poison = Buffer.alloc(9_000); // longer than any length that is believed, and then a length of 0
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(random, noise), { minLength: 1, maxLength: 5 }), async (octets) => {
        link.peer.write(Buffer.concat([...octets, poison]));
        await again();
        expect(await brings()).toBe(0);
      }),
      { numRuns: 50 },
    );
  });
});
