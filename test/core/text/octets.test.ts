import fc from 'fast-check';
import { ALPHABETS } from '../../../src/core/model/message';
import { readText } from '../../../src/core/text/octets';

const hex = (octets: string) => Buffer.from(octets.replaceAll(' ', ''), 'hex');
const ucs2 = (text: string) => Buffer.from(text, 'utf16le').swap16();
const WRITERS = {
  ucs2,
  utf8: (text: string) => Buffer.from(text),
  latin1: (text: string) => Buffer.from(text, 'latin1'),
};

test('a text cut at any octets, into any number of parts, is the same text', () => {
  const text = fc.string({
    unit: fc.constantFrom('补', '😀', 'a', '0', '㐀', '𠀀'),
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(text, fc.constantFrom('ucs2', 'utf8'), fc.array(fc.nat(300)), (written, alphabet, cuts) => {
      const octets = WRITERS[alphabet](written);
      const at = [0, ...cuts.map((cut) => cut % (octets.length + 1)).sort((a, b) => a - b), octets.length];
      const pieces = at.slice(1).map((end, index) => ({ octets: octets.subarray(at[index], end), alphabet }));
      expect(readText(pieces)).toBe(written);
    }),
  );
});

test.each([
  [
    'GB18030 in the middle of a character',
    [
      ['gb18030', 'b2e9 b2'],
      ['gb18030', 'b9 ccf9'],
    ],
    '查补贴',
  ],
  [
    'GB18030 of four octets under the default',
    [
      ['gsm7', '8139 ee'],
      ['gsm7', '39'],
    ],
    '㐀',
  ],
  [
    'an escape and what it escapes',
    [
      ['gsm7', '411b'],
      ['gsm7', '6542'],
    ],
    'A€B',
  ],
  [
    'UCS-2 between surrogates',
    [
      ['ucs2', 'd83d'],
      ['ucs2', 'de00'],
    ],
    '😀',
  ],
  [
    'parts of different alphabets',
    [
      ['gsm7', '4254'],
      ['ucs2', '8865'],
      ['gsm7', '31'],
    ],
    'BT补1',
  ],
  [
    'a NUL at the end of a part is an @, and at the end of the text padding',
    [
      ['gsm7', '6100'],
      ['gsm7', '6200'],
    ],
    'a@b',
  ],
  ['nothing but padding', [['gsm7', '0000']], ''],
  ['GB18030 whose last character is cut', [['gb18030', 'b2b9ccf9 b2']], '补贴\ufffd'],
  ['GB18030 whose last of four octets are cut', [['gb18030', 'b2b9 8139ee']], '补\ufffd'],
  ['GB18030 that begins in a character', [['gb18030', 'ff b2b9ccf9']], '\ufffd补贴'],
  ['GB18030 that is cut, under the default', [['ascii', 'b2b9ccf9 b2']], '补贴\ufffd'],
  [
    'a mark at the beginning of all',
    [
      ['ucs2', 'feff88'],
      ['ucs2', '65'],
    ],
    '补',
  ],
  ['nothing', [], ''],
] as const)('%s', (_, pieces, text) => {
  expect(readText(pieces.map(([alphabet, octets]) => ({ alphabet, octets: hex(octets) })))).toBe(text);
});

test('whatever the octets are, a text comes of them, in time that grows with their number', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(...ALPHABETS), (octets, alphabet) => {
      expect(readText([{ octets, alphabet }]).length).toBeLessThanOrEqual(octets.length);
    }),
  );
});
