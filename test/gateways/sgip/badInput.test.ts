/** Whatever is written to either line of SGIP, the link goes on serving, or comes back. `PDUS=100000` for a long run. */
import fc from 'fast-check';
import { Framer } from '../../../gateways/link/framer';
import {
  bare,
  COMMAND,
  commandOf,
  DELIVER,
  encode,
  HEADER,
  REPORT,
  SGIP_WIRE,
  sequenceNumber,
} from '../../../gateways/sgip/pdu';
import { deliverFields } from '../../../src/carrier/sgip';
import { memory, mutationsOf } from '../../support/peer/broken';
import { type SgipLink, startSgip } from '../../support/sgip/link';
import { failure, outbound, send } from '../../support/smsc/link';

const SEQUENCE = sequenceNumber(41_000, 1_123_090_000, 7);
const hex = (octets: string) => Buffer.from(octets.replaceAll(' ', ''), 'hex');

let link: SgipLink;
afterEach(() => link.close());

async function up(): Promise<void> {
  link = await startSgip('enquire=3600');
  await link.heard.readies.next();
  await link.peer.meet(link.listen);
}

test.each(['00000000', '00000013', '00002001', 'ffffffff'])(
  'a length of %s on the line that is dialled: closed, and the gateway may come again',
  async (length) => {
    await up();
    const closed = link.peer.closes.next();
    link.peer.write(hex(`${length} 00000004 00000005 00000005 00000005`));
    await closed;
    await link.peer.meet(link.listen);
    expect(await link.peer.deliver({})).toBe(0);
  },
);

test.each([
  ['an unknown command', 0x99],
  ['a Submit to us', COMMAND.submit],
  ['a second log-in', COMMAND.bind],
])('%s is answered, and the link lives on', async (_, command) => {
  await up();
  const answer = await link.peer.askPdu((sequence) => bare(command, sequence));
  expect(commandOf(answer)).toBe((command | 0x80000000) >>> 0);
  expect(answer[HEADER]).toBe(7);
  expect(await link.peer.deliver({})).toBe(0);
});

test('a length of the text beyond the PDU, and four gigabytes of it: refused, and nobody’s message', async () => {
  await up();
  for (const said of [200, 0xffffffff]) {
    const answer = await link.peer.askPdu((sequence) => {
      const pdu = encode(COMMAND.deliver, sequence, DELIVER, deliverFields());
      pdu.writeUInt32BE(said, pdu.indexOf('BT') - 4);
      return pdu;
    });
    expect(answer[HEADER]).toBe(5);
  }
  expect(link.heard.messages.all).toEqual([]);
});

test('an answer that is cut, or of another command, may have gone', async () => {
  await up();
  for (const [command, body] of [
    [0x80000003, ''],
    [0x80000004, '000000000000000000'],
  ] as const) {
    link.peer.submit = 'silent';
    const sending = failure(send(link, outbound()));
    const submit = await link.peer.next('submit');
    const answer = Buffer.concat([bare(command, submit.subarray(8, HEADER)), hex(body)]);
    answer.writeUInt32BE(answer.length, 0);
    link.peer.sockets[0]?.write(answer); // the one that we dialled
    expect(await sending).toBe('unknown response');
  }
});

test('whatever is written is read as it was, however the stream is cut', async () => {
  await up();
  const bodies = fc.record({
    SPNumber: fc.stringMatching(/^[0-9]{1,20}$/),
    UserNumber: fc.stringMatching(/^[0-9]{1,21}$/),
    TP_udhi: fc.constantFrom(0, 1),
    MessageCoding: fc.constantFrom(0, 4, 8, 15),
    MessageContent: fc.uint8Array({ maxLength: 300 }).map((octets) => Buffer.from(octets)),
  });
  fc.assert(
    fc.property(
      fc.array(bodies, { minLength: 1, maxLength: 4 }),
      fc.infiniteStream(fc.integer({ min: 1, max: 90 })),
      (all, cuts) => {
        const written = all.map((body) => deliverFields(body));
        const stream = Buffer.concat(
          written.map((fields) => encode(COMMAND.deliver, SEQUENCE, DELIVER, fields)),
        );
        const framer = new Framer(SGIP_WIRE);
        const read: unknown[] = [];
        for (let at = 0; at < stream.length; ) {
          const octets = cuts.next().value;
          framer.push(stream.subarray(at, at + octets), (pdu) => read.push(DELIVER.decode(pdu, HEADER, 5)));
          at += octets;
        }
        expect(read).toEqual(written);
      },
    ),
    { numRuns: 200 },
  );
});

const PDUS = Number(process.env.PDUS || 2_000);
/** An array of one to five has three on the average. */
const RUNS = Math.ceil(PDUS / 3);
const COMMANDS = [1, 3, 4, 5, 0x11, 0x99, 0x1000, 0x80000001, 0x80000003];
const random = fc
  .tuple(fc.constantFrom(...COMMANDS), fc.uint8Array({ maxLength: 120 }))
  .map(([command, body]) => {
    const pdu = Buffer.concat([bare(command, SEQUENCE), body]);
    pdu.writeUInt32BE(pdu.length, 0);
    return pdu;
  });

test(
  `${PDUS} PDUs of the right length, whatever is in them, leave a link serving, and nothing behind`,
  async () => {
    await up();
    const { peer, heard, downs } = link;
    const report = {
      SubmitSequenceNumber: SEQUENCE,
      ReportType: 0,
      UserNumber: '1',
      State: 0,
      ErrorCode: 0,
      Reserve: '',
    };
    const good = [
      encode(COMMAND.deliver, SEQUENCE, DELIVER, deliverFields()),
      encode(COMMAND.report, SEQUENCE, REPORT, report),
    ];
    const broken = fc
      .oneof(...good.map(mutationsOf), random)
      .filter((pdu) => commandOf(pdu) !== COMMAND.unbind);
    const feeds = [peer.pdus, heard.messages, heard.parts, heard.receipts];
    const before = memory();
    await fc.assert(
      fc.asyncProperty(fc.array(broken, { minLength: 1, maxLength: 5 }), async (pdus) => {
        peer.write(Buffer.concat(pdus));
        await peer.askPdu((sequence) => bare(COMMAND.userRpt, sequence));
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
