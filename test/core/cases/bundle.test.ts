/** What an hour brings for one reader: one message, the gravest of each case. */

import { officialCalendar } from '../../../src/core/calendar/workingDays';
import { bundle, isWarning, type Warned } from '../../../src/core/cases/bundle';
import { workingHour } from '../../../src/core/cases/timerMoments';
import type { Notice } from '../../../src/core/notices/notice';
import type { Warning } from '../../../src/core/views/caseworkViews';
import { renderer } from '../../support/renderer';
import { RULES } from '../../support/rules';
import { SUPERVISOR } from '../../worlds/people';

const HOUR = Date.UTC(2026, 10, 30, 9);
const LEADER = '+8613900000001';

function warned(kind: Warning, number: string, to = SUPERVISOR): Warned {
  const promised = { year: null, month: 11, day: 30 };
  const data = { department: '住建局', matter: '施工许可', number, promised, days: 3, step: null };
  const notice = {
    to,
    lane: 'notice',
    scope: 'case',
    key: kind,
  } as const;
  // Whole for each of the four kinds.
  return { notice: { ...notice, view: { view: `alert.${kind}`, data } } as Notice, case: number };
}

const said = (all: readonly Warned[]) =>
  bundle(all, HOUR).map(
    ({ notice, case: number }) =>
      `${notice.to} ${number} ${renderer.render({ show: notice.view }, 'zh-CN', 'sms').text}`,
  );

test('one case is told in its own words', () => {
  expect(said([warned('warning', 'QZ1')])).toEqual([
    `${SUPERVISOR} QZ1 【乡信】预警：住建局的施工许可（QZ1）11月30日到期，还没办结。`,
  ]);
});

test('of one case the gravest is told', () => {
  expect(said([warned('stuck', 'QZ1'), warned('yellowCard', 'QZ1')])).toEqual([
    `${SUPERVISOR} QZ1 【乡信】黄牌：住建局的施工许可（QZ1）应在11月30日前办结，已超期。`,
  ]);
});

test('several are counted, the gravest is named, and a word leads to the list', () => {
  const all = [
    warned('warning', 'QZ4'),
    warned('yellowCard', 'QZ2'),
    warned('stuck', 'QZ2'),
    warned('yellowCard', 'QZ3'),
    warned('redCard', 'QZ1'),
  ];
  expect(said(all)).toEqual([
    `${SUPERVISOR} null 【乡信】红牌1件，黄牌2件，预警1件。最急：住建局的施工许可（QZ1）。看清单发“超期”。`,
  ]);
  expect(said([warned('warning', 'QZ1'), warned('stuck', 'QZ2')])[0]).toContain('看清单发“在办”。');
  expect(bundle(all, HOUR)[0]?.notice.view.view).toBe('alert.bundle');
});

test('each reader has the own', () => {
  const all = [warned('warning', 'QZ1', LEADER), warned('warning', 'QZ1'), warned('warning', 'QZ2')];
  expect(said(all).map((one) => one.slice(0, 18))).toEqual([`${LEADER} QZ1`, `${SUPERVISOR} nul`]);
});

test('what has to be answered is no warning', () => {
  const { notice } = warned('warning', 'QZ1');
  expect(isWarning(notice)).toBe(true);
  expect(isWarning({ ...notice, lane: 'alert' })).toBe(false);
  expect(isWarning({ ...notice, view: { view: 'alert.overdue', data: {} as never } })).toBe(false);
});

test.each([
  ['11-30T10:00', '11-30T10:00'],
  ['11-30T10:01', '11-30T11:00'],
  ['11-30T17:00', '11-30T17:00'],
  ['11-30T17:01', '12-01T09:00'],
  ['11-30T03:20', '11-30T09:00'],
  // Friday evening, and the first day of October.
  ['11-27T20:00', '11-30T09:00'],
  ['10-01T10:30', '10-08T09:00'],
])('%s waits for %s', (at, hour) => {
  const wall = (text: string) => Date.parse(`2026-${text}:00+08:00`);
  const times = { calendar: officialCalendar(new Map()), limits: RULES.limits, utcOffset: 480 };
  expect(workingHour(wall(at), times)).toBe(wall(hour));
});
