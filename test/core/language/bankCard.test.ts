import { changesAccount } from '../../../src/core/language/reading/bankCard';
import { lexicon } from '../../support/lexicon';

test.each([
  ['我换卡了新卡6228480012345678901以后打这个', true],
  ['我办了张新卡 换成这张 6228 4800 1234 5678 901', true],
  ['存折丢了 新账号6228480012345678', true],
  ['换手机号 13800000001', false],
  ['把钱打到6228480012345678901', false],
  ['新身份证110101199003078515 卡没变', false],
])('%s changes an account: %s', (text, changes) => {
  expect(changesAccount(text, lexicon.says)).toBe(changes);
});
