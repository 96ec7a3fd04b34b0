/** What the texts of casework may have to carry: as it usually is, and as long as it can be. */

import type { Day } from '../../../src/core/calendar/day';
import type { CaseworkViews } from '../../../src/core/views/caseworkViews';

export function caseworkSamples(long: boolean): CaseworkViews {
  const day: Day = long
    ? { year: 2027, month: 12, day: 31, weekday: 5 }
    : { year: null, month: 12, day: 7, weekday: 1 };
  /** How many segments a note takes is for the office to say. */
  const note = null;
  const named = { matter: long ? '建'.repeat(12) : '施工许可', number: 'QZ20261123-0001' };
  const department = long ? '局'.repeat(12) : '住建局';
  const applicant = long ? '欧阳*' : '张*';
  const window = long ? '政务服务大厅二楼综合三号' : '3号窗口';
  const papers = long ? '材'.repeat(50) : '身份证、图纸';
  const reason = long ? '因'.repeat(40) : '条件不符';
  const parts = { total: long ? 12 : 3, done: long ? 10 : 2, waiting: long ? '局'.repeat(12) : '消防大队' };
  const visit = { day, time: long ? '10:30' : '9:30', window, papers };
  const counts = { running: long ? 1234 : 12, near: long ? 123 : 2, late: long ? 123 : 1 };
  const worst = (count: number) =>
    Array.from({ length: long ? count : 1 }, () => ({ ...named, days: long ? 123 : 3 }));
  return {
    alarm: { kind: 'identity.guessing', count: long ? 12_345 : 12, since: long ? '10:30' : '9:30' },
    'digest.audit': { day, count: long ? 12_345 : 128, entry: long ? 1_234_567 : 5_321, head: 'b5d003bb' },
    'notice.preregistered': { ...named, ...visit, note },
    'notice.appointment': { ...named, ...visit, note },
    'notice.accepted': { ...named, applicant, promised: day, note },
    'notice.supplement': { ...named, count: long ? 12 : 2, papers, window, note },
    'notice.refused': { ...named, reason },
    'notice.routed': { ...named, department, step: long ? '勘'.repeat(8) : '现场踏勘', day, note },
    'notice.opinion': { ...named, department, parts, day, note },
    'notice.partDone': { ...named, department, parts, note },
    'notice.suspended': { ...named, reason: long ? reason : '等专家评审', day },
    'notice.resumed': { ...named, promised: day, day, note },
    'notice.extended': { ...named, reason: long ? reason : '现场要再看', days: 10, promised: day },
    'notice.paymentDue': { ...named, amount: long ? '12345.60' : '20.00', window, note },
    'notice.approved': { ...named, applicant, note },
    'notice.rejected': { ...named, reason },
    'notice.certified': { ...named, window, bring: long ? '带'.repeat(12) : '身份证', note },
    'notice.closed': { ...named, applicant, note },
    'notice.withdrawn': { ...named, note },
    'alert.accepted': { ...named, full: long ? 120 : 10, promised: day },
    'alert.passedOn': { ...named, promised: day, undelivered: long },
    'alert.taken': {
      ...named,
      promised: day,
      late: long,
      told: long ? 'supervisor' : null,
      more: long ? 12 : 0,
    },
    'alert.bundle': {
      ...named,
      department,
      counts: long
        ? [
            { kind: 'redCard', count: 12 },
            { kind: 'yellowCard', count: 12 },
            { kind: 'warning', count: 12 },
            { kind: 'stuck', count: 12 },
          ]
        : [
            { kind: 'yellowCard', count: 1 },
            { kind: 'warning', count: 2 },
          ],
      late: true,
    },
    'alert.answeredBy': { ...named, who: 'supervisor', day, time: '10:32', closes: long },
    'alert.notOpen': { number: named.number, over: long, more: long ? 12 : 0 },
    'alert.unanswered': { ...named, department, promised: day },
    'alert.reminder': { ...named, promised: day, share: 75 },
    'alert.overdue': { ...named, promised: day },
    'alert.copied': { ...named, department, part: long ? '审'.repeat(12) : '消防设计审查', days: 7 },
    'alert.warning': { ...named, department, promised: day },
    'alert.yellowCard': { ...named, department, promised: day },
    'alert.redCard': { ...named, department, promised: day, days: long ? 123 : 3 },
    'alert.stuck': { ...named, department, step: long ? '勘'.repeat(8) : '现场踏勘', days: 5 },
    'digest.department': { ...counts, department, worst: worst(2) },
    'digest.all': {
      ...counts,
      worst: Array.from({ length: long ? 3 : 1 }, () => ({ ...counts, department })),
    },
  };
}
