/** The model in the repository is the one that the texts in it teach. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unpacked } from '../../src/core/language/model/file';
import { intentOf, LABELS } from '../../src/core/language/model/labels';
import { UNDERSTANDING } from '../../src/files/lexicon';
import { ROOT } from '../../src/files/root';
import { digestOf, readTexts } from '../../src/teach/texts';

const folder = join(ROOT, UNDERSTANDING);

test('the model learned from the texts as they stand: else run npm run teach', () => {
  const model = unpacked(readFileSync(join(folder, 'model.bin')));
  expect(model.texts).toBe(digestOf(ROOT));
  expect(readFileSync(join(folder, 'model.md'), 'utf8')).toContain(model.texts);
});

test('it is small', () => {
  expect(readFileSync(join(folder, 'model.bin')).length).toBeLessThan(8e6);
});

test('at least four authors wrote at least four thousand lines, and two thousand that are for somebody else', () => {
  const { authors } = readTexts(ROOT);
  const lines = authors.flatMap(({ examples }) => examples);
  expect(authors.length).toBeGreaterThanOrEqual(6);
  expect(lines.filter(({ label }) => label !== 'unknown private').length).toBeGreaterThan(4_000);
  expect(lines.filter(({ label }) => label === 'unknown private').length).toBeGreaterThan(2_000);
});

test.each([
  ['zh-CN', 20],
  ['en', 5],
])('in %s every intent that is taught has %i lines', (language, least) => {
  const lines = readTexts(ROOT).authors.flatMap((one) => (one.language === language ? one.examples : []));
  const taught = lines.map(({ label }) => intentOf(label));
  const few = new Set(LABELS.map(intentOf)).values();
  expect([...few].filter((intent) => taught.filter((one) => one === intent).length < least)).toEqual([]);
});
