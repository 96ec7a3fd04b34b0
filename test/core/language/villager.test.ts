/** Of whom in the village a liaison speaks. */
import { normalise } from '../../../src/core/language/reading/normalise';
import { read } from '../../../src/core/language/reading/reading';
import { villagerIn } from '../../../src/core/language/reading/villager';
import { lexicon } from '../../support/lexicon';

test.each([
  ['村民卢守田新号码13597742618', { head: '卢守田' }],
  ['韩桂芝换电话了 15971180264', { head: '韩桂芝' }],
  ['孙立以前没手机 现在有了 13673948829', { head: '孙立' }],
  ['帮四组的万秀莲看看低保发没', { head: '万秀莲', group: 4 }],
  ['给丁满囤查下粮补', { head: '丁满囤' }],
  ['冯玉莲让我替她查补贴 码是123456', { head: '冯玉莲' }],
  ['买买提·吐尔逊换号了 13900001111', { head: '买买提·吐尔逊' }],
  ['欧阳德福家的号改成13900001111', { head: '欧阳德福' }],
  ['Luo Dahai new number 13900001111', { head: 'Luo Dahai' }],
  ['代查 13800000001 482913', {}],
  ['俺村还有谁家收不到短信', {}],
  ['3组的那个', { group: 3 }],
])('%s is of %j', (text, villager) => {
  expect(villagerIn(read(normalise(text, lexicon.confusables), lexicon))).toEqual(villager);
});
