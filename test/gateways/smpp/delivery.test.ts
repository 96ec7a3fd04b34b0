/** The reader of deliver_sm against a codec of other people's: it reads what that one writes, and nothing that is cut. */
import fc from 'fast-check';
import { Malformed } from '../../../gateways/link/protocol';
import { decodeDelivery } from '../../../gateways/smpp/delivery';
import { encode } from '../../../gateways/smpp/pdu';
import { delivery } from '../../support/smsc/link';

const plain = (fields: object) => encode('deliver_sm', 7, { ...delivery(), ...fields });

test('reads what the codec writes', () => {
  const ascii = (longest: number) =>
    fc.string({
      unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)),
      maxLength: longest,
    });
  const octet = fc.integer({ min: 0, max: 255 });
  const octets = (most: number) =>
    fc.uint8Array({ minLength: 1, maxLength: most }).map((all) => Buffer.from(all));
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
  });
  fc.assert(
    fc.property(fields, octets(254), octet, (given, short_message, ussd_service_op) => {
      const { validity_period: _, ...read } = given;
      const pdu = plain({ ...given, short_message, ussd_service_op });
      const found = decodeDelivery(pdu);
      expect(found).toMatchObject({ ...read, text: short_message });
      expect(found.tlvs.number('ussd_service_op')).toBe(ussd_service_op);
    }),
  );
});

test('what is cut anywhere before its text is whole is refused', () => {
  const whole = plain({});
  for (let length = 16; length < whole.length; length++) {
    expect(() => decodeDelivery(whole.subarray(0, length))).toThrow(Malformed);
  }
  expect(decodeDelivery(whole)).toMatchObject({ text: Buffer.from('BT') });
});

test('noise is read or refused, and nothing else', () => {
  const body = fc.uint8Array({ minLength: 16, maxLength: 120 }).map((octets) => {
    const pdu = Buffer.from(octets);
    pdu.writeUInt32BE(pdu.length, 0);
    pdu.writeUInt32BE(5, 4);
    return pdu;
  });
  fc.assert(
    fc.property(body, (pdu) => {
      try {
        expect(pdu.includes(decodeDelivery(pdu).text)).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(Malformed);
      }
    }),
    { numRuns: 2_000 },
  );
});
