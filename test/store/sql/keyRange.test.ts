import { decodeTime, ulid } from 'ulid';
import { firstIdAt } from '../../../src/store/sql/keyRange';

const NOW = Date.UTC(2026, 10, 23, 1);

test.each<[number, string]>([
  [0, '0000000000'],
  [31, '000000000Z'],
  [32, '0000000010'],
  [-5, '0000000000'],
  [2 ** 48 - 1, '7ZZZZZZZZZ'],
])('%d ms', (ms, id) => {
  expect(firstIdAt(ms)).toBe(id);
});

test.each([NOW, NOW + 1, NOW + 86_400_000])('ids made at %d lie behind it, those before do not', (ms) => {
  expect(ulid(ms) > firstIdAt(ms)).toBe(true);
  expect(ulid(ms - 1) < firstIdAt(ms)).toBe(true);
  expect(decodeTime(`${firstIdAt(ms)}${'0'.repeat(16)}`)).toBe(ms);
});
