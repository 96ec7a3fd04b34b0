/** Whatever a gateway of SMGP writes, the link goes on serving, or comes back. `PDUS=100000` for a long run. */
import fc from 'fast-check';
import { bare, commandOf, encode, HEADER } from '../../../gateways/china/shortHeader';
import { Framer } from '../../../gateways/link/framer';
import { COMMAND, DELIVER, SMGP_WIRE } from '../../../gateways/smgp/pdu';
import { deliverFields, SmgpGateway } from '../../../src/carrier/smgp';
import { anyBody, memory, mutationsOf } from '../../support/peer/broken';
import { type SmgpLink, startSmgp } from '../../support/smgp/link';
import { failure, outbound, send } from '../../support/smsc/link';

let link: SmgpLink;
afterEach(() => link.close());

async function up(): Promise<void> {
  link = await startSmgp('enquire=3600');
  await link.heard.readies.next();
}

const hex = (octets: string) => Buffer.from(octets.replaceAll(' ', ''), 'hex');
/** The link goes down, and comes back after the pause that it announced. */
const again = async () => {
  const seconds = /next try in (\d+) s/.exec(await link.downs.next())?.[1];
  link.clock.advance(Number(seconds) * 1_000);
  await link.heard.readies.next();
};

test.each(['00000000', '0000000b', '00002001', 'ffffffff'])(
  'a length of %s: closed, and logged in again',
  async (length) => {
    await up();
    link.peer.write(hex(`${length} 00000004 00000005`));
    await again();
    expect(await link.peer.deliver({})).toBe(0);
  },
);

test.each([
  ['an unknown command', 0x99],
  ['a Submit to us', COMMAND.submit],
  ['a Login to us', COMMAND.login],
])('%s is answered by a header, and the link lives on', async (_, command) => {
  await up();
  const answer = await link.peer.ask(command);
  expect(answer).toHaveLength(HEADER);
  expect(commandOf(answer)).toBe((command | 0x80000000) >>> 0);
  expect(await link.peer.deliver({})).toBe(0);
});

test('a Deliver without a body, and one whose text is not all there: refused, and nobody’s message', async () => {
  await up();
  expect((await link.peer.ask(COMMAND.deliver)).readUInt32BE(HEADER + 10)).toBe(10);
  const cut = encode(COMMAND.deliver, 7, DELIVER, deliverFields());
  cut[cut.indexOf('BT') - 1] = 255;
  link.peer.write(cut);
  const answer = await link.peer.pdus.next(
    (pdu) => commandOf(pdu) === 0x80000003 && pdu.readUInt32BE(8) === 7,
  );
  expect(answer.readUInt32BE(HEADER + 10)).toBe(10);
  expect(link.heard.messages.all).toEqual([]);
});

test('GB18030 that is cut inside a character is read as far as it goes', async () => {
  await up();
  expect(await link.peer.deliver({ MsgFormat: 15, MsgContent: hex('b2b9ccf9 b2') })).toBe(0);
  expect(link.heard.messages.all).toHaveLength(1);
});

test('an answer to nothing is passed over; one that is cut, or of another command, may have gone', async () => {
  await up();
  link.peer.write(hex('0000001a 80000002 00001234 01006101161700000001 00000000'));
  for (const response of [
    '0000000d 80000002 00000000 00',
    '0000001a 80000003 00000000 01006101161700000001 00000000',
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
  const peer = new SmgpGateway();
  peer.login = 'silent';
  link = await startSmgp('', peer);
  const login = await peer.next('login');
  peer.write(bare(0x80000001, login.readUInt32BE(8)));
  expect(await link.downs.next()).toBe('Status is cut; next try in 1 s');
});

const bodies = fc.record({
  DestTermID: fc.stringMatching(/^[0-9]{1,20}$/),
  MsgFormat: fc.constantFrom(0, 4, 8, 15),
  SrcTermID: fc.stringMatching(/^[0-9]{1,21}$/),
  MsgContent: fc.uint8Array({ maxLength: 255 }).map((octets) => Buffer.from(octets)),
  parameters: fc
    .uniqueArray(fc.tuple(fc.nat(0xffff), fc.uint8Array({ maxLength: 20 })), {
      selector: ([tag]) => tag,
      maxLength: 4,
    })
    .map((list) => new Map(list.map(([tag, value]) => [tag, Buffer.from(value)]))),
});

test('whatever is written is read as it was, however the stream is cut', async () => {
  await up();
  fc.assert(
    fc.property(
      fc.array(bodies, { minLength: 1, maxLength: 4 }),
      fc.infiniteStream(fc.integer({ min: 1, max: 90 })),
      (all, cuts) => {
        const written = all.map((body) => deliverFields(body));
        const stream = Buffer.concat(written.map((fields, i) => encode(COMMAND.deliver, i, DELIVER, fields)));
        const framer = new Framer(SMGP_WIRE);
        const read: unknown[] = [];
        for (let at = 0; at < stream.length; ) {
          const octets = cuts.next().value;
          framer.push(stream.subarray(at, at + octets), (pdu) => read.push(DELIVER.decode(pdu, HEADER, 10)));
          at += octets;
        }
        expect(read).toEqual(written);
      },
    ),
    { numRuns: 200 },
  );
});

const random = anyBody([1, 2, 3, 4, 6, 7, 0x99, 0x80000001, 0x80000002, 0x80000004]);
const PDUS = Number(process.env.PDUS || 2_000);
/** An array of one to five has three on the average. */
const RUNS = Math.ceil(PDUS / 3);

test(
  `${PDUS} PDUs of the right length, whatever is in them, leave a link serving, and nothing behind`,
  async () => {
    await up();
    const { peer, heard, downs } = link;
    const report = Buffer.from(`id:1234567890 sub:001 dlvrd:001 stat:DELIVRD err:000 Text:`);
    const good = [deliverFields(), deliverFields({ IsReport: 1, MsgContent: report })];
    const broken = fc
      .oneof(...good.map((one) => mutationsOf(encode(COMMAND.deliver, 9, DELIVER, one))), random)
      .filter((pdu) => commandOf(pdu) !== COMMAND.exit);
    const feeds = [peer.pdus, heard.messages, heard.parts, heard.receipts];
    const before = memory();
    await fc.assert(
      fc.asyncProperty(fc.array(broken, { minLength: 1, maxLength: 5 }), async (pdus) => {
        peer.write(Buffer.concat(pdus));
        expect(await peer.ask(COMMAND.activeTest)).toHaveLength(HEADER);
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
