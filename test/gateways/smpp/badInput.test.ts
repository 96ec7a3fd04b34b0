import fc from 'fast-check';
import { encode } from '../../../gateways/smpp/pdu';
import { memory } from '../../support/peer/broken';
import { delivery, failure, outbound, send, startLink, type TestLink } from '../../support/smsc/link';

let link: TestLink;
beforeEach(async () => {
  link = await startLink('enquire=3600');
  await link.heard.readies.next();
  await link.smsc.next('bind_transceiver');
});
afterEach(() => link.close());

const hex = (octets: string) => Buffer.from(octets.replaceAll(' ', ''), 'hex');
const good = encode('deliver_sm', 9, delivery());
/** deliver_sm with a body of these octets. */
const withBody = (body: Buffer) => {
  const head = hex('00000000 00000005 00000000 00000007');
  head.writeUInt32BE(16 + body.length);
  return Buffer.concat([head, body]);
};
/** The link goes down, and comes back after the pause that it announced. */
const again = async () => {
  const seconds = /next try in (\d+) s/.exec(await link.downs.next())?.[1];
  link.clock.advance(Number(seconds) * 1_000);
  await link.heard.readies.next();
};

test.each([
  ['0', '00000000 00000015 00000000 00000005', 5],
  ['4', '00000004 00000015 00000000 00000005', 5],
  ['15', '0000000f 00000015 00000000 00000005', 5],
  ['65537', '00010001 00000015 00000000 00000005', 5],
  ['4294967295', 'ffffffff 00000015 00000000 00000005', 5],
  ['4 and no more than that', '00000004', 0],
])('a length of %s: generic_nack ESME_RINVCMDLEN, closed, and bound again', async (_, octets, sequence) => {
  link.smsc.write(hex(octets));
  expect(await link.smsc.next('generic_nack')).toMatchObject({ status: 0x02, sequence });
  await again();
  expect(await link.smsc.ask('deliver_sm', delivery())).toBe(0);
});

test.each([
  ['an unknown command', '00000010 00000099 00000000 00000005', 'generic_nack', 0x03],
  ['a submit_sm to us', '00000010 00000004 00000000 00000005', 'submit_sm_resp', 0x04],
  ['a bind to us', '00000010 00000009 00000000 00000005', 'bind_transceiver_resp', 0x04],
  ['a deliver_sm without a body', '00000010 00000005 00000000 00000005', 'deliver_sm_resp', 0x02],
])('%s is answered %s, and the link lives on', async (_, octets, command, status) => {
  link.smsc.write(hex(octets));
  expect(await link.smsc.next(command)).toMatchObject({ status, sequence: 5 });
  expect(await link.smsc.ask('deliver_sm', delivery())).toBe(0);
});

const addresses = '00 0101 3800 0000 313000';
test.each([
  ['an address without an end', '00 0101 383838383838', 0x02],
  ['an address of 30 digits', `00 0101 ${'38'.repeat(30)}00 0000 313000 0000000000000000 00 00`, 0x0a],
  ['a code of 30 digits', `00 0101 3800 0000 ${'38'.repeat(30)}00 0000000000000000 00 00`, 0x0b],
  ['a text that is not all there', `${addresses} 000000 00 00 0000 0000 09 4254`, 0x01],
  ['a place among parts that is not there', `${addresses} 000000 00 00 0000 0000 00 020c 0002`, 0xc0],
  ['a payload that is not all there', `${addresses} 000000 00 00 0000 0000 00 0424 0009 4254`, 0xc0],
  ['half a payload header', `${addresses} 000000 00 00 0000 0000 00 0424 00`, 0xc0],
  ['a screen’s session that is cut', `${addresses} 000000 00 00 0000 0000 02 4254 1383 0002 01`, 0xc0],
])('%s: the error response of that command', async (_, body, status) => {
  link.smsc.write(withBody(hex(body)));
  expect(await link.smsc.next('deliver_sm_resp')).toMatchObject({ status, sequence: 7 });
  expect(link.heard.messages.all).toHaveLength(0);
  expect(await link.smsc.ask('deliver_sm', delivery())).toBe(0);
});

test.each([
  ['an unknown TLV', '1400 0002 beef'],
  ['a TLV of a vendor that is cut', '1400 0008 01'],
  ['half a TLV header', '1400'],
  ['one octet', '14'],
  ['a NUL', '00'],
  ['three NULs', '000000'],
  ['a NUL, and a TLV behind it', '00 1400 0002 beef'],
  ['a TLV, and a NUL behind it', '1400 0002 beef 00'],
  ['an id that is cut', '001e 0009 3132'],
])('%s behind the text is passed over', async (_, octets) => {
  link.smsc.write(withBody(hex(`${addresses} 000000 00 00 0000 0000 02 4254 ${octets}`)));
  expect(await link.smsc.next('deliver_sm_resp')).toMatchObject({ status: 0 });
  expect(link.heard.messages.all).toMatchObject([{ text: 'BT' }]);
});

test('alert_notification and outbind have no response', async () => {
  link.smsc.write(hex('00000010 00000102 00000000 00000005 00000010 0000000b 00000000 00000006'));
  expect(await link.smsc.ask('enquire_link', {})).toBe(0);
  expect(link.smsc.pdus.all.map(({ command }) => command)).toEqual(['bind_transceiver', 'enquire_link_resp']);
});

test('a response to nothing is passed over; a generic_nack ends the request it names', async () => {
  link.smsc.write(hex('00000010 80000004 00000000 00001234'));
  link.smsc.faults.submit = () => 'silent';
  const sending = failure(send(link, outbound()));
  const { sequence } = await link.smsc.next('submit_sm');
  const nack = hex('00000010 80000000 00000003 00000000');
  nack.writeUInt32BE(sequence, 12);
  link.smsc.write(nack);
  expect(await sending).toBe('rejected ESME_RINVCMDID');
});

test('a submit answered by another command may have gone', async () => {
  link.smsc.faults.submit = () => 'silent';
  const sending = failure(send(link, outbound()));
  const { sequence } = await link.smsc.next('submit_sm');
  const response = hex('00000010 80000015 00000000 00000000');
  response.writeUInt32BE(sequence, 12);
  link.smsc.write(response);
  expect(await sending).toBe('unknown response');
});

test('cut into single octets, or two in one piece: the same messages', async () => {
  link.smsc.faults.bytewise = true;
  expect(await link.smsc.ask('deliver_sm', delivery())).toBe(0);
  link.smsc.faults.bytewise = false;
  link.smsc.write(Buffer.concat([good, good]));
  await link.smsc.next('deliver_sm_resp');
  await link.smsc.next('deliver_sm_resp');
  expect(link.heard.messages.all.map(({ text }) => text)).toEqual(['BT', 'BT', 'BT']);
});

const mutated = fc
  .array(fc.tuple(fc.integer({ min: 4, max: good.length - 1 }), fc.nat(255)), { maxLength: 4 })
  .map((changes) => {
    const pdu = Buffer.from(good);
    for (const [at, octet] of changes) pdu[at] = octet;
    return pdu;
  });
const COMMANDS = [3, 4, 5, 9, 0x0b, 0x15, 0x21, 0x102, 0x103, 0x99, 0x80000000, 0x80000004];
const random = fc
  .tuple(fc.constantFrom(...COMMANDS), fc.uint8Array({ maxLength: 80 }))
  .map(([command, body]) => {
    const pdu = withBody(Buffer.from(body));
    pdu.writeUInt32BE(command, 4);
    return pdu;
  });
const noise = fc.uint8Array({ minLength: 16, maxLength: 64 }).map((octets) => Buffer.from(octets));

/** Broken PDUs that one link gets: `PDUS=100000` for a long run, which also says what it came to. */
const PDUS = Number(process.env.PDUS || 6_000);
/** An array of one to five has three on the average. */
const RUNS = Math.ceil(PDUS / 3);

test(
  `${PDUS} PDUs of the right length, whatever is in them, leave the link serving, and nothing behind`,
  async () => {
    const notUnbind = mutated.filter((pdu) => pdu.readUInt32BE(4) !== 6);
    const pdus = fc.array(fc.oneof(notUnbind, random), { minLength: 1, maxLength: 5 });
    const { smsc, heard, downs } = link;
    const feeds = [smsc.pdus, heard.messages, heard.parts, heard.receipts];
    const before = memory();
    await fc.assert(
      fc.asyncProperty(pdus, async (broken) => {
        smsc.write(Buffer.concat(broken));
        expect(await smsc.ask('enquire_link', {})).toBe(0);
        expect(downs.all).toEqual([]);
        for (const feed of feeds) feed.clear();
      }),
      { numRuns: RUNS },
    );
    const after = memory();
    expect(after - before).toBeLessThan(20_000_000);
    const megabytes = [before, after].map((octets) => (octets / 1e6).toFixed(1)).join(' to ');
    if (process.env.PDUS) process.stdout.write(`SMPP: ${PDUS} PDUs, heap ${megabytes} MB\n`);
  },
  120_000 + PDUS * 5,
);

test('no octets, however broken, keep the link from coming back', async () => {
  const poison = Buffer.alloc(70_000); // longer than any length that is believed, and then a length of 0
  const octets = fc.array(fc.oneof(mutated, random, noise), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(octets, async (broken) => {
      link.smsc.write(Buffer.concat([...broken, poison]));
      await again();
      expect(await link.smsc.ask('deliver_sm', delivery())).toBe(0);
    }),
    { numRuns: 300 },
  );
});
