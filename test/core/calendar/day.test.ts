/** Days of the calendar: those that there are, and nothing else. */
import { isDay } from '../../../src/core/calendar/day';

test('each day of four centuries, and none of what a month is too short for', () => {
  const wrong: string[] = [];
  for (let year = 1890; year < 2290; year++) {
    for (let month = 0; month <= 13; month++) {
      for (let day = 0; day <= 32; day++) {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const at = new Date(Date.UTC(year, month - 1, day));
        const isThere = at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
        if (isDay(text) !== isThere) wrong.push(text);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test.each(['2026-1-01', '2026-01-1', '26-01-01', '2026/01/01', '2026-01-01 ', '20260101', '2026-0a-01', ''])(
  '%j is written otherwise',
  (text) => expect(isDay(text)).toBe(false),
);
