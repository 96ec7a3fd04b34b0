/** Days, weeks and months of the offices, from midnight to midnight on their wall. */
import { rangeOf } from '../../../src/core/calendar/span';
import type { Span } from '../../../src/core/model/cases';

const EAST = 480;
/** Midnight of a day in Shanghai. */
const day = (text: string) => Date.parse(`${text}T00:00:00+08:00`);

test.each<[Exclude<Span, 'other'>, string, string]>([
  ['today', '2026-11-27', '2026-11-28'],
  ['yesterday', '2026-11-26', '2026-11-27'],
  ['week', '2026-11-23', '2026-11-30'],
  ['lastWeek', '2026-11-16', '2026-11-23'],
  ['month', '2026-11-01', '2026-11-28'],
  ['lastMonth', '2026-10-01', '2026-11-01'],
])('%s is from %s until %s, at any hour of that Friday', (span, since, until) => {
  for (const hour of ['00:00', '07:59', '08:00', '23:59'])
    expect(rangeOf(span, Date.parse(`2026-11-27T${hour}:00+08:00`), EAST)).toEqual({
      since: day(since),
      until: day(until),
    });
});

test('a week begins on Monday, and a year is crossed', () => {
  expect(rangeOf('week', day('2026-11-23'), EAST).since).toBe(day('2026-11-23'));
  expect(rangeOf('week', day('2026-11-29'), EAST).since).toBe(day('2026-11-23'));
  expect(rangeOf('lastMonth', day('2027-01-05'), EAST)).toEqual({
    since: day('2026-12-01'),
    until: day('2027-01-01'),
  });
});
