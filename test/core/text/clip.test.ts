import { LONGEST_TEXT, shortened } from '../../../src/core/text/clip';

test.each([
  ['an ordinary one', 'BT', 'BT'],
  ['the longest', '补'.repeat(LONGEST_TEXT), '补'.repeat(LONGEST_TEXT)],
  ['one too long', '补'.repeat(LONGEST_TEXT + 9), '补'.repeat(LONGEST_TEXT + 2)],
  ['one that would be cut in a pair', `补${'😀'.repeat(LONGEST_TEXT)}`, `补${'😀'.repeat(LONGEST_TEXT / 2)}`],
])('%s', (_, text, kept) => {
  expect(shortened({ id: 'm', text })).toEqual({ id: 'm', text: kept });
});
