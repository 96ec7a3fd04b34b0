import { readForm } from '../../../src/core/text/form';

const read = (octets: string, encoding: BufferEncoding = 'latin1') => [
  ...readForm(Buffer.from(octets, encoding)),
];

test.each<[string, string, [string, string[]][]]>([
  ['nothing', '', []],
  ['a field', 'text=1*2', [['text', ['1*2']]]],
  ['an empty value', 'text=', [['text', ['']]]],
  ['no value', 'text', [['text', ['']]]],
  [
    'an escape and a plus',
    'phoneNumber=%2B8613800000001&a=b+c',
    [
      ['phoneNumber', ['+8613800000001']],
      ['a', ['b c']],
    ],
  ],
  [
    'a name twice',
    'a=1&b=2&a=3',
    [
      ['a', ['1', '3']],
      ['b', ['2']],
    ],
  ],
  ['an equals sign in the value', 'a=b=c', [['a', ['b=c']]]],
  [
    'a broken escape',
    'a=%4&b=%zz&c=%',
    [
      ['a', ['%4']],
      ['b', ['%zz']],
      ['c', ['%']],
    ],
  ],
  ['separators too many', '&&a=1&&', [['a', ['1']]]],
  ['UTF-8, escaped', 'text=%E8%A1%A5%e8%b4%b4', [['text', ['补贴']]]],
  ['GB18030, escaped', 'text=%B2%B9%CC%F9', [['text', ['补贴']]]],
  ['GB18030, as it is', 'text=\xb2\xb9\xcc\xf9', [['text', ['补贴']]]],
  [
    'one field of GB18030 tells the charset of all',
    'a=%C2%A3&b=%B2%B9%CC%F9',
    [
      ['a', ['拢']],
      ['b', ['补贴']],
    ],
  ],
  ['in no charset', 'text=%FF', [['text', ['\ufffd']]]],
  ['a name of every object', '__proto__=1', [['__proto__', ['1']]]],
])('%s', (_, octets, fields) => {
  expect(read(octets)).toEqual(fields);
});

test('UTF-8 as it is', () => {
  expect(read('text=补贴', 'utf8')).toEqual([['text', ['补贴']]]);
});
