/** The page says everything it can be told, in both languages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVENT_TYPES } from '../../../src/core/model/caseEvents';
import { CASE_STATES } from '../../../src/core/model/cases';
import { LANES, LANGUAGES } from '../../../src/core/model/message';
import { DEMO_SCRIPT } from '../../../src/demo/simulator';
import { TEMPLATES } from '../support/fakeWeb';

type Tree = { [name: string]: string | Tree };

function wordsIn(language: string): Tree {
  return JSON.parse(readFileSync(join(TEMPLATES, `simulator/${language}.json`), 'utf8')) as Tree; // our own file
}

/** Labels are Chinese where nothing else is said. */
function pathsOf(words: Tree, above = ''): string[] {
  return Object.entries(words).flatMap(([name, word]) => {
    if (typeof word === 'string') return [above + name];
    return above === '' && name === 'labels' ? [] : pathsOf(word, `${above}${name}.`);
  });
}

test('the same words in both', () => {
  const [chinese, english] = LANGUAGES.map((language) => pathsOf(wordsIn(language)).sort());
  expect(english).toEqual(chinese);
});

describe.each(LANGUAGES)('%s', (language) => {
  const words = wordsIn(language);

  test.each<[string, readonly string[]]>([
    ['events', EVENT_TYPES],
    ['states', CASE_STATES],
    ['lanes', LANES],
    ['roles', DEMO_SCRIPT.people.map(({ role }) => role)],
  ])('%s', (table, names) => {
    expect(Object.keys(words[table] ?? {})).toEqual(expect.arrayContaining([...names]));
  });
});

test('what can be tried is said in English', () => {
  const { try: tries, dial, people } = DEMO_SCRIPT;
  const labels = wordsIn('en').labels ?? {};
  const shown = [...tries, ...dial].map(({ label }) => label).filter((label) => /\P{ASCII}/u.test(label));
  const stranger = people.filter(({ role }) => role === 'stranger').map(({ name }) => name);
  expect(Object.keys(labels)).toEqual(expect.arrayContaining([...shown, ...stranger]));
});
