import type { Notice } from '../../../src/core/notices/notice';
import { scopeOf, suppression, topicOf } from '../../../src/core/notices/optOut';
import { ruleOf } from '../../../src/core/notices/statutory';

type Case = [Notice['audience'], Notice['scope'], string[], 'optedOut' | null];

test.each<Case>([
  ['applicant', 'case', [], null],
  ['applicant', 'case', ['all'], 'optedOut'],
  ['applicant', 'case', ['reminders'], null],
  ['applicant', 'case', ['all', 'reminders'], 'optedOut'],
  ['applicant', 'reminders', ['all'], 'optedOut'],
  ['applicant', 'reminders', ['reminders'], 'optedOut'],
  ['applicant', 'statutory', ['all', 'reminders'], null],
  ['leader', 'case', ['all'], null],
  ['supervisor', 'reminders', ['all'], null],
])('%s, %s, stopped %j: %j', (audience, scope, stopped, expected) => {
  expect(suppression({ audience, scope }, stopped)).toBe(expected);
});

test('a topic stops what is about it and nothing else', () => {
  const notice = { audience: 'applicant', scope: 'case' } as const;
  expect(suppression(notice, ['payments'], ['payments'])).toBe('optedOut');
  expect(suppression(notice, ['cases'], ['payments'])).toBeNull();
  expect(suppression({ ...notice, scope: 'statutory' }, ['payments'], ['payments'])).toBeNull();
});

test.each([
  ['notice.payment', ['payments']],
  ['notice.payments', ['payments']],
  ['notice.paymentCorrected', ['payments']],
  ['notice.paymentDue', ['cases']],
  ['notice.accepted', ['cases']],
  ['notice.visitTomorrow', []],
  ['alert.accepted', []],
])('%s is about %j', (template, topics) => expect(topicOf(template)).toEqual(topics));

test.each([
  ['notice.supplement', '第三十二条'],
  ['notice.refused', '第三十二条'],
  ['notice.rejected', '第三十八条'],
  ['notice.extended', '第四十二条'],
  ['notice.suspended', '第四十五条'],
  ['notice.resumed', '第四十五条'],
  ['notice.paymentDue', '第四十四条'],
  ['notice.certified', '第四十四条'],
])('%s of an event reaches everybody, by %s', (template, article) => {
  expect(ruleOf(template)).toContain(article);
  expect(scopeOf(template, true)).toBe('statutory');
});

test.each(['notice.accepted', 'notice.routed', 'notice.closed', 'notice.payment', 'toString', ''])(
  'no rule asks for %j',
  (template) => expect(ruleOf(template)).toBeNull(),
);
