import fc from 'fast-check';
import type { Lane } from '../../../src/core/model/message';
import {
  afterAwake,
  deliverBy,
  expiresAt,
  type Hours,
  notBefore,
} from '../../../src/core/notices/quietHours';

const at = (text: string) => Date.parse(`2026-11-${text}+08:00`);
const NIGHT: Hours = { quiet: { from: 21 * 60, to: 8 * 60 }, utcOffset: 480 };
const NOON: Hours = { quiet: { from: 12 * 60, to: 14 * 60 + 30 }, utcOffset: 480 };
const MIDNIGHT: Hours = { quiet: { from: 0, to: 8 * 60 }, utcOffset: 480 };
const TO_MIDNIGHT: Hours = { quiet: { from: 20 * 60, to: 0 }, utcOffset: 480 };
const NEVER: Hours = { quiet: null, utcOffset: 480 };
/** Ten minutes of the day are left. */
const NEARLY_ALWAYS: Hours = { quiet: { from: 8 * 60 + 10, to: 8 * 60 }, utcOffset: 480 };

test.each<[string, Hours, string, string]>([
  ['the night', NIGHT, '23T20:44:59.999', '23T20:44:59.999'],
  ['the night', NIGHT, '23T20:45', '24T08:00'],
  ['the night', NIGHT, '23T20:59:59.999', '24T08:00'],
  ['the night', NIGHT, '23T21:00', '24T08:00'],
  ['the night', NIGHT, '23T23:59:59', '24T08:00'],
  ['the night', NIGHT, '24T00:00', '24T08:00'],
  ['the night', NIGHT, '24T07:59:59.999', '24T08:00'],
  ['the night', NIGHT, '24T08:00', '24T08:00'],
  ['a rest at noon', NOON, '23T11:44', '23T11:44'],
  ['a rest at noon', NOON, '23T11:45', '23T14:30'],
  ['a rest at noon', NOON, '23T14:29:30', '23T14:30'],
  ['a rest at noon', NOON, '23T14:30', '23T14:30'],
  ['a night from midnight on', MIDNIGHT, '23T23:44', '23T23:44'],
  ['a night from midnight on', MIDNIGHT, '23T23:45', '24T08:00'],
  ['an evening until midnight', TO_MIDNIGHT, '23T19:46', '24T00:00'],
  ['an evening until midnight', TO_MIDNIGHT, '24T00:00', '24T00:00'],
  ['a day that is nearly all quiet', NEARLY_ALWAYS, '23T08:04', '23T08:04'],
  ['a day that is nearly all quiet', NEARLY_ALWAYS, '23T08:05', '24T08:00'],
  ['no quiet hours', NEVER, '23T23:00', '23T23:00'],
])('%s: a notice of %j %s goes at %s', (_, hours, asked, goes) => {
  expect(notBefore(at(asked), 'notice', hours)).toBe(at(goes));
  expect(notBefore(at(asked), 'bulk', hours)).toBe(at(goes));
});

test.each<Lane>(['reply', 'alert'])('a %s never waits, and may be delivered at any hour', (lane) => {
  expect(notBefore(at('23T23:00'), lane, NIGHT)).toBe(at('23T23:00'));
  expect(deliverBy(at('23T20:50'), at('24T20:50'), lane, NIGHT)).toBe(at('24T20:50'));
});

test.each([
  [0, Date.UTC(2026, 10, 24, 8)],
  [480, Date.UTC(2026, 10, 24, 0)],
  [345, Date.UTC(2026, 10, 24, 2, 15)],
  [-300, Date.UTC(2026, 10, 23, 22)],
])('the clock is the offices’: %d minutes east', (utcOffset, goes) => {
  expect(notBefore(Date.UTC(2026, 10, 23, 22), 'notice', { ...NIGHT, utcOffset })).toBe(goes);
});

test.each([
  ['23T20:44', '24T20:44', '23T20:59'],
  ['23T08:00', '24T08:00', '23T20:59'],
  ['23T09:00', '23T12:00', '23T12:00'],
])('what goes at %s and is worth sending until %s is delivered by %s', (goes, end, by) => {
  expect(deliverBy(at(goes), at(end), 'notice', NIGHT)).toBe(at(by));
});

test.each<[string, Lane, Hours, string]>([
  ['23T09:00', 'notice', NEVER, '24T09:00'],
  ['23T09:00', 'notice', NIGHT, '24T20:00'],
  ['24T08:00', 'notice', NIGHT, '25T19:00'],
  ['23T10:00', 'notice', NIGHT, '24T21:00'],
  ['23T10:00:00.001', 'notice', NIGHT, '25T08:00:00.001'],
  ['24T08:00', 'bulk', NIGHT, '29T15:00'],
  ['23T08:00', 'notice', NEARLY_ALWAYS, '25T08:00'],
  ['23T22:00', 'alert', NIGHT, '24T00:00'],
  ['23T22:00', 'reply', NIGHT, '24T22:00'],
])('quiet hours cost a life nothing: from %s, in lane %s, until its end', (goes, lane, hours, end) => {
  expect(expiresAt(at(goes), lane, hours)).toBe(at(end));
});

test('no time after a morning is that morning', () => {
  expect(afterAwake(at('23T08:00'), 0, 'bulk', NIGHT)).toBe(at('23T08:00'));
});

test('whatever the hours, nothing goes or may be delivered within them', () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  const hours = fc
    .record({ from: minute, to: minute, utcOffset: fc.integer({ min: -720, max: 840 }) })
    .filter(({ from, to }) => from !== to)
    .map(({ utcOffset, ...quiet }): Hours => ({ quiet, utcOffset }));
  const moment = fc.integer({ min: at('01T00:00'), max: at('29T00:00') });
  /** Whether somebody who may be disturbed in the millisecond before `end` is asked for. */
  const within = (ms: number, { quiet, utcOffset }: Hours) => {
    if (!quiet) return false;
    const wall = Math.floor(ms / 60_000 + utcOffset) % 1440;
    return quiet.from < quiet.to
      ? wall >= quiet.from && wall < quiet.to
      : wall >= quiet.from || wall < quiet.to;
  };
  fc.assert(
    fc.property(hours, moment, (each, asked) => {
      const goes = notBefore(asked, 'bulk', each);
      const end = expiresAt(goes, 'bulk', each);
      const by = deliverBy(goes, end, 'bulk', each);
      expect([within(goes, each), within(by - 1, each)]).toEqual([false, false]);
      expect(goes).toBeGreaterThanOrEqual(asked);
      expect(goes - asked).toBeLessThan(86_400_000);
      expect(by).toBeGreaterThan(goes);
    }),
  );
});
