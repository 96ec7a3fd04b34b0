import fc from 'fast-check';
import { checkWords, expand } from '../../../src/core/language/lexicon/words';
import { findCaseNumber } from '../../../src/core/language/reading/caseNumber';
import { findDay, findYear } from '../../../src/core/language/reading/dates';
import { normalise } from '../../../src/core/language/reading/normalise';
import { smallNumber, toDigits } from '../../../src/core/language/reading/numerals';
import { tokenise } from '../../../src/core/language/reading/tokens';
import { understand } from '../../../src/core/language/understand';
import { lexicon } from '../../support/lexicon';

test.each([
  ['ＢＴ＃２０１４', 'bt#2014'],
  ['糧補 2013', '粮补 2013'],
  ['低  保\n2013', '低保\n2013'],
  ['补\u200b贴😊', '补贴'],
  ['①❷', '12'],
  ['到帐', '到账'],
  ['\ud800补', '补'],
  ['', ''],
])('normalise %j', (text, plain) => {
  const normal = normalise(text, lexicon.confusables);
  expect(normal.plain).toBe(plain);
  expect(normal.origin).toHaveLength(plain.length);
});

test.each([
  ['二〇一一', '2011'],
  ['2o1l', '2011'],
  ['壹叁捌', '138'],
  ['甲', ''],
])('digits of %s', (text, digits) => expect(toDigits(text)).toBe(digits));

test.each([
  ['12', 12],
  ['十', 10],
  ['二十一', 21],
  ['两', 2],
  ['123', null],
  ['甲', null],
  ['', null],
])('small number %s', (text, number) => expect(smallNumber(text)).toBe(number));

test.each([
  ['qz20110408-0117', 'QZ20110408-0117'],
  ['qz2o110408-oil7', 'QZ20110408-0117'],
  ['qz 2011 0408 0117', 'QZ20110408-0117'],
  ['qz20110408-01178', null],
  ['qz20110408-011', null],
  ['20160315001', '20160315001'],
  ['2016 0315 001', '20160315001'],
  ['二零一六零三一五零零一', '20160315001'],
  ['20161315001', null],
  ['20160230001', null],
  ['13800001234', null],
  ['350599200103150012', null],
  ['2001031500129', null],
  ['20261124-0125', 'QZ20261124-0125'],
  ['202611240125', 'QZ20261124-0125'],
  ['20261324-0125', null],
  ['2026112401256', null],
  ['990123 20261124 0125', null],
  ['ts20261123-04175362', 'TS20261123-04175362'],
  ['zx20261123-0417', 'ZX20261123-0417'],
  ['ts202611230417', 'TS20261123-0417'],
  ['tq 2026 1123 0417 5362', 'TQ20261123-04175362'],
  ['ts20261123-04175362 12', 'TS20261123-04175362'],
  ['ts20261123-041753', null],
  ['ts20261123-041753621', null],
  ['ts20261323-04175362', null],
  ['ts13800001234', null],
])('case number in %s', (text, value) => expect(findCaseNumber(text)?.value ?? null).toBe(value));

test.each([
  ['2012', 2012],
  ['2o12', 2012],
  ['12年', 2012],
  ['一二年', 2012],
  ['二零一二年', 2012],
  ['1234', null],
  ['20123', null],
])('year in %s', (text, year) => expect(findYear(text, [])).toBe(year));

test.each([
  ['2016-05-20', '2016-05-20'],
  ['2016年5月2日', '2016-05-02'],
  ['20160520', '2016-05-20'],
  ['3月18日', '03-18'],
  ['三月十八号', '03-18'],
  ['15号', 'day:15'],
  ['周五', 'weekday:5'],
  ['礼拜天', 'weekday:7'],
  ['下周一', 'nextWeek:1'],
  ['13月1日', null],
  ['32号', null],
  ['下下周一', 'weekAfterNext:1'],
  ['下下个星期天', 'weekAfterNext:7'],
  ['大后天', 'threeDaysOn'],
  ['周三不行 周五', 'weekday:5'],
  ['周二不行了,换周四吧', 'weekday:4'],
  ['后天 不对 大后天', 'threeDaysOn'],
  ['大后天不行,明天也没空,下周一吧', 'nextWeek:1'],
  ["monday doesn't work, tuesday please", 'weekday:2'],
  ['周三不行', null],
  ['周三不行吗', 'weekday:3'],
])('day in %s', (text, date) => {
  const found = findDay(text, tokenise(text, lexicon), lexicon.says.dayRefused);
  expect(found?.date ?? null).toBe(date);
});

test('braces are alternatives', () =>
  expect(expand('{查,}补{贴,助}')).toEqual(['查补贴', '查补助', '补贴', '补助']));

test.each([
  [null, 'must be a JSON object'],
  [{ language: 'xx' }, 'language must be one of'],
  [{ language: 'en', commands: { help: 'help' } }, 'commands.help must be a list of words'],
])('a faulty word file is named: %j', (data, fault) =>
  expect(() => checkWords('words/x.json', data)).toThrow(`words/x.json: ${fault}`),
);

test.each([
  ['BT', undefined],
  ['2', undefined],
  ['补贴', 'zh-CN'],
  ['help', 'en'],
  ['subsidy 2012', 'en'],
  ['ok', undefined],
  ['<script>alert(1)</script>', undefined],
  ['what is the weather like', 'en'],
  ["BT'; DELETE FROM payments; --", undefined],
])('%s is spoken in %s', (text, language) => expect(understand(text, null, lexicon).spoken).toBe(language));

test.each([
  ['【自动回复】我在开会', 'automatic'],
  ['我正在开车,稍后联系', 'automatic'],
  ['Out of office: back on Monday', 'automatic'],
  ['怎么关自动回复', undefined],
  ['好的谢谢', 'courtesy'],
  ['谢谢您了！', 'courtesy'],
  ['Thank you', 'courtesy'],
  ['收到', 'courtesy'],
  ['你好', 'hello'],
  ['谢谢，查下粮补', undefined],
])('%s is said as %s', (text, manner) => expect(understand(text, null, lexicon).manner).toBe(manner));

test.each([
  ['怎么退税', 'consult.ask'],
  ['发票怎么开', 'consult.ask'],
  ['恭喜中奖,怎么领取奖品请点击链接', 'unknown'],
  ['验证码 228844', 'unknown'],
])('%s, after 咨询, is %s', (text, intent) => {
  const asked = { state: 'consult.ask', expects: 'text' } as const;
  expect(understand(text, asked, lexicon).intent).toBe(intent);
});

test('no string throws, and no context makes it throw', () => {
  const contexts = [
    null,
    { state: 'menu', expects: 'choice', options: 3 },
    { state: 'identity.ask', expects: 'identity' },
    { state: 'complaint.ask', expects: 'text' },
    { state: 'appointment.ask', expects: 'date' },
  ] as const;
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme-composite' })),
      fc.constantFrom(...contexts),
      (text, context) => {
        expect(typeof understand(text, context, lexicon).intent).toBe('string');
      },
    ),
  );
  for (const piece of ['补', 'qz2', '—', '【', '{{', '\ud83d', '一二', '2.', ' '])
    understand(piece.repeat(5000), null, lexicon);
});
