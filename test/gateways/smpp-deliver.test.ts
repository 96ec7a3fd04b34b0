/** The quick reader of deliver_sm against the codec: it reads the same, or leaves it to the codec. */
import fc from 'fast-check';
import { readPlainDeliverSm } from '../../gateways/smpp/deliverSm';
import { decodeDelivery, encode } from '../../gateways/smpp/pdu';
import { delivery } from '../support/smsc/link';

const plain = (fields: object) => encode('deliver_sm', 7, { ...delivery(), ...fields });
const byCodec = (pdu: Buffer) => {
  try {
    return decodeDelivery(pdu);
  } catch {
    return null;
  }
};

test('reads what the codec reads', () => {
  const ascii = (longest: number) =>
    fc.string({
      unit: fc.integer({ min: 1, max: 127 }).map((code) => String.fromCharCode(code)),
      maxLength: longest,
    });
  const octet = fc.integer({ min: 0, max: 255 });
  const fields = fc.record({
    service_type: ascii(5),
    source_addr_ton: octet,
    source_addr_npi: octet,
    source_addr: ascii(20),
    dest_addr_ton: octet,
    dest_addr_npi: octet,
    destination_addr: ascii(20),
    esm_class: octet,
    validity_period: ascii(16),
    data_coding: octet,
    short_message: fc.uint8Array({ maxLength: 254 }).map((octets) => Buffer.from(octets)),
  });
  fc.assert(
    fc.property(fields, (given) => {
      const read = readPlainDeliverSm(plain(given));
      expect(read).not.toBeNull();
      expect(byCodec(plain(given))).toMatchObject({ ...read });
    }),
  );
});

test('leaves to the codec what is cut, too long, has optional fields or is another command', () => {
  const whole = plain({});
  expect(readPlainDeliverSm(whole)).not.toBeNull();
  for (let length = 16; length < whole.length; length++) {
    expect(readPlainDeliverSm(whole.subarray(0, length))).toBeNull();
  }
  expect(readPlainDeliverSm(Buffer.concat([whole, Buffer.from([0])]))).toBeNull();
  expect(readPlainDeliverSm(plain({ source_addr: '1'.repeat(21) }))).toBeNull();
  expect(readPlainDeliverSm(plain({ destination_addr: '1'.repeat(21) }))).toBeNull();
  expect(readPlainDeliverSm(plain({ user_message_reference: 1 }))).toBeNull();
  expect(readPlainDeliverSm(encode('data_sm', 7, delivery()))).toBeNull();
});

test('noise never reads as something that the codec does not see', () => {
  const body = fc.uint8Array({ minLength: 16, maxLength: 120 }).map((octets) => {
    const pdu = Buffer.from(octets);
    pdu.writeUInt32BE(pdu.length, 0);
    pdu.writeUInt32BE(5, 4);
    return pdu;
  });
  fc.assert(
    fc.property(body, (pdu) => {
      const read = readPlainDeliverSm(pdu);
      if (read) expect(byCodec(pdu)).toMatchObject({ ...read });
    }),
    { numRuns: 2_000 },
  );
});
