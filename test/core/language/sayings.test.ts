/** What people say as the word files have it: how a pattern is read, and that code has no words of its own. */
import { sourceOf } from '../../../src/core/language/lexicon/patterns';
import { compileSayings } from '../../../src/core/language/lexicon/sayings';
import { filesBelow, textOf } from '../../support/imports';
import { lexicon } from '../../support/lexicon';

const GROUPS = { kin: ['儿子', '{大,二,}哥'], particle: ['吗', '呢'] };

test.each<[string, string[], string[]]>([
  ['{帮,替}我{看,}', ['帮我看', '替我'], ['我看', '给我看']],
  ['<kin>的号', ['儿子的号', '二哥的号', '哥的号'], ['儿子号']],
  ['^{好,_}*谢', ['好, 好 好谢', '，，谢'], ['好的谢']],
  ['^好<particle>*$', ['好', '好吗呢。', '，好'], ['好的吗', '不好吗']],
  ['水~2淹', ['水淹', '水把家淹了'], ['水啊，淹', '水把我们家淹']],
  ['再~~6投诉', ['再不管，就投诉', '再投诉'], ['再说。投诉', '再这样下去我可要投诉']],
  ['^妈_我', ['妈，我'.normalize('NFKC'), '妈 我'], ['妈和我']],
  ['%家换[!了]', ['王家换号'], ['家换号', '王家换了']],
  ['[其!]他的号', ['他的号'], ['其他的号']],
  ['20##年', ['2026年'], ['20年', '202年']],
  ['a+b (c)', ['A+B (c)'], ['aab (c)']],
])('%s finds %j, not %j', (pattern, found, others) => {
  const words = new RegExp(sourceOf([pattern], GROUPS, 'zh-CN'), 'iu');
  expect(found.filter((text) => !words.test(text))).toEqual([]);
  expect(others.filter((text) => words.test(text))).toEqual([]);
});

test('in English a pattern begins with a word, and ends one where it says so', () => {
  const words = new RegExp(sourceOf(['now|', "don't {call,ring}"], {}, 'en'), 'iu');
  const said = ['Is it there now?', 'dont call', 'please don’t ring', 'I know', 'nowhere'];
  expect(said.filter((text) => words.test(text))).toEqual(said.slice(0, 3));
});

test('a fault names its file and its place', () => {
  const faulty = { language: 'en', groups: {}, says: { money: ['<coins>'] }, wishes: {} } as const;
  expect(() => compileSayings([faulty])).toThrow(
    'templates/words/en.json: says.money: Error: there is no group <coins>',
  );
  expect(compileSayings([]).money.test('money')).toBe(false);
});

test('the word files have something for each saying and each wish', () => {
  const none = Object.entries({ ...lexicon.says, ...lexicon.wishes }).filter(
    ([, words]) => words.source === '(?!)',
  );
  expect(none.map(([name]) => name)).toEqual([]);
});

test('nothing that is repeated has what is repeated at its end: a row of marks would stop the service for minutes', () => {
  const nested = /\((?:[^()]|\([^()]*\))*\*(?:\|(?:[^()]|\([^()]*\))*)?\)\*/;
  expect('^(?:好|[\\s,.]*)*谢').toMatch(nested);
  const slow = Object.entries(lexicon.says).filter(([, { source }]) => nested.test(source));
  expect(slow.map(([name]) => name)).toEqual([]);
});

/** Where Chinese stands in code, and as what. */
const CHINESE: Readonly<Record<string, string>> = {
  'src/demo/': 'the data of a county that is made up',
  'src/core/intake/': 'headings and cells of the lists that a county hands in',
  'src/sheets/': 'headings of lists, and formats of numbers and days',
  'src/core/language/reading/': 'how numbers, days, names, signatures and thanks are written',
  'src/core/language/answers/':
    'digits with their units, and the whole forms of a word about phones of the family',
  'src/core/language/forms.ts': 'short forms that are written whole, with a number in them',
  'src/core/language/model/formats.ts':
    'what is taken off before the model sees a text: it belongs to the model',
  'src/core/language/exact.ts': 'units behind digits',
  'src/core/language/caller/proof.ts': 'numerals',
  'src/core/language/slots/stated.ts': 'units behind digits',
  'src/core/language/lexicon/': 'the names of the three scores, and the ends of names of money',
  'src/core/dialogue/scene/slotForms.ts': 'the names of the three scores',
  'src/core/dialogue/subject.ts': 'the frame of a question that leaves out what it asks',
  'src/core/dialogue/commands/cases/': 'how offices begin a note, and the names of the three scores',
  'src/core/dialogue/commands/guides/': 'what is left out where names are compared',
  'src/core/dialogue/commands/subsidy/': 'what is written to an office',
  'src/core/views/': 'what a field usually is and is at its longest, which its templates are tried with',
  'src/core/text/': 'surnames, units, how proofs are written, and what banks write',
  'src/core/calendar/': 'days and holidays',
  'src/core/cases/': 'notes of offices, and links that ask for money',
  'src/core/notices/kinds.ts': 'the articles of the law that a notice follows',
  'src/core/model/intent.ts': 'the names of the three scores',
  'src/core/setup/': 'a span of hours as it is written',
  'src/core/desk/passwordRules.ts': 'words that are no passwords',
  'src/service/': 'our own name, that of a language, and the ends of texts that a page leaves out',
  'src/teach/guard.ts': 'particles, to find near copies',
  'src/web/': 'examples of the API, and what is said before a language is known',
  'src/main/': 'what the first account is called',
  'src/config/': 'our own name, and a fault told in both languages',
  'src/cli/': 'our own name, examples, and yes and no in a file of days',
};
const HAN = /\p{sc=Han}/u;

test('Chinese in code is a notation, a name or an example: what people say stands in templates/words', () => {
  const code = (path: string) => textOf(path).replace(/\/\*[\s\S]*?\*\/|\/\/ .*/g, '');
  const chinese = filesBelow('src', '.ts').filter((path) => HAN.test(code(path)));
  const places = Object.keys(CHINESE);
  expect(chinese.filter((path) => !places.some((place) => path.startsWith(place)))).toEqual([]);
  expect(places.filter((place) => !chinese.some((path) => path.startsWith(place)))).toEqual([]);
});
