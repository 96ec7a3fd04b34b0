import {
  holidayNamed,
  knownUntil,
  OFFICIAL_YEARS,
  officialCalendar,
} from '../../../src/core/calendar/workingDays';

const official = officialCalendar(new Map());

test.each<[string, boolean | null, string]>([
  ['2026-01-01', false, 'New Year'],
  ['2026-01-04', true, 'a Sunday made up for'],
  ['2026-02-13', true, 'a Friday'],
  ['2026-02-14', true, 'a Saturday made up for'],
  ['2026-02-15', false, 'Spring Festival begins'],
  ['2026-02-23', false, 'its last day, a Monday'],
  ['2026-02-24', true, 'the day after'],
  ['2026-02-28', true, 'a Saturday made up for'],
  ['2026-09-20', true, 'a Sunday made up for'],
  ['2026-10-07', false, 'National Day’s last'],
  ['2026-10-10', true, 'a Saturday made up for'],
  ['2026-11-28', false, 'a Saturday'],
  ['2026-11-29', false, 'a Sunday'],
  ['2026-11-30', true, 'a Monday'],
  ['2026-12-31', true, 'the last day that is known'],
  ['2020-02-01', false, 'Spring Festival as it was made longer'],
  ['2027-01-01', null, 'nobody has said'],
  ['2027-03-01', null, 'nobody has said, though it is a Monday'],
  ['2003-12-31', null, 'before the table'],
])('the offices work on %s: %p (%s)', (day, works) => {
  expect(official.works(day)).toBe(works);
});

test('the years that are known are those of the table, without gaps', () => {
  expect(OFFICIAL_YEARS[0]).toBe(2004);
  expect(OFFICIAL_YEARS).toContain(2026);
  expect(OFFICIAL_YEARS.every((year, index) => year === 2004 + index)).toBe(true);
});

test('local days win', () => {
  const flooded = officialCalendar(
    new Map([
      ['2026-11-30', false],
      ['2026-11-29', true],
    ]),
  );
  expect(['2026-11-29', '2026-11-30', '2026-12-01'].map((day) => flooded.works(day))).toEqual([
    true,
    false,
    true,
  ]);
});

test('one local day does not make its year known, but its January 1st does', () => {
  const one = officialCalendar(new Map([['2027-02-05', false]]));
  expect(['2027-02-05', '2027-02-04'].map((day) => one.works(day))).toEqual([false, null]);
  const whole = officialCalendar(
    new Map([
      ['2027-01-01', false],
      ['2027-01-03', true],
    ]),
  );
  const asked = ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04', '2028-01-03'];
  expect(asked.map((day) => whole.works(day))).toEqual([false, false, true, true, null]);
});

test.each([
  ['2025-06-01', [], '2026-12-31'],
  ['2026-11-23', ['2027-01-01'], '2027-12-31'],
  ['2026-11-23', ['2028-01-01'], '2026-12-31'],
  ['2027-01-01', [], null],
])('from %s on, with %j listed, days are known until %p', (day, listed, until) => {
  expect(knownUntil(day, officialCalendar(new Map(listed.map((one) => [one, false]))))).toBe(until);
});

test.each([
  ['国庆上班吗', '2026-06-01', '2026-10-01'],
  ['十一放几天', '2026-10-03', '2026-10-03'],
  ['过年开门不', '2026-01-10', '2026-02-15'],
  ['国庆上班吗', '2026-11-23', null],
  ['周六上班吗', '2026-06-01', null],
])('%s, asked on %s, is about %p', (words, from, day) => {
  expect(holidayNamed(words, from)).toBe(day);
});
