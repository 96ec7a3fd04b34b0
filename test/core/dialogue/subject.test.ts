import { subjectOf } from '../../../src/core/dialogue/scene/subjectOf';
import { aboutSubject } from '../../../src/core/dialogue/subject';
import type { Subject } from '../../../src/core/model/dialogue';
import type { Act } from '../../../src/core/model/intent';

const until = 1_000;
const PAYMENT: Subject = { kind: 'payment', programme: '粮食直补', year: 2026, until };
/** The list of a year, and a payment that the liaison was let to see. */
const LIST: Subject = { kind: 'payment', year: 2025, until };
const LOOKED: Subject = { ...PAYMENT, look: true };
const CASE: Subject = { kind: 'case', caseNo: 'QZ20261119-0101', matter: '施工许可', until };
const GUIDE: Subject = { kind: 'matter', matter: '户口迁移', until };

test.each<[string, Subject | null, Act, Act['slots']]>([
  [
    '去年的呢',
    PAYMENT,
    { intent: 'subsidy.query', slots: { year: 'last' } },
    { programme: '粮食直补', year: 'last' },
  ],
  [
    '那农资呢',
    PAYMENT,
    { intent: 'subsidy.query', slots: { programme: '农资综合直补' } },
    { programme: '农资综合直补' },
  ],
  [
    '为啥',
    PAYMENT,
    { intent: 'subsidy.query', slots: { about: 'why' } },
    { about: 'why', programme: '粮食直补', year: 2026 },
  ],
  ['一共多少', PAYMENT, { intent: 'subsidy.query', slots: { about: 'total' } }, { about: 'total' }],
  ['一共多少', LIST, { intent: 'subsidy.query', slots: { about: 'total' } }, { about: 'total', year: 2025 }],
  [
    '去年呢',
    { kind: 'payment', year: 2026, total: true, until },
    { intent: 'subsidy.query', slots: { year: 'last' } },
    { about: 'total', year: 'last' },
  ],
  [
    '去年的为啥',
    PAYMENT,
    { intent: 'subsidy.query', slots: { about: 'why', year: 'last' } },
    { about: 'why', programme: '粮食直补', year: 'last' },
  ],
  [
    '农资为啥没到',
    PAYMENT,
    { intent: 'subsidy.query', slots: { about: 'why', programme: '农资综合直补' } },
    { about: 'why', programme: '农资综合直补', year: 2026 },
  ],
  ['存折丢了', PAYMENT, { intent: 'subsidy.query', slots: { about: 'lost' } }, { about: 'lost' }],
  [
    '那咋整',
    LOOKED,
    { intent: 'subsidy.query', slots: { about: 'fix' } },
    { about: 'fix', programme: '粮食直补', year: 2026, look: true },
  ],
  ['BT', LOOKED, { intent: 'subsidy.query', slots: {} }, {}],
  ['我弟那户的呢', PAYMENT, { intent: 'subsidy.query', slots: { others: true } }, { others: true }],
  ['BT', PAYMENT, { intent: 'subsidy.query', slots: {} }, {}],
  ['为啥', null, { intent: 'subsidy.query', slots: { about: 'why' } }, { about: 'why' }],
  [
    '在哪领',
    CASE,
    { intent: 'case.status', slots: { about: 'collect' } },
    { about: 'collect', caseNo: 'QZ20261119-0101' },
  ],
  ['办件', CASE, { intent: 'case.status', slots: {} }, {}],
  ['催一下', CASE, { intent: 'case.expedite', slots: {} }, { caseNo: 'QZ20261119-0101' }],
  ['我投诉的呢', CASE, { intent: 'case.status', slots: { asked: 'complaint' } }, { asked: 'complaint' }],
  [
    '带啥',
    GUIDE,
    { intent: 'matter.guide', slots: { about: 'papers' } },
    { about: 'papers', matter: '户口迁移' },
  ],
  ['办事指南', GUIDE, { intent: 'matter.guide', slots: {} }, {}],
  [
    '那就约下周二',
    GUIDE,
    { intent: 'appointment.book', slots: { date: 'nextWeek:2' } },
    { date: 'nextWeek:2', matter: '户口迁移' },
  ],
  ['我约了啥', GUIDE, { intent: 'appointment.book', slots: { about: 'mine' } }, { about: 'mine' }],
])('%s', (_, subject, act, slots) => {
  expect(aboutSubject(act, subject)).toEqual({ intent: act.intent, slots });
});

test('a subject is forgotten after its time', () => {
  expect(subjectOf({ dialogue: { subject: PAYMENT }, now: until })).toBe(PAYMENT);
  expect(subjectOf({ dialogue: { subject: PAYMENT }, now: until + 1 })).toBeNull();
  expect(subjectOf({ dialogue: {}, now: 0 })).toBeNull();
});
