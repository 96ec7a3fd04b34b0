/** The language that a browser asks for. */
import { languageAsked } from '../../src/net/language';

test.each([
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['en-US,en;q=0.9', 'en'],
  ['fr-FR, en;q=0.7, zh;q=0.3', 'en'],
  ['ug-CN,zh-CN;q=0.5', 'zh-CN'],
  ['*', null],
  ['', null],
])('%s', (accepts, language) => {
  expect(languageAsked(accepts)).toBe(language);
});
