import { listed, once, told, toldLater } from '../../../src/core/cases/eventNote';
import type { CaseEvent } from '../../../src/core/model/caseEvents';

test.each([
  [undefined, null],
  ['', null],
  ['  。', null],
  ['条件不符。', '条件不符'],
  ['条件不符；。', '条件不符'],
  ['见 3.5 条', '见 3.5 条'],
])('%j is told as %j', (written, said) => expect(told(written)).toBe(said));

test.each([
  [undefined, null],
  [[], null],
  [['身份证'], '身份证'],
  [['身份证', '户口本'], '身份证、户口本'],
  [['身份证（原件、复印件）', '户口本'], '身份证（原件、复印件）；户口本'],
  [['身份证。', ' '], '身份证'],
])('papers %j are listed as %j', (papers, said) => expect(listed(papers)).toBe(said));

test('what another piece says too is said once', () => {
  expect(once(['身份证', null, '还缺身份证', '还缺身份证', '到3号窗口'])).toEqual([
    '还缺身份证',
    '到3号窗口',
  ]);
});

/** Wednesday 25 November 2026, 9:30 in Shanghai. */
const AT = Date.UTC(2026, 10, 25, 1, 30);
const known = { now: Date.UTC(2026, 10, 23, 2), utcOffset: 480 };

test.each<[string, Partial<CaseEvent>, string]>([
  ['nothing', { type: 'received' }, ''],
  [
    'papers with a note',
    { detail: { papers: ['合同'], window: '4号窗口' }, note: '要原件' },
    '合同；要原件；到4号窗口',
  ],
  ['a place that the note names', { detail: { window: '3号窗口' }, note: '请到3号窗口领' }, '请到3号窗口领'],
  [
    'what to bring',
    { type: 'certified', detail: { bring: '身份证', window: '3号窗口' } },
    '带身份证到3号窗口',
  ],
  [
    'an appointment',
    { type: 'preregistered', detail: { appointmentAt: AT, window: '4号窗口' } },
    '11月25日周三9:30到4号窗口',
  ],
  ['a fee', { type: 'paymentDue', detail: { fee: 2000, window: '2号窗口' } }, '20.00元；到2号窗口'],
  ['a link elsewhere', { type: 'approved', note: '证照见 https://x.gov.cn' }, '证照见 https://x.gov.cn'],
  ['what is internal', { type: 'opinion', note: '同意', detail: { internal: '再议' } }, '同意'],
])('of %s whoever asks later is told', (_, event, said) => {
  expect(toldLater({ note: '', detail: {}, ...event }, known)).toBe(said);
});
