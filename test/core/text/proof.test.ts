import { nameIn, tailIn } from '../../../src/core/text/proof';

test.each([
  ['140079', '140079'],
  ['12345x', '12345X'],
  ['１２３４５ｘ', '12345X'],
  ['12345 X', '12345X'],
  ['12345×', '12345X'],
  ['14 00 79', '140079'],
  ['1 4 0 0 7 9', '140079'],
  ['140-079', '140079'],
  ['110105 19491231 002X', '31002X'],
  ['11010519491231002x', '31002X'],
  ['13800000099 140079', '140079'],
  ['110105194912310021 140079', '310021'],
  ['13800000099', null],
  ['QZ20261116-0101', null],
  ['14007', null],
  ['1400790', null],
])('the last six in %s are %s', (text, tail) => expect(tailIn(text)).toBe(tail));

const WORDS = ['补贴', '查一下', '看看', '身份证', '多少钱', '你好'];

test.each([
  ['李大山 121119', '李大山'],
  ['李大山,身份证号后六位是121119', '李大山'],
  ['我叫李大山,身份证后六位121119', '李大山'],
  ['121119李大山', '李大山'],
  ['姓名：李大山 身份证：110105194912310021', '李大山'],
  ['户主姓名:李大山;后6位:121119', '李大山'],
  ['我爸叫李大山 121119', '李大山'],
  ['我爸李大山 121119', '李大山'],
  ['你好 李大山 121119', '李大山'],
  ['李大山 看看补贴 121119', '李大山'],
  ['李大山，我的补贴多少钱，121119', '李大山'],
  ['买买提·吐尔逊 140079', '买买提·吐尔逊'],
  ['买买提 吐尔逊 140079', '买买提 吐尔逊'],
  ['我是古丽米热·阿布都拉，140079', '古丽米热·阿布都拉'],
  ['扎西顿珠140079', '扎西顿珠'],
  ['John Smith 140079', 'John Smith'],
  ['my name is JOHN SMITH, id ends in 140079', 'JOHN SMITH'],
  ["I'm Maria Jose and the last six are 140079", 'Maria Jose'],
  ['李\ue863 140079', '李\ue863'],
  ['𠮷野 140079', '𠮷野'],
  ['140079', null],
  ['张 140079', null],
])('the name in %s is %s', (text, name) => {
  const isWord = (start: number, end: number) => WORDS.some((word) => text.slice(start, end).includes(word));
  expect(nameIn(text, isWord)).toBe(name);
});

test('time grows with the length alone', () => {
  for (const sign of ['王', '1', '1 ', '我', '我家', ' ', '·', '名', 'a ', '12345x']) {
    const text = sign.repeat(100_000);
    expect(() => [tailIn(text), nameIn(text, () => false)]).not.toThrow();
  }
});
