import type { Lane } from '../../../src/core/message';
import { expiresAt, notBefore } from '../../../src/core/sending/quiet';

const at = (text: string) => Date.parse(`2026-11-${text}+08:00`);
const NIGHT = { from: 21 * 60, to: 8 * 60 };
const NOON = { from: 12 * 60, to: 14 * 60 + 30 };

test.each([
  ['23T20:59:59.999', '23T20:59:59.999'],
  ['23T21:00', '24T08:00'],
  ['23T23:59:59', '24T08:00'],
  ['24T00:00', '24T08:00'],
  ['24T07:59:59.999', '24T08:00'],
  ['24T08:00', '24T08:00'],
])('of a notice at %s the night lets go at %s', (asked, goes) => {
  expect(notBefore(at(asked), NIGHT, 480, 'notice')).toBe(at(goes));
  expect(notBefore(at(asked), NIGHT, 480, 'bulk')).toBe(at(goes));
});

test.each([
  ['23T11:59', '23T11:59'],
  ['23T12:00', '23T14:30'],
  ['23T14:29:30', '23T14:30'],
  ['23T14:30', '23T14:30'],
])('of a notice at %s a rest at noon lets go at %s', (asked, goes) => {
  expect(notBefore(at(asked), NOON, 480, 'notice')).toBe(at(goes));
});

test.each<Lane>(['reply', 'alert'])('a %s never waits', (lane) => {
  expect(notBefore(at('23T23:00'), NIGHT, 480, lane)).toBe(at('23T23:00'));
});

test('without quiet hours nothing waits', () => {
  expect(notBefore(at('23T23:00'), null, 480, 'notice')).toBe(at('23T23:00'));
});

test('the clock is the offices’', () => {
  expect(notBefore(Date.UTC(2026, 10, 23, 22), NIGHT, 0, 'notice')).toBe(Date.UTC(2026, 10, 24, 8));
  expect(notBefore(Date.UTC(2026, 10, 23, 22), NIGHT, 480, 'notice')).toBe(Date.UTC(2026, 10, 24, 0));
});

test('a life counts from the end of the quiet hours', () => {
  const goes = notBefore(at('23T22:00'), NIGHT, 480, 'notice');
  expect(expiresAt(goes, 'notice')).toBe(at('25T08:00'));
  expect(expiresAt(at('23T22:00'), 'alert')).toBe(at('24T00:00'));
});
