import fc from 'fast-check';
import { encodeGb18030 } from '../../../src/core/text/gb18030';

test.each([
  ['BT 1', '42542031'],
  ['补贴', 'b2b9ccf9'],
  ['€', 'a2e3'],
  ['㒲', '82308235'],
  ['😀', '9439fc36'],
  ['𠀀', '95328236'],
  ['\ue5e5', '8431a437'],
])('%s', (text, octets) => {
  expect(Buffer.from(encodeGb18030(text)).toString('hex')).toBe(octets);
});

test('every character is read back as it was', () => {
  const decoder = new TextDecoder('gb18030', { fatal: true, ignoreBOM: true });
  const whole = (text: string) => !/[\p{Cs}\ue000-\uf8ff]/u.test(text);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }).filter(whole), (text) => {
      expect(decoder.decode(encodeGb18030(text))).toBe(text);
    }),
    { numRuns: 300 },
  );
  const below = Array.from({ length: 0xd800 }, (_, point) => String.fromCharCode(point)).join('');
  expect(decoder.decode(encodeGb18030(below)) === below).toBe(true);
});
