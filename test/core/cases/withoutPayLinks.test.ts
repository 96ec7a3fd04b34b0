/** What leads to a payment, however it is written; and what only looks like it. */
import fc from 'fast-check';
import { asksForMoney, harmless, harmlessEvent, toldReason } from '../../../src/core/cases/withoutPayLinks';
import { at, event } from '../../worlds/county';

test.each([
  '请转到 6222021234567890123',
  '６２２２０２１２３４５６７８９０１２３',
  '6222 0212 3456 7890 123',
  '6222-0212-3456-7890-123',
  '6222\u200b0212\u200b3456\u200b7890',
  '6 2 2 2 0 2 1 2 3 4 5 6 7 8 9',
  '①②③④⑤⑥⑦⑧⑨①②③④⑤⑥',
  '❶❷❸❹❺❻❼❽❾❶❷❸❹❺❻',
  '6️⃣2️⃣2️⃣2️⃣0️⃣2️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣9️⃣',
  '٦٢٢٢٠٢١٢٣٤٥٦٧٨٩',
  '𝟔𝟐𝟐𝟐𝟎𝟐𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗',
  '六二二二零二一二三四五六七八九零',
  '陆贰贰贰零贰壹贰叁肆伍陆柒捌玖',
  '6222O2l234567890',
  '6222·0212·3456·7890',
  'http://pay.example/a',
  'ｈｔｔｐ：／／pay.example',
  'hxxps://pay',
  'ｗｗｗ．缴费．中国',
  'www。abc。com',
  'раy.com',
  't.cn/abc',
  'abc点com',
  'abc . com',
  '缴费网.中国',
  'p\u00ada\u00ady.top',
])('%j is held back', (text) => {
  expect(harmless(text)).toBeNull();
});

test.each([
  '请到3号窗口缴120.00元',
  '电话0595-22345678',
  '电话 0595 2234 5678，张三丰',
  '2026-11-23 09:00-12:00',
  '2026年11月23日上午9点到12点',
  '一户一码，一事一议，三日内办结',
  '凭身份证后四位0002',
  '编号QZ20261123-0001',
  'No. 3 window, first floor',
  'Please pay at the window. Thank you',
  '',
])('%j goes as it is', (text) => {
  expect(harmless(text)).toBe(text);
});

test('beside words that ask for money only, where a fee is not what the event is about', () => {
  expect(asksForMoney('表格见 www.example.gov.cn')).toBe(false);
  expect(asksForMoney('请转账到６２２２０２１２３４５６７８９')).toBe(true);
  expect(asksForMoney('缴费请到3号窗口')).toBe(false);
});

test('why a payment failed is told, unless it asks for money and says by which account', () => {
  expect(toldReason('账号622202123456789012不存在')).toBe('账号622202123456789012不存在');
  expect(toldReason('解冻先转账到622202123456789012')).toBeNull();
  expect(toldReason('')).toBeNull();
});

test('an event keeps what is harmless, and names what it leaves', () => {
  const detail = { window: '微信 pay.top', fee: 100, papers: ['单据', '回执见a.com'] };
  const { event: told, left } = harmlessEvent(
    event('paymentDue', at('11-23T10:00'), { note: '工本费', detail }),
  );
  expect([told.note, told.detail, left]).toEqual([
    '工本费',
    { fee: 100, papers: ['单据'] },
    ['window', 'papers'],
  ]);
});

/** Where it took time by the square, the suite's own limit would end it. */
test('a text of any signs is looked at in no time', () => {
  const sign = fc.constantFrom('1', '一', 'o', 'a', '.', '-', ' ', '点', '①', '\u200b', '·', 'ﷺ');
  fc.assert(
    fc.property(fc.array(sign, { minLength: 1, maxLength: 3 }), (signs) => {
      harmless(signs.join('').repeat(40_000 / signs.length));
    }),
    { numRuns: 40 },
  );
});
