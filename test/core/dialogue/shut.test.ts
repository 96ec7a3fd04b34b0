/** Whether the offices are shut, as far as the hours on their guides tell; and what whoever wants a person then reads. */
import { officialCalendar } from '../../../src/core/calendar/workingDays';
import { hoursIfShut } from '../../../src/core/dialogue/commands/rules/shut';
import { conversation } from '../../support/conversation';
import { lexicon } from '../../support/lexicon';
import { FARMER, NOW } from '../../worlds/people';

const { says } = lexicon;
const calendar = officialCalendar(new Map());
/** Monday the 23rd of November at midnight, in China. */
const MONDAY = Date.UTC(2026, 10, 22, 16);
const HOUR = 3_600_000;
const at = (hours: string, hour: number, day = 0) =>
  hoursIfShut({ hours }, calendar, { now: MONDAY + (day * 24 + hour) * HOUR, utcOffset: 480, says });

test.each<[string, number, number, boolean]>([
  ['周一至周五9:00-17:00', 8.9, 0, true],
  ['周一至周五9:00-17:00', 9, 0, false],
  ['周一至周五9:00-17:00', 17, 0, true],
  ['周一至周五9:00-17:00', 10, 5, true],
  ['上午8:30—12:00，下午14：30—18：00', 13, 0, true],
  ['上午8:30—12:00，下午14：30—18：00', 15, 0, false],
  ['上午8:30—12:00，下午2:30—6:00', 15, 0, false],
  ['上午8:30—12:00，下午2:30—6:00', 3, 0, true],
  ['上午9:00到下午5:30', 17, 0, false],
  ['0:00-24:00', 3, 0, false],
  ['工作日', 23, 0, false],
  ['工作日', 12, 6, true],
  ['每天8:00-20:00', 12, 6, false],
  ['每天8:00-20:00', 21, 6, true],
  ['全年无休，8:00-18:00', 9, 5, false],
  ['周一至周日9:00-17:00', 10, 6, false],
  ['周一至周五9:00-17:00，中午不休息', 10, 6, true],
  ['周一至周六9:00-17:00', 10, 5, false],
  ['周一至周六9:00-17:00', 10, 6, true],
  ['Mon-Sun 9:00-17:00', 10, 6, false],
])('%s at %d o’clock, %d days on: shut is %s', (hours, hour, day, shut) => {
  expect(at(hours, hour, day)).toBe(shut ? hours : null);
});

test('at night the hours are told to whoever wants a person, or a call', async () => {
  const { see, wait } = conversation();
  const hours = '周一至周五9:00-17:00';
  await wait(12 * HOUR);
  expect(await see(FARMER, '找个人说话')).toMatchObject({ view: 'callback.offer', data: { hours } });
  expect(await see(FARMER, '1')).toMatchObject({ view: 'callback.taken', data: { hours } });
  expect(NOW - MONDAY).toBe(10 * HOUR);
});
