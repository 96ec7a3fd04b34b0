/** Words of a text by their patterns, the same however often they are looked for. */
import { Phrases } from '../../../src/core/language/lexicon/phrases';

const meaning = (value: string) => ({
  sense: { sign: 'programme' as const, value },
  light: false,
  language: 'zh-CN' as const,
});

function found(phrases: Phrases, text: string): [string, unknown[]][] {
  const words: [string, unknown[]][] = [];
  phrases.find(text, 0, (end, { senses }) =>
    words.push([text.slice(0, end), senses.map(({ value }) => value)]),
  );
  return words;
}

test('alternatives meet again, and what is left out may be', () => {
  const phrases = new Phrases();
  phrases.add('{查,看}{一下,}补贴{款,}', meaning('补贴'));
  phrases.add('查', meaning('查'));
  for (let time = 0; time < 2; time++) {
    expect(found(phrases, '看一下补贴款了')).toEqual([
      ['看一下补贴', ['补贴']],
      ['看一下补贴款', ['补贴']],
    ]);
    expect(found(phrases, '查补贴')).toEqual([
      ['查', ['查']],
      ['查补贴', ['补贴']],
    ]);
    expect(found(phrases, '看下补贴')).toEqual([]);
  }
});

test('what is added after a search is found, beside what is meant already', () => {
  const phrases = new Phrases();
  phrases.add('粮补', meaning('粮食'));
  expect(found(phrases, '粮补款')).toHaveLength(1);
  phrases.add('粮{补,食}', meaning('耕地'));
  phrases.add('粮补款', meaning('款'));
  expect(found(phrases, '粮补款')).toEqual([
    ['粮补', ['粮食', '耕地']],
    ['粮补款', ['款']],
  ]);
});
