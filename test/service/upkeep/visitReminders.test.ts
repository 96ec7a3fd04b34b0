import type { Change } from '../../../src/core/model/change';
import { sms } from '../../support/renderer';
import { township } from '../../worlds/countyService';
import { APPLICANT, NOW } from '../../worlds/people';

const HOUR = 3_600_000;
const booked = (id: string, seat: number): Change[] => [
  {
    kind: 'booked',
    appointment: { id, matter: 'JFXK', day: '2026-11-25', period: 'am', seat, phone: APPLICANT, at: NOW },
  },
  {
    kind: 'timer',
    timer: { id: `visit:${id}`, kind: 'visit.reminder', subject: id, dueAt: NOW + 24 * HOUR },
  },
];

test('a visit is recalled once, the day before; one that was given up is not', async () => {
  const town = await township();
  await town.store.commit([...booked('a1', 1), ...booked('a2', 2)]);
  await town.store.commit([{ kind: 'unbooked', id: 'a2', at: NOW }]);
  town.clock.advance(24 * HOUR);
  town.said();
  await town.supervise();
  expect(town.of('owed').map(({ message }) => message.template)).toEqual(['notice.visitTomorrow']);
  const data = {
    matter: '建房许可',
    day: { year: null, month: 11, day: 25, weekday: 3 },
    period: 'am',
    place: '政务大厅5号窗口',
    papers: '身份证、户口本、宅基地批准书',
  } as const;
  expect(town.said()).toEqual([`${APPLICANT}: ${sms({ view: 'notice.visitTomorrow', data })}`]);
  town.clock.advance(HOUR);
  await town.supervise();
  expect(town.said()).toEqual([]);
});
