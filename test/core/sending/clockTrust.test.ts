import { DAY, HOUR, SECOND } from '../../../src/core/calendar/durations';
import {
  clockDoubt,
  isLost,
  LONGEST_OFF,
  MOST_APART,
  type Times,
} from '../../../src/core/sending/clockTrust';

const NOW = Date.UTC(2026, 10, 27);
const times = (more: Partial<Times>): Times => ({ now: NOW, known: NOW, theirs: null, ...more });

test.each<[string, Partial<Times>, ReturnType<typeof clockDoubt>, boolean]>([
  ['as it was left', {}, null, false],
  ['of a new installation', { known: null }, null, false],
  ['of a machine that was off over a holiday', { known: NOW - LONGEST_OFF }, null, false],
  ['of a dead battery, in 1970', { now: 0 }, 'known', false],
  ['of a dead battery, in 2099', { now: Date.UTC(2099, 0, 1) }, 'known', false],
  ['in 2099, and the database with it', { now: NOW + 1000 * DAY, theirs: NOW + 1000 * DAY }, 'known', false],
  ['in 2099, and the database is not', { now: NOW + 1000 * DAY, theirs: NOW }, 'known', true],
  ['where the database’s own stands in 2099', { theirs: NOW + 1000 * DAY }, 'server', false],
  ['of a machine without NTP', { theirs: NOW + HOUR }, null, false],
  [
    'that nobody has set since the machine was off, a little apart',
    {
      known: NOW - LONGEST_OFF - 1,
      theirs: NOW - MOST_APART + SECOND,
    },
    'known',
    false,
  ],
])('a clock %s: %j', (_, more, doubt, lost) => {
  expect(clockDoubt(times(more))).toBe(doubt);
  expect(isLost(times(more))).toBe(lost);
});
