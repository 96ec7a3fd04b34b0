import { linesOf } from '../../src/cli/commands/exportUnclear';
import { parseExamples } from '../../src/core/language/model/examples';

const none = { askedBack: [], meant: null };

test('what was chosen stands as an example, all else waits in comments', () => {
  const lines = linesOf(
    [
      { text: '俺那事咋样', askedBack: ['case.status', 'subsidy.query'], meant: 'case.status' },
      { text: '#俺那事咋样了', askedBack: ['case.status'], meant: 'case.status' },
      { text: '那个', askedBack: ['case.status', 'help'], meant: null },
      { text: '嗯呐\n咋', ...none },
    ],
    30,
  );
  expect(lines.slice(1)).toEqual([
    '[case.status]',
    '俺那事咋样',
    ' #俺那事咋样了',
    '',
    '# asked back, and not chosen: case.status help',
    '# 那个',
    '',
    '# nothing was likely',
    '# 嗯呐 咋',
    '',
  ]);
  expect(parseExamples('export', lines.join('\n')).map(({ text }) => text.trim())).toEqual([
    '俺那事咋样',
    '#俺那事咋样了',
  ]);
});
