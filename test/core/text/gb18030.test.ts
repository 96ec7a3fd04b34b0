import fc from 'fast-check';
import { encodeGb18030 } from '../../../src/core/text/gb18030';

test.each([
  ['BT 1', '42542031'],
  ['补贴', 'b2b9ccf9'],
  ['€', 'a2e3'],
  ['㒲', '82308235'],
  ['😀', '9439fc36'],
  ['𠀀', '95328236'],
])('%s', (text, octets) => {
  expect(Buffer.from(encodeGb18030(text)).toString('hex')).toBe(octets);
});

test('every character is read back as it was', () => {
  const decoder = new TextDecoder('gb18030', { fatal: true, ignoreBOM: true });
  const whole = (text: string) => /^\P{Cs}*$/u.test(text);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }).filter(whole), (text) => {
      expect(decoder.decode(encodeGb18030(text))).toBe(text);
    }),
    { numRuns: 2_000 },
  );
  for (let point = 0; point < 0xd800; point++) {
    const character = String.fromCharCode(point);
    const read = decoder.decode(encodeGb18030(character));
    if (read !== character) throw new Error(`${point.toString(16)} is read as ${read}`);
  }
});
