/** Whose number a text speaks of. */
import { isOfAnother, isOfNamed } from '../../../src/core/language/slots/whose';
import { lexicon } from '../../support/lexicon';

test.each([
  '王德福家换号了，新号13912340077',
  '隔壁老李家电话换了，13912340077',
  '俺儿子的号换成13912340077',
  '他换号了，新号码13912340077',
])('%s: somebody else’s', (text) => {
  expect(isOfAnother({ text, says: lexicon.says })).toBe(true);
});

test.each([
  '我换号了，新号13912340077',
  '俺家换号了13912340077',
  '我们家电话换成13912340077',
  '家里电话换了13912340077',
  '在老家换号了13912340077',
  '妈，我换号了13912340077',
])('%s: the own', (text) => {
  expect(isOfAnother({ text, says: lexicon.says })).toBe(false);
});

test.each([
  ['古丽·买买提的手机号换成13912340077', '古丽·买买提', true],
  ['王德福家的电话改成13912340077', '王德福', true],
  ['我是王德福，手机号换成13912340077', '王德福', false],
  ['手机号换成13912340077', undefined, false],
])('%s, where %s is named: %s', (typed, name, expected) => {
  expect(isOfNamed(typed, name, lexicon.says)).toBe(expected);
});

test.each([
  ['隔壁几户农资补贴早都领了,偏偏轮不到我,凭啥', false],
  ['隔壁老李家的补贴到了没', true],
])("%s asks of another's money: %s", (text, does) => {
  const { others, ownBeside } = lexicon.says;
  expect(others.test(text) && !ownBeside.test(text)).toBe(does);
});
