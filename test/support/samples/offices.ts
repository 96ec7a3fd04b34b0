/** What the screens of leaders may have to carry: ordinary and longest. */
import type { OfficeViews } from '../../../src/core/views/officeViews';

export function officeSamples(long: boolean): OfficeViews {
  const matter = long ? '建'.repeat(12) : '施工许可';
  const department = long ? '局'.repeat(10) : '住建局';
  const applicant = '欧阳*';
  const number = 'QZ20261123-0001';
  const promised = long ? '2027年12月31日' : '11月30日';
  return {
    'office.list': {
      which: long ? 'soon' : 'late',
      count: 120,
      today: long ? 12 : 0,
      department: long ? department : null,
    },
    'office.row': { department: long ? '局'.repeat(6) : null, matter, tail: '0001', promised },
    'office.case': {
      applicant,
      department,
      matter,
      number,
      state: 'processing',
      green: long,
      internal: null,
      desk: null,
      note: long ? '缺'.repeat(30) : null,
      promised,
      late: long,
      parts: long ? { total: 12, done: 10, waiting: '局'.repeat(16) } : null,
    },
    'office.noCase': { number },
    'office.todo': { alerts: long ? 12 : 0, haste: long ? 12 : 0 },
    'office.alertRow': { matter, tail: '0001' },
    'office.hasteRow': { applicant, matter, tail: '0001' },
    'haste.none': { number: long ? 'TQ20261123-0417' : '' },
    'haste.which': { count: long ? 12 : 2 },
    'haste.show': {
      applicant,
      matter,
      number,
      day: promised,
      reason: long ? '急'.repeat(60) : '等着开工',
    },
    'haste.why': { matter },
    'haste.harmful': {},
    'haste.told': { applicant, matter, verdict: 'refuse', more: long ? 12 : 0 },
    'notice.hasteAnswered': {
      matter,
      number: 'TQ20261123-0417',
      verdict: 'refuse',
      answer: long ? '答'.repeat(60) : null,
    },
  };
}
