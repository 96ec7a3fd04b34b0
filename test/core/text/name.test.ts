import fc from 'fast-check';
import { canonicalName, isName, sameName } from '../../../src/core/text/name';

/** A character that a county drew for itself, and two beyond the BMP. */
const PRIVATE = '\ue863';
const RARE = '𠮷';
const NEWEST = '\u{31350}';

test.each([
  '张三',
  '欧阳娜娜',
  '买买提·吐尔逊',
  '买买提•吐尔逊',
  '买买提・吐尔逊',
  '买买提‧吐尔逊',
  '买买提．吐尔逊',
  '买买提 吐尔逊',
  '买买提吐尔逊',
  '阿布都热合曼·买买提依明·吐尔逊江',
  '扎西顿珠',
  `李${PRIVATE}`,
  `李${RARE}`,
  `${NEWEST}${RARE}`,
  '李〇',
  '葛\u{e0100}平',
  'John Smith',
  'MARÍA-JOSÉ O’Neill',
  'ཚེ་རིང',
  '王'.repeat(25),
  'a'.repeat(39),
])('%s is a name', (name) => expect(isName(name)).toBe(true));

test.each(['', '张', '·', '张3', '张三,李四', '张三?', '·张三', '张三··', '王'.repeat(26), 'a'.repeat(40)])(
  '%j is none',
  (name) => expect(isName(name)).toBe(false),
);

test.each([
  ['买买提·吐尔逊', '买买提•吐尔逊'],
  ['买买提·吐尔逊', '买买提・吐尔逊'],
  ['买买提·吐尔逊', '买买提‧吐尔逊'],
  ['买买提·吐尔逊', '买买提．．吐尔逊'],
  ['买买提·吐尔逊', '买买提.吐尔逊'],
  ['买买提·吐尔逊', ' 买买提　吐尔逊 '],
  ['买买提·吐尔逊', '买买提吐尔逊'],
  ['John Smith', 'JOHN SMITH'],
  ['John Smith', 'ｊｏｈｎ　ｓｍｉｔｈ'],
  ['María José', 'maria jose'],
  ['葛\u{e0100}平', '葛平'],
  ['\uf9e9明', '\u91cc明'],
])('%s and %s are one name', (one, other) => expect(sameName(one, other)).toBe(true));

test.each([
  ['葉明', '叶明'],
  ['买买提·吐尔逊', '买买提·吐尔洪'],
  [`李${PRIVATE}`, '李\ue864'],
  [`李${RARE}`, '李吉'],
])('%s and %s are two names', (one, other) => expect(sameName(one, other)).toBe(false));

test('a name made canonical once is so for ever', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const once = canonicalName(text);
      expect(canonicalName(once)).toBe(once);
    }),
  );
});

test('time grows with the length alone', () => {
  for (const sign of ['王', '·', '王·', 'a ', 'é', '\ue863', ' ']) {
    expect(isName(`${sign.repeat(100_000)}!`)).toBe(false);
  }
});
