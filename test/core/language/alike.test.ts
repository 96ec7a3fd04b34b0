/** Texts that speak of the same, and are read as one. */
import { groupsOf } from '../../../src/core/language/alike';

test.each<[readonly string[], string[][]]>([
  [[], []],
  [
    ['俺那钱呢', '路灯不亮', '俺那钱呢？', '俺 那钱呢'],
    [['俺那钱呢', '俺那钱呢？', '俺 那钱呢'], ['路灯不亮']],
  ],
  [['俺那钱呢', '俺那钱呢'], [['俺那钱呢']]],
  [['QZ20261119-0101到哪', 'QZ20261118-0202到哪'], [['QZ20261119-0101到哪', 'QZ20261118-0202到哪']]],
  [
    ['好', '嗯'],
    [['好'], ['嗯']],
  ],
])('of %j those that are alike stand together: %j', (texts, groups) => {
  expect(groupsOf(texts)).toEqual(groups);
});
