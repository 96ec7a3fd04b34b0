import { day, yearAt } from '../../../src/core/calendar/day';
import type { Language } from '../../../src/core/model/message';
import { clip } from '../../../src/core/text/clip';
import { fingerprint } from '../../../src/core/text/fingerprint';
import { maskName, maskPhone, tail } from '../../../src/core/text/mask';
import { money } from '../../../src/core/text/money';
import { redact } from '../../../src/core/text/redact';
import { NOW } from '../../worlds/people';

test.each([
  [31650, '316.50元', 'CNY 316.50'],
  [0, '0.00元', 'CNY 0.00'],
  [5, '0.05元', 'CNY 0.05'],
  [100, '1.00元', 'CNY 1.00'],
  [-99, '-0.99元', 'CNY -0.99'],
  [1_234_567_890, '12345678.90元', 'CNY 12345678.90'],
])('%d fen reads %s', (fen, chinese, english) => {
  expect([money(fen, 'zh-CN'), money(fen, 'en')]).toEqual([chinese, english]);
});

test.each([
  [Date.UTC(2026, 2, 6, 2), '3月6日', '6 Mar'],
  [Date.UTC(2025, 11, 31, 15, 59, 59), '2025年12月31日', '31 Dec 2025'],
  [Date.UTC(2025, 11, 31, 16), '1月1日', '1 Jan'],
  [Date.UTC(2026, 11, 31, 16), '2027年1月1日', '1 Jan 2027'],
])('%d is a day as the reader says it', (at, chinese, english) => {
  const said = (language: Language) => day(at, { now: NOW, utcOffset: 480, language });
  expect([said('zh-CN'), said('en')]).toEqual([chinese, english]);
});

test('the year turns by the offices’ clock', () => {
  expect(yearAt(Date.UTC(2026, 11, 31, 15, 59), 480)).toBe(2026);
  expect(yearAt(Date.UTC(2026, 11, 31, 16), 480)).toBe(2027);
});

test.each([
  ['张三', '张*'],
  ['张三丰', '张*'],
  ['欧阳娜', '欧阳*'],
  ['欧阳', '欧*'],
  ['买买提·艾山', '买*'],
  ['𠮷野', '𠮷*'],
  [' 李四 ', '李*'],
  ['', ''],
])('%s is shown as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked);
});

test.each([
  ['+8613800000001', '138****0001'],
  ['13800000001', '138****0001'],
  ['10628', '****28'],
])('the phone %s is shown as %s', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked);
});

test.each([
  ['我的身份证11010519491231002X', '我的身份证*****'],
  ['卡号6228 4804 0256 4890 018到账没', '卡号*****到账没'],
  ['新号13800138000', '新号****'],
  ['新号138 0013 8000', '新号****'],
  ['张三丰 12345X', '******'],
  ['张三丰,12345x', '******'],
  ['QZ20261123-0001', 'QZ20261123-0001'],
  ['查20261123001', '查20261123001'],
  ['2026年粮食直补', '2026年粮食直补'],
  ['我是古丽米热·阿布都拉 140079', '我是******'],
  ['买买提 吐尔逊 140079', '******'],
  ['李大山,身份证号后六位是121119', '*,身份证号后六位是******'],
  ['140079 李\ue863', '****** *'],
  ['John Smith, last six 12 11 19', '*, last six ******'],
  ['李大山１２１１１ｘ', '******'],
  ['我叫买买提·吐尔逊', '我叫*'],
  ['姓名:扎西顿珠', '姓名:*'],
  ['我爸叫李大山,粮补到了没', '我爸叫*,粮补到了没'],
  ['我是农民想问一下今年的补贴', '我是*想问一下今年的补贴'],
])('%s is stored as %s', (text, stored) => {
  expect(redact(text)).toBe(stored);
});

test('an account shows its last four', () => expect(tail('6228480402564890018')).toBe('0018'));

test.each([
  ['施工许可', 4, '施工许可'],
  ['施工许可证', 4, '施工许…'],
  ['𠮷𠮷𠮷', 2, '𠮷…'],
])('%s clipped to %d is %s', (text, room, clipped) => expect(clip(text, room)).toBe(clipped));

test('a fingerprint is the same for the same text only', () => {
  const texts = ['', 'bt', 'tb', 'bt ', '补贴', '补帖', '1', '2'];
  expect(new Set(texts.map(fingerprint)).size).toBe(texts.length);
  expect(fingerprint('补贴')).toBe(fingerprint('补贴'));
});
