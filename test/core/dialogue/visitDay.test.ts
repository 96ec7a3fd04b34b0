/** Days as they are said, seen from a Monday: 23 November 2026. */
import { nearVisit, visitDay } from '../../../src/core/dialogue/commands/visits/visitDay';
import { NOW } from '../../worlds/people';

test.each<[string, string | null]>([
  ['today', '2026-11-23'],
  ['dayAfterTomorrow', '2026-11-25'],
  ['threeDaysOn', '2026-11-26'],
  ['weekday:1', '2026-11-23'],
  ['weekday:5', '2026-11-27'],
  ['nextWeek:1', '2026-11-30'],
  ['nextWeek:7', '2026-12-06'],
  ['weekAfterNext:1', '2026-12-07'],
  ['11-20', '2027-11-20'],
  ['day:20', '2026-12-20'],
  ['day:31', '2026-12-31'],
  ['2026-12-24', '2026-12-24'],
  ['02-30', null],
])('%s is %s', (said, day) => expect(visitDay(said, NOW, 480)).toBe(day));

test.each<[string, string, string | null]>([
  ['weekday:5', '2026-12-02', '2026-12-04'],
  ['weekday:2', '2026-11-30', '2026-12-01'],
  ['weekday:5', '2026-11-30', '2026-11-27'],
  ['weekday:1', '2026-11-25', '2026-11-23'],
  ['tomorrow', '2026-12-02', null],
])('to move to %s a visit of %s is %s', (said, visit, day) =>
  expect(nearVisit(said, visit, NOW, 480)).toBe(day),
);
