/** Whatever a gateway of CMPP writes, the link goes on serving, or comes back. `PDUS=100000` for a long run. */
import fc from 'fast-check';
import { bare, commandOf, encode, HEADER } from '../../../gateways/china/shortHeader';
import { BODIES_2, BODIES_3, CMPP_WIRE, COMMAND } from '../../../gateways/cmpp/pdu';
import { Framer } from '../../../gateways/link/framer';
import { CmppGateway, deliverFields } from '../../../src/carrier/cmpp';
import { type CmppLink, startCmpp } from '../../support/cmpp/link';
import { anyBody, memory, mutationsOf } from '../../support/peer/broken';
import { failure, outbound, send } from '../../support/smsc/link';

let link: CmppLink;
afterEach(() => link.close());

async function up(version: '2.0' | '3.0' = '3.0'): Promise<void> {
  link = await startCmpp(`enquire=3600&version=${version}`, new CmppGateway(version));
  await link.heard.readies.next();
}

const hex = (octets: string) => Buffer.from(octets.replaceAll(' ', ''), 'hex');
/** The link goes down, and comes back after the pause that it announced. */
const again = async () => {
  const seconds = /next try in (\d+) s/.exec(await link.downs.next())?.[1];
  link.clock.advance(Number(seconds) * 1_000);
  await link.heard.readies.next();
};

test.each([
  ['0', '00000000 00000008 00000005'],
  ['11', '0000000b 00000008 00000005'],
  ['8193', '00002001 00000008 00000005'],
  ['4294967295', 'ffffffff 00000008 00000005'],
])('a length of %s: closed, and logged in again', async (_, octets) => {
  await up();
  link.peer.write(hex(octets));
  await again();
  expect(await link.peer.deliver({})).toBe(0);
});

test.each([
  ['an unknown command', 0x99],
  ['a SUBMIT to us', COMMAND.submit],
  ['a CONNECT to us', COMMAND.connect],
])('%s is answered by a header, and the link lives on', async (_, command) => {
  await up();
  const answer = await link.peer.ask(command);
  expect(answer).toHaveLength(HEADER);
  expect(commandOf(answer)).toBe((command | 0x80000000) >>> 0);
  expect(await link.peer.deliver({})).toBe(0);
});

test('a DELIVER without a body, and one whose text is not all there: refused, and nobody’s message', async () => {
  await up();
  expect((await link.peer.ask(COMMAND.deliver)).readUInt32BE(HEADER + 8)).toBe(4);
  const cut = encode(COMMAND.deliver, 7, BODIES_3.deliver, deliverFields());
  cut[cut.indexOf('BT') - 1] = 255;
  link.peer.write(cut);
  const answer = await link.peer.pdus.next(
    (pdu) => commandOf(pdu) === 0x80000005 && pdu.readUInt32BE(8) === 7,
  );
  expect(answer.readUInt32BE(HEADER + 8)).toBe(4);
  expect(link.heard.messages.all).toEqual([]);
});

test('GB18030 that is cut inside a character is read as far as it goes', async () => {
  await up();
  expect(await link.peer.deliver({ Msg_Fmt: 15, Msg_Content: hex('b2b9ccf9 b2') })).toBe(0);
  expect(link.heard.messages.all).toHaveLength(1);
});

test('an answer to nothing is passed over; one that is cut, or of another command, may have gone', async () => {
  await up();
  link.peer.write(hex('00000015 80000004 00001234 b2b9da8000010000 00'));
  for (const response of [
    '0000000d 80000004 00000000 00',
    '00000015 80000007 00000000 b2b9da8000010000 00',
  ]) {
    link.peer.submit = 'silent';
    const sending = failure(send(link, outbound()));
    const octets = hex(response);
    octets.writeUInt32BE((await link.peer.next('submit')).readUInt32BE(8), 8);
    link.peer.write(octets);
    expect(await sending).toBe('unknown response');
  }
});

test('a log-in that is answered with nonsense is tried again', async () => {
  const peer = new CmppGateway();
  peer.login = 'silent';
  link = await startCmpp('', peer);
  const connect = await peer.next('connect');
  const answer = bare(0x80000001, connect.readUInt32BE(8));
  peer.write(answer);
  expect(await link.downs.next()).toBe('Status is cut; next try in 1 s');
});

const bodies = fc.record({
  Dest_Id: fc.stringMatching(/^[0-9]{1,20}$/),
  Service_Id: fc.stringMatching(/^[A-Z]{0,10}$/),
  TP_udhi: fc.constantFrom(0, 1),
  Msg_Fmt: fc.constantFrom(0, 4, 8, 15),
  Src_terminal_Id: fc.stringMatching(/^[0-9]{1,21}$/),
  Msg_Content: fc.uint8Array({ maxLength: 255 }).map((octets) => Buffer.from(octets)),
  LinkID: fc.stringMatching(/^[0-9A-F]{0,8}$/),
});

test.each([
  ['2.0', BODIES_2],
  ['3.0', BODIES_3],
])('whatever is written in %s is read as it was, however the stream is cut', (_, { deliver }) => {
  fc.assert(
    fc.property(
      fc.array(bodies, { minLength: 1, maxLength: 4 }),
      fc.infiniteStream(fc.integer({ min: 1, max: 90 })),
      (all, cuts) => {
        const written = all.map((body) => deliverFields(body));
        const stream = Buffer.concat(written.map((fields, i) => encode(COMMAND.deliver, i, deliver, fields)));
        const framer = new Framer(CMPP_WIRE);
        const read: unknown[] = [];
        for (let at = 0; at < stream.length; ) {
          const octets = cuts.next().value;
          framer.push(stream.subarray(at, at + octets), (pdu) => read.push(deliver.decode(pdu, HEADER, 4)));
          at += octets;
        }
        expect(read).toEqual(written);
      },
    ),
    { numRuns: 200 },
  );
});

const random = anyBody([1, 3, 4, 5, 6, 8, 0x99, 0x80000001, 0x80000004, 0x80000008]);

const PDUS = Number(process.env.PDUS || 2_000);
/** An array of one to five has three on the average. */
const RUNS = Math.ceil(PDUS / 3);

test.each(['2.0', '3.0'] as const)(
  `${PDUS} PDUs of the right length, whatever is in them, leave a link of %s serving, and nothing behind`,
  async (version) => {
    await up(version);
    const { peer, heard, downs } = link;
    const fields = [
      deliverFields(),
      deliverFields({ Registered_Delivery: 1, Msg_Content: Buffer.alloc(71, '1') }),
    ];
    const good = fields.map((one) => encode(COMMAND.deliver, 9, peer.bodies.deliver, one));
    const broken = fc
      .oneof(...good.map(mutationsOf), random)
      .filter((pdu) => commandOf(pdu) !== COMMAND.terminate);
    const feeds = [peer.pdus, heard.messages, heard.parts, heard.receipts];
    const before = memory();
    await fc.assert(
      fc.asyncProperty(fc.array(broken, { minLength: 1, maxLength: 5 }), async (pdus) => {
        peer.write(Buffer.concat(pdus));
        expect(await peer.ask(COMMAND.activeTest)).toHaveLength(HEADER + 1);
        expect(downs.all).toEqual([]);
        for (const feed of feeds) feed.clear();
        link.warnings.length = 0;
      }),
      { numRuns: RUNS },
    );
    expect(memory() - before).toBeLessThan(20_000_000);
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
      expect(await link.peer.deliver({})).toBe(0);
    }),
    { numRuns: 100 },
  );
});
