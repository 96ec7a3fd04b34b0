/** Whose number a text speaks of. */
import { isOfAnother } from '../../../src/core/language/slots/whose';

test.each([
  '王德福家换号了，新号13912340077',
  '隔壁老李家电话换了，13912340077',
  '俺儿子的号换成13912340077',
  '他换号了，新号码13912340077',
])('%s: somebody else’s', (text) => {
  expect(isOfAnother(text)).toBe(true);
});

test.each([
  '我换号了，新号13912340077',
  '俺家换号了13912340077',
  '我们家电话换成13912340077',
  '家里电话换了13912340077',
  '在老家换号了13912340077',
  '妈，我换号了13912340077',
])('%s: the own', (text) => {
  expect(isOfAnother(text)).toBe(false);
});
