/** What the screens of own cases may have to carry: ordinary and longest. */
import type { CaseViews } from '../../../src/core/views/caseViews';
import type { Carrying } from './carrying';

export function caseSamples(long: boolean): Carrying<CaseViews> {
  const matter = long ? '建'.repeat(12) : '施工许可';
  const place = long ? '县政务服务中心二楼12号窗口' : '政务大厅3号窗口';
  const hours = '周一至周五9:00-17:00';
  return {
    'case.list': { count: 20 },
    'case.row': { matter: matter, tail: '0001', state: 'preregistered' },
    'case.detail': {
      applicant: '欧阳*',
      matter: matter,
      number: 'QZ20261123-0001',
      state: 'processing',
      note: long ? '缺'.repeat(40) : null,
      at: {
        since: long ? '30 Nov 2026' : '11月18日',
        // Where others are waited for, they are said with the parts.
        department: long ? null : '住建局',
        step: long ? null : '现场踏勘',
      },
      promised: long ? '31 Dec 2027' : '11月30日',
      late: long,
      parts: long ? { total: 12, done: 10, waiting: '局'.repeat(16) } : null,
    },
    'case.notFound': { number: 'QZ20261123-0001' },
    'case.when': {
      matter,
      day: long ? '2027年12月31日周五' : '11月30日周一',
      days: long ? null : 5,
      late: long,
    },
    'case.papers': {
      matter,
      missing: true,
      papers: long ? '身'.repeat(40) : '宅基地批准书',
      place,
      hours,
    },
    'case.collect': { matter, note: long ? '请'.repeat(40) : '请带身份证到3号窗口领取', place, hours },
    'case.pay': {
      matter,
      due: !long,
      note: '工本费20元，在2号窗口交',
      fee: '住宅登记费80元',
      missing: long ? '身'.repeat(40) : null,
      place,
    },
    'case.object': { matter, state: 'rejected', reason: long ? '不'.repeat(40) : '条件不符' },
    'case.noneOf': { matter },
    'case.badNumber': { number: 'QZ2026112-0114', some: true },
  };
}
