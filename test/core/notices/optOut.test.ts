import { kindOf } from '../../../src/core/notices/kinds';
import { type Notice, scopeOf } from '../../../src/core/notices/notice';
import { comes, suppression } from '../../../src/core/notices/optOut';

type Case = ['citizen' | 'office', Notice['scope'], string[], 'optedOut' | null];

test.each<Case>([
  ['citizen', 'case', [], null],
  ['citizen', 'case', ['all'], 'optedOut'],
  ['citizen', 'case', ['reminders'], null],
  ['citizen', 'case', ['all', 'reminders'], 'optedOut'],
  ['citizen', 'reminders', ['all'], 'optedOut'],
  ['citizen', 'reminders', ['reminders'], 'optedOut'],
  ['citizen', 'statutory', ['all', 'reminders'], null],
  ['office', 'case', ['all'], null],
  ['office', 'reminders', ['all'], null],
])('%s, %s, stopped %j: %j', (reader, scope, stopped, expected) => {
  expect(suppression({ reader, optOut: null }, scope, stopped)).toBe(expected);
});

test('an opt-out of a part stops what is about it and nothing else', () => {
  const kind = { reader: 'citizen', optOut: 'payments' } as const;
  expect(suppression(kind, 'case', ['payments'])).toBe('optedOut');
  expect(suppression(kind, 'case', ['cases'])).toBeNull();
  expect(suppression(kind, 'statutory', ['payments'])).toBeNull();
});

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
  const kind = kindOf(template);
  expect(kind.rule).toContain(article);
  expect(suppression(kind, scopeOf(kind), ['all', 'cases', 'reminders'])).toBeNull();
});

test.each<[Parameters<typeof comes>[0], string[], boolean]>([
  ['notice.payment', [], true],
  ['notice.payment', ['payments'], false],
  ['notice.payment', ['reminders', 'cases'], true],
  ['notice.payment', ['by:twilio'], false],
  ['notice.visitTomorrow', ['reminders'], false],
  ['notice.supplement', ['all'], true],
  ['notice.supplement', ['by:twilio'], false],
])('%s to whoever stopped %j comes: %s', (template, stopped, expected) => {
  expect(comes(template, stopped)).toBe(expected);
});

test.each(['notice.accepted', 'notice.routed', 'notice.closed', 'notice.payment', 'toString', ''])(
  'no rule asks for %j',
  (template) => expect(kindOf(template).rule).toBeNull(),
);
