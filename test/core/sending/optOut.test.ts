import type { Notice } from '../../../src/core/cases/decision';
import { suppression } from '../../../src/core/sending/optOut';

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
  expect(suppression(notice, ['case:QZ1'], ['case:QZ1'])).toBe('optedOut');
  expect(suppression(notice, ['case:QZ2'], ['case:QZ1'])).toBeNull();
  expect(suppression({ ...notice, scope: 'statutory' }, ['case:QZ1'], ['case:QZ1'])).toBeNull();
});
