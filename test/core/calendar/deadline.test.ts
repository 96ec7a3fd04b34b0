import {
  addWorkingDays,
  afterSuspension,
  countWorkingDays,
  dayAt,
  halved,
  hourOf,
  shareGone,
} from '../../../src/core/calendar/deadline';
import { officialCalendar } from '../../../src/core/calendar/workingDays';

const calendar = officialCalendar(new Map());

test.each([
  ['2026-02-12', 5, '2026-02-26', 'a make-up Saturday counts, the Spring Festival does not'],
  ['2026-02-12', 1, '2026-02-13', 'the first day is not counted'],
  ['2026-02-12', 2, '2026-02-14', 'ends on a make-up Saturday'],
  ['2026-02-12', 3, '2026-02-24', 'would end in the holidays'],
  ['2026-02-14', 1, '2026-02-24', 'accepted on a make-up day'],
  ['2026-11-23', 10, '2026-12-07', 'two ordinary weeks'],
  ['2026-11-27', 1, '2026-11-30', 'over a weekend'],
  ['2026-11-28', 1, '2026-11-30', 'accepted on a Saturday'],
  ['2026-09-30', 1, '2026-10-08', 'over National Day'],
  ['2026-09-30', 3, '2026-10-10', 'and the make-up Saturday after it'],
  ['2025-12-30', 3, '2026-01-05', 'over New Year with its make-up Sunday: 31, 4, 5'],
  ['2026-12-28', 3, '2026-12-31', 'the last day that is known'],
  ['2026-11-23', 0, '2026-11-23', 'the same day'],
  ['2026-11-28', 0, '2026-11-30', 'the same day, which is a Saturday'],
])('%s and %d working days: %s (%s)', (day, count, expected) => {
  expect(addWorkingDays(day, count, calendar)).toEqual({ day: expected });
});

test.each([
  ['2026-12-28', 4],
  ['2026-12-31', 1],
  ['2026-11-23', 100],
])('%s and %d working days reach a year that nobody knows', (day, count) => {
  expect(addWorkingDays(day, count, calendar)).toEqual({ unknownYear: 2027 });
});

test('a year that the office has listed is reached', () => {
  const listed = officialCalendar(new Map([['2027-01-01', false]]));
  expect(addWorkingDays('2026-12-31', 1, listed)).toEqual({ day: '2027-01-04' });
});

test.each([
  ['2026-11-23', '2026-11-23', 0],
  ['2026-11-23', '2026-11-24', 1],
  ['2026-11-27', '2026-11-29', 0],
  ['2026-02-13', '2026-02-23', 1],
  ['2026-02-13', '2026-02-24', 2],
  ['2026-12-30', '2027-01-05', null],
])('after %s up to %s there are %p working days', (from, to, expected) => {
  expect(countWorkingDays(from, to, calendar)).toBe(expected);
});

test.each([
  ['2026-12-07', '2026-11-25', '2026-11-25', '2026-12-07', 'stopped and resumed on one day'],
  ['2026-12-07', '2026-11-25', '2026-11-27', '2026-12-09', 'two whole days'],
  ['2026-12-07', '2026-11-27', '2026-11-29', '2026-12-07', 'over a weekend only'],
  ['2026-02-26', '2026-02-13', '2026-02-24', '2026-02-28', 'over a holiday: 14 and 24 come on top'],
  ['2026-11-24', '2026-11-30', '2026-12-01', '2026-11-25', 'late before it was stopped'],
])('promised %s, stopped from %s to %s: %s (%s)', (promised, from, to, expected) => {
  expect(afterSuspension(promised, from, to, calendar)).toEqual({ day: expected });
});

test('a stop into a year that nobody knows', () => {
  expect(afterSuspension('2026-12-31', '2026-12-30', '2027-01-04', calendar)).toEqual({ unknownYear: 2027 });
  expect(afterSuspension('2026-12-31', '2026-12-29', '2026-12-30', calendar)).toEqual({ unknownYear: 2027 });
});

test.each([
  [10, 'down', 5],
  [7, 'down', 3],
  [7, 'up', 4],
  [1, 'down', 1],
  [1, 'up', 1],
  [2, 'down', 1],
] as const)('half of %d rounded %s is %d', (days, rounding, expected) => {
  expect(halved(days, rounding)).toBe(expected);
});

const clock = { opens: 9, closes: 17, utcOffset: 480 };
const at = (text: string) => Date.parse(`${text}+08:00`);

test.each([
  ['2026-11-30', 5, 0.75, '2026-11-27T15:00', 'accepted on the 23rd: 3.75 days from then'],
  ['2026-11-30', 5, 0.8, '2026-11-27T17:00', 'exactly four days'],
  ['2026-11-24', 1, 0.75, '2026-11-24T15:00', 'within the only day'],
  ['2026-11-30', 5, 1, '2026-11-30T17:00', 'all of it'],
  ['2026-12-07', 10, 0.8, '2026-12-03T17:00', 'two days are left'],
  ['2026-02-24', 3, 0.5, '2026-02-14T13:00', 'back over the holidays to a make-up Saturday'],
])('promised %s after %d days, %d of it is gone at %s (%s)', (promised, days, share, expected) => {
  expect(shareGone(promised, days, share, calendar, clock)).toBe(at(expected));
});

test('days and hours are the offices’', () => {
  expect(dayAt(Date.UTC(2026, 10, 22, 16), 480)).toBe('2026-11-23');
  expect(dayAt(Date.UTC(2026, 10, 22, 15, 59), 480)).toBe('2026-11-22');
  expect(hourOf('2026-11-23', 17, 480)).toBe(Date.UTC(2026, 10, 23, 9));
});

test('what one calendar counts is not taken for what another counts', () => {
  const works = officialCalendar(new Map([['2026-11-28', true]]));
  expect(addWorkingDays('2026-11-27', 1, calendar)).toEqual({ day: '2026-11-30' });
  expect(addWorkingDays('2026-11-27', 1, works)).toEqual({ day: '2026-11-28' });
  expect(addWorkingDays('2026-11-27', 1, calendar)).toEqual({ day: '2026-11-30' });
});

test('days that were counted once are the same for other walks: on, back, and where they stand', () => {
  const clock = { opens: 9, closes: 17, utcOffset: 480 };
  const back = () => shareGone('2026-11-30', 1, 0, calendar, clock);
  const friday = hourOf('2026-11-27', 17, 480);
  expect([back(), back()]).toEqual([friday, friday]);
  expect(addWorkingDays('2026-11-30', 1, calendar)).toEqual({ day: '2026-12-01' });
  expect(addWorkingDays('2026-11-30', 0, calendar)).toEqual({ day: '2026-11-30' });
});
