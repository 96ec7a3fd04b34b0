/** A name with an identity number, where it was asked for, is one whatever a model makes of its digits. */
import { withName, withProof } from '../../../src/core/language/caller/proof';
import { understand } from '../../../src/core/language/understand';
import { lexicon } from '../../support/lexicon';

const ASKED = { state: 'identity.ask', expects: 'identity' } as const;

test.each([
  ['张桂英,99012319590911149x', { name: '张桂英', tail: '11149X' }],
  ['张桂英 证号99012319590911149x', { name: '张桂英', tail: '11149X' }],
  ['张桂英 99012319590911149X', { name: '张桂英', tail: '11149X' }],
  ['99012319590911149X，张桂英', { name: '张桂英', tail: '11149X' }],
  ['买买提·吐尔逊 26134x', { name: '买买提·吐尔逊', tail: '26134X' }],
])('%s is the name and number %j', (text, slots) => {
  const { readings, ...act } = understand(text, ASKED, lexicon);
  expect([act, readings]).toEqual([expect.objectContaining({ intent: 'identity.give', slots }), undefined]);
});

test.each<[string, string | null]>([
  ['我是石桥村周长河 老号不用了 以后发这个号', '周长河'],
  ['我是周长河 换手机号了', '周长河'],
  ['我是柳河村的 老号不用了 以后发这个号', null],
])('%s: who asks for the number to be changed is %s', (text, name) => {
  const said = { intent: 'contact.changePhone', slots: {} } as const;
  expect(withName(said, text, lexicon).proof?.name ?? null).toBe(name);
});

test.each(['打错了 是081122', '不好意思输错了 081122', 'sorry typo 081122'])(
  '%s: digits, and nobody’s name',
  (text) => {
    const { slots } = understand(text, ASKED, lexicon);
    expect(slots).toEqual({ tail: '081122' });
  },
);

test.each(['行,没问题,是我本人要换的', '同意 是我自己换的', '可以，换吧', '没错是本人,同意改'])(
  '%s agrees to the move, and still needs its code',
  (text) => {
    const { slots } = understand(text, { state: 'phone.code', expects: 'code' }, lexicon);
    expect(slots).toEqual({ yes: true });
  },
);

test.each([
  ['户主吴玉珍 身份证号后边六位081355', 'identity.give'],
  ['名字就是赵红霞,证件末尾六个数111444', 'identity.give'],
  ['吴玉珍 081355 查下补贴', 'subsidy.query'],
  ['换手机号 周长河 151379', 'contact.changePhone'],
])('%s, with what is asked beside it, is %s', (text, intent) => {
  const again = (rest: string) => understand(rest, null, lexicon);
  expect(withProof(again(text), text, lexicon, again).intent).toBe(intent);
});

test('what the digits of a proof are called is no account that is asked for', () => {
  const again = (rest: string) => understand(rest, null, lexicon);
  const text = '今年补贴帮我看下谢谢,本人陈建国,身份证尾号191389';
  const { intent, slots, proof } = withProof(again(text), text, lexicon, again);
  expect([intent, (slots as { about?: string }).about, proof]).toEqual([
    'subsidy.query',
    undefined,
    { name: '陈建国', tail: '191389' },
  ]);
});
