/** docs/security.md promises a test for each answer: what it names is there. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { textOf } from '../support/imports';

const ROOT = join(__dirname, '..', '..');
const DOCUMENT = textOf('docs/security.md');
const named = [
  ...new Set([...DOCUMENT.matchAll(/`((?:test|src|\.ci|templates)\/[^`]*?)`/g)].map(([, path = '']) => path)),
];

test.each(named)('%s is there', (path) => {
  expect(existsSync(join(ROOT, path))).toBe(true);
});

/** `file` (*the name of a test*; *another*) */
const tests = [...DOCUMENT.matchAll(/`(test\/[^`]+\.ts)`\s\(?((?:\*[^*]+\*[;,\s]*)+)/g)].flatMap(
  ([, file = '', names = '']) =>
    [...names.matchAll(/\*([^*]+)\*/g)].map(([, name = '']) => [file, name.replace(/\s+/g, ' ')] as const),
);

test.each(tests)('%s has: %s', (file, name) => {
  expect(textOf(file)).toContain(name);
});

test('there are such names to look for', () => {
  expect(named.length).toBeGreaterThan(20);
  expect(tests.length).toBeGreaterThan(10);
});
