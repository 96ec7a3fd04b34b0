import fc from 'fast-check';
import { findJsonFault } from '../../../src/web/http/jsonFault';

const rows: [text: string, position: number | null][] = [
  ['{}', null],
  [' [1, "a", {"b": [true, null, -1.5e+3]}] ', null],
  ['"\\u00e9"', null],
  ['', 0],
  ['  ', 2],
  ['{', 1],
  ['{"a"}', 4],
  ['{"a":}', 5],
  ['{"a":1,}', 7],
  ['[1,]', 3],
  ['[1 2]', 3],
  ['[1}', 2],
  ['{a:1}', 1],
  ["{'a':1}", 1],
  ['01', 1],
  ['"tab\there"', 0],
  ['"\\x"', 0],
  ['{"a":1}}', 7],
  ['undefined', 0],
];

test.each(rows)('%j breaks at %p', (text, position) => {
  expect(findJsonFault(text)?.position ?? null).toBe(position);
});

test('says line and column', () => {
  expect(findJsonFault('{\n  "a": 1,\n  b\n}')).toEqual({ position: 14, line: 3, column: 3 });
});

test('deep nesting costs no stack', () => {
  expect(findJsonFault('['.repeat(200_000))?.position).toBe(200_000);
  expect(findJsonFault('['.repeat(200_000) + ']'.repeat(200_000))).toBeNull();
});

test('agrees with JSON.parse on what is JSON', () => {
  const mangled = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom('', '{', '}', ',', '"', ':', ']', '0', '\\', 'e'))
    .map(([text, at, mark]) => {
      const cut = at % (text.length + 1);
      return text.slice(0, cut) + mark + text.slice(cut + 1);
    });
  const parses = (text: string): boolean => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  fc.assert(
    fc.property(mangled, (text) => (findJsonFault(text) === null) === parses(text)),
    { numRuns: 2_000 },
  );
});
