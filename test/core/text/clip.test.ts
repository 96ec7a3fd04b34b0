import { fitName, LONGEST_TEXT, shortened } from '../../../src/core/text/clip';

test.each([
  ['an ordinary one', 'BT', 'BT'],
  ['the longest', '补'.repeat(LONGEST_TEXT), '补'.repeat(LONGEST_TEXT)],
  ['one too long', '补'.repeat(LONGEST_TEXT + 9), '补'.repeat(LONGEST_TEXT + 2)],
  ['one that would be cut in a pair', `补${'😀'.repeat(LONGEST_TEXT)}`, `补${'😀'.repeat(LONGEST_TEXT / 2)}`],
])('%s', (_, text, kept) => {
  expect(shortened({ id: 'm', text })).toEqual({ id: 'm', text: kept });
});

test.each([
  ['粮食直补', ['316.50元', '银行在办'], '粮食直补'],
  ['耕地地力保护补贴', ['316.50元', '已到'], '耕地地力保护补贴'],
  ['耕地地力保护补贴', ['316.50元', '银行在办'], '耕地地力保护'],
  ['残疾人两项补贴', ['3600.00元', '批了，没发'], '残疾人两项'],
  ['退耕还林补助', ['25', '年', '316.50元', '没打进去'], '退耕还林'],
  ['城乡居民养老金', ['12345.60元', '批了，没发'], '城乡居民…'],
  ['农'.repeat(16), ['316.50元', '已到'], `${'农'.repeat(8)}…`],
  ['补贴', ['12345678.00元', '批了，没发'], '补贴'],
  ['grain', ['CNY 316.50', 'paid'], 'grain'],
])('%s beside %j is %s', (name, others, shown) => {
  expect(fitName(name, others)).toBe(shown);
});
