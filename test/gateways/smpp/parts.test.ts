import fc from 'fast-check';
import { decodeDelivery } from '../../../gateways/smpp/delivery';
import { readDelivery } from '../../../gateways/smpp/inbound';
import { LONG_TEXTS, parseSmppUrl } from '../../../gateways/smpp/options';
import { planSubmits } from '../../../gateways/smpp/outbound';
import { encode } from '../../../gateways/smpp/pdu';
import { encodeSubmit } from '../../../gateways/smpp/submitSm';
import type { EncodedText } from '../../../src/core/model/message';
import { DEFAULT_ALPHABETS } from '../../../src/core/model/route';
import { readText } from '../../../src/core/text/octets';
import { outbound } from '../../support/smsc/link';

const ARRIVAL = { gateway: 'smpp', connection: 'smpp#1', id: 'id1', at: 0 };

/** What the other side reads of a text that we send, its parts in any order. */
function roundTrip(text: string, long: string, by: string): string {
  const options = parseSmppUrl(`smpp://a:b@h?long=${long}&alphabet=${by}`);
  const parts = new Map<number, EncodedText>();
  for (const submit of planSubmits(outbound({ text }), options, 0xa7f3, 0).reverse()) {
    const { alphabet, ussd } = options;
    const reading = { alphabet, ussd, marks: true };
    const arrived = readDelivery(decodeDelivery(encode('deliver_sm', 1, submit)), ARRIVAL, reading);
    if (arrived.kind === 'part') parts.set(arrived.part.part.number, arrived.part);
    if (arrived.kind === 'message') return arrived.message.text;
  }
  return readText([...parts].sort(([a], [b]) => a - b).map(([, part]) => part));
}

test('whatever is split arrives whole, by every way and in every alphabet', () => {
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom('您', '😀', 'a', '€'), maxLength: 400 }),
    fc.string({ unit: fc.constantFrom('a', '@', '^', '€', 'é'), maxLength: 700 }),
  );
  const alphabet = fc.constantFrom(...DEFAULT_ALPHABETS);
  // At the end of a text the GSM alphabet's @ is padding: the two are one octet.
  const whole = text.filter((written) => !written.endsWith('@'));
  fc.assert(
    fc.property(whole, fc.constantFrom(...LONG_TEXTS), alphabet, (whole, long, by) => {
      expect(roundTrip(whole, long, by)).toBe(whole);
    }),
    { numRuns: 500 },
  );
});

test('the quick way of writing submit_sm writes what the codec does', () => {
  const message = fc.record({
    text: fc.string({ unit: fc.constantFrom('您', 'a'), maxLength: 200 }),
    lane: fc.constantFrom('reply' as const, 'alert' as const),
    to: fc.constantFrom('+8613800000001', '10086'),
    expiresAt: fc.constantFrom(1, 3_600_000),
  });
  fc.assert(
    fc.property(message, fc.constantFrom(...LONG_TEXTS), (changes, long) => {
      const options = parseSmppUrl(`smpp://a:b@h?long=${long}&ton=5&npi=9`);
      for (const submit of planSubmits(outbound(changes), options, 0xa7f3, 0)) {
        expect(encodeSubmit(77, submit).toString('hex')).toBe(
          encode('submit_sm', 77, submit).toString('hex'),
        );
      }
    }),
  );
});
