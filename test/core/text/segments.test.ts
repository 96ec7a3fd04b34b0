import fc from 'fast-check';
import { countSegments, encodingOf, ROOM, segment } from '../../../src/core/text/segments';

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
