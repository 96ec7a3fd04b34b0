import fc from 'fast-check';
import type { TextForm } from '../../../src/core/model/route';
import {
  countSegments,
  type Encoding,
  encodingOf,
  ROOM,
  segment,
  USUAL_FORM,
} from '../../../src/core/text/segments';

const LONE_SURROGATE = /\p{Surrogate}/u;

test.each([
  ['', 'gsm7', [0]],
  ['a'.repeat(160), 'gsm7', [160]],
  ['a'.repeat(161), 'gsm7', [152, 9]],
  ['a'.repeat(304), 'gsm7', [152, 152]],
  ['a'.repeat(305), 'gsm7', [152, 152, 1]],
  ['€'.repeat(80), 'gsm7', [80]],
  ['€'.repeat(81), 'gsm7', [76, 5]],
  ['您'.repeat(70), 'ucs2', [70]],
  ['您'.repeat(71), 'ucs2', [66, 5]],
  [`${'a'.repeat(69)}ç`, 'ucs2', [70]],
] as const)('%j: %s in parts of %j', (text, encoding, lengths) => {
  const cut = segment(text);
  expect(cut.encoding).toBe(encoding);
  expect(cut.segments.map((part) => part.length)).toEqual(lengths);
  expect(countSegments(text)).toEqual({ encoding, segments: lengths.length });
});

test.each([
  ['an escape straddles the cut', `${'a'.repeat(152)}^${'a'.repeat(152)}`, 3],
  ['an escape would be cut in two', `${'a'.repeat(151)}^${'a'.repeat(151)}`, 3],
  ['a surrogate pair straddles the cut', `${'您'.repeat(66)}😀${'您'.repeat(66)}`, 3],
  ['a surrogate pair would be cut in two', `${'您'.repeat(65)}😀${'您'.repeat(66)}`, 3],
  ['36 emoji are 72 code units', '😀'.repeat(36), 2],
  ['300 hanzi', '您'.repeat(300), 5],
  ['6-part notice', '您'.repeat(396), 6],
])('peers miscount: %s', (_, text, parts) => {
  expect(segment(text).segments).toHaveLength(parts);
  expect(segment(text).segments.join('')).toBe(text);
});

const FORMS: Readonly<Record<string, Partial<TextForm>>> = {
  'UCS-2 by 16 bits': {},
  'UCS-2 by 8 bits': { header: 6 },
  'GB18030 by 8 bits': { byDefault: 'ascii', longest: 140, wide: 'gb18030', header: 6 },
  'GB18030 by 16 bits': { byDefault: 'ascii', longest: 140, wide: 'gb18030' },
  'ASCII whole, else UCS-2': { byDefault: 'ascii', longest: 159, header: 6 },
  'signature behind': { header: 6, signature: 'back' },
  'signature by the carrier': { header: 6, signature: 'carrier' },
};

test.each<[string, string, string, Encoding, number[]]>([
  ['UCS-2 by 16 bits', '70', '惠'.repeat(70), 'ucs2', [70]],
  ['UCS-2 by 16 bits', '133', '惠'.repeat(133), 'ucs2', [66, 66, 1]],
  ['UCS-2 by 8 bits', '71', '惠'.repeat(71), 'ucs2', [67, 4]],
  ['UCS-2 by 8 bits', '134', '惠'.repeat(134), 'ucs2', [67, 67]],
  ['UCS-2 by 8 bits', '135', '惠'.repeat(135), 'ucs2', [67, 67, 1]],
  ['UCS-2 by 8 bits', 'a pair on the cut', `${'惠'.repeat(66)}😀${'惠'.repeat(3)}`, 'ucs2', [66, 5]],
  ['GB18030 by 8 bits', '70 in 140 octets', '惠'.repeat(70), 'gb18030', [70]],
  ['GB18030 by 8 bits', '71 in 134 and 8', '惠'.repeat(71), 'gb18030', [67, 4]],
  ['GB18030 by 16 bits', '71, of 133 octets 132', '惠'.repeat(71), 'gb18030', [66, 5]],
  [
    'GB18030 by 8 bits',
    '40 and 60 of ASCII: 140 octets',
    `${'惠'.repeat(40)}${'1'.repeat(60)}`,
    'gb18030',
    [100],
  ],
  ['GB18030 by 8 bits', 'one octet more', `1${'惠'.repeat(70)}`, 'gb18030', [67, 4]],
  ['GB18030 by 8 bits', '35 of four octets', '㒲'.repeat(35), 'gb18030', [35]],
  ['GB18030 by 8 bits', '36: 33 have 132 octets', '㒲'.repeat(36), 'gb18030', [33, 3]],
  ['GB18030 by 8 bits', 'a pair has four', '😀'.repeat(36), 'gb18030', [66, 6]],
  ['GB18030 by 8 bits', '140 of ASCII', 'a'.repeat(140), 'ascii', [140]],
  ['GB18030 by 8 bits', '141 of ASCII', 'a'.repeat(141), 'gb18030', [134, 7]],
  ['ASCII whole, else UCS-2', '159', 'a'.repeat(159), 'ascii', [159]],
  ['ASCII whole, else UCS-2', '160', 'a'.repeat(160), 'ucs2', [67, 67, 26]],
  ['ASCII whole, else UCS-2', '80 that have two septets', '['.repeat(80), 'ucs2', [67, 13]],
  ['ASCII whole, else UCS-2', 'what GSM lacks', '`', 'ucs2', [1]],
  ['signature behind', '66 and 4', `【乡信】${'惠'.repeat(66)}`, 'ucs2', [70]],
  ['signature behind', '67 and 4', `【乡信】${'惠'.repeat(67)}`, 'ucs2', [67, 4]],
  ['signature by the carrier', '66 and room for 4', `【乡信】${'惠'.repeat(66)}`, 'ucs2', [66]],
  ['signature by the carrier', '67 and room for 4', `【乡信】${'惠'.repeat(67)}`, 'ucs2', [63, 4]],
])('%s: %s', (form, _, text, encoding, lengths) => {
  const cut = segment(text, { ...USUAL_FORM, ...FORMS[form] });
  expect(cut.encoding).toBe(encoding);
  expect(cut.segments.map((part) => part.length)).toEqual(lengths);
});

test('a lone surrogate is carried as it is', () => {
  const text = `${'您'.repeat(65)}\ud83d${'您'.repeat(66)}`;
  expect(segment(text).segments.join('')).toBe(text);
});

test('cutting loses nothing, keeps pairs whole and fits every part', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.string({ unit: fc.constantFrom('a', '€', '^', ' '), maxLength: 500 }),
    fc.string({ unit: fc.constantFrom('您', '😀', 'a'), maxLength: 300 }),
  );
  fc.assert(
    fc.property(text, (whole) => {
      const { encoding, segments } = segment(whole);
      expect(segments.join('')).toBe(whole);
      expect(encodingOf(whole)).toBe(encoding);
      const room = segments.length === 1 ? ROOM[encoding].single : ROOM[encoding].part;
      for (const part of segments) {
        const size =
          encoding === 'ucs2'
            ? part.length
            : [...part].reduce((n, c) => n + ('\f^{}\\[~]|€'.includes(c) ? 2 : 1), 0);
        expect(size).toBeLessThanOrEqual(room);
        if (!LONE_SURROGATE.test(whole)) expect(part).not.toMatch(LONE_SURROGATE);
      }
    }),
  );
});
