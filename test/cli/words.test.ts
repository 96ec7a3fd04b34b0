/** The command line speaks Chinese as well as English. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CARRIERS } from '../../gateways';
import { SUBCOMMANDS } from '../../src/cli/subcommands';
import { sentence, speak, t, told } from '../../src/cli/terminal/words';
import { usage } from '../../src/cli/usage';
import { ROOT } from '../../src/files/root';
import { storeError } from '../../src/store/engine/errors';
import { play } from './play';

const CHINESE = JSON.parse(readFileSync(join(ROOT, 'templates/cli/zh-CN.json'), 'utf8')) as Record<
  string,
  string
>; // our own file
const FOLDERS = [join(ROOT, 'src/cli'), join(ROOT, 'gateways')];
const PRINTED = /\bio\.(?:out|err)\([\s\S]*?\);\n/g;
afterEach(() => speak('en'));

/** Texts as they are looked up, read off the code: each t`…` and phrase`…` with its values numbered. */
function saidIn(code: string): string[] {
  const found: string[] = [];
  for (const start of code.matchAll(/(?<![\w.])(?:t|phrase)`/g)) {
    let text = '';
    let values = 0;
    let at = start.index + start[0].length;
    while (code[at] !== '`') {
      if (code[at] === '\\') text += code[++at] ?? '';
      else if (code[at] === '$' && code[at + 1] === '{') {
        text += `{${values++}}`;
        for (let depth = 0; ; at++) {
          if (code[at] === '{') depth++;
          if (code[at] === '}' && --depth === 0) break;
        }
      } else text += code[at] ?? '';
      at++;
    }
    found.push(text);
  }
  return found;
}

const said = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => saidIn(readFileSync(join(folder, file), 'utf8'))),
);
const unset = CARRIERS.flatMap(({ unused }) => (unused ? [unused.says.english] : []));
const abouts = Object.values(SUBCOMMANDS).map(({ about }) => about);

test.each([...new Set([...said, ...abouts, ...unset])].filter((text) => /[a-z]{2}/.test(text)))(
  '%s',
  (text) => {
    const chinese = CHINESE[text] ?? '';
    expect(chinese).toMatch(/\p{Script=Han}/u);
    const values = (words: string) => (words.match(/\{\d\}/g) ?? []).sort();
    expect(values(chinese)).toEqual(values(text));
  },
);

test('no sentence is printed past the words of the language', () => {
  const files = readdirSync(join(ROOT, 'src/cli'), { recursive: true, encoding: 'utf8' });
  const untold = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [...readFileSync(join(ROOT, 'src/cli', file), 'utf8').matchAll(PRINTED)])
    .map(([call]) => call.replace(/\bt`(?:\\.|[^`\\])*`|\$\{[^}]*\}/g, ''))
    .filter((call) => /['`][a-z][^'`]*[a-z]{2,} [a-z]{2,}/i.test(call));
  expect(untold).toEqual([]);
});

test('values stand where each language wants them', () => {
  const line = () => t`unknown subcommand ${'x'}`;
  expect([line(), told('nobody has words for this')]).toEqual([
    'unknown subcommand x',
    'nobody has words for this',
  ]);
  speak('zh-CN');
  expect(line()).toBe('没有 x 这个子命令');
});

test.each([
  'ECONNREFUSED',
  'ER_LOCK_DEADLOCK',
  'SQLITE_FULL',
  'UNKNOWN_SQLITE_ERROR_1544',
  'SQLITE_IOERR_WRITE',
  'ER_ACCESS_DENIED_ERROR',
  'SQLITE_CORRUPT',
  'ER_PARSE_ERROR',
])('what befalls the database (%s) is said in both languages, with its code', (code) => {
  const error = storeError(Object.assign(new Error('quotes a row'), { code }));
  speak('en');
  expect(sentence(error)).toBe(error.message);
  speak('zh-CN');
  expect(sentence(error)).toMatch(/^[\p{Script=Han}，]+（[A-Z_0-9]+）/u);
});

test('usage, doctor and complaints follow LANGUAGE_DEFAULT', async () => {
  const env = { LANGUAGE_DEFAULT: 'zh-CN', DATABASE_URL: 'file:/nonexistent-folder/x.db' };
  expect((await play(['help'], env)).out).toMatch(/^用法：xiangxin/);
  expect((await play(['doctor'], env)).out).toContain('工作日');
  expect((await play(['frobnicate'], env)).err).toContain('没有 frobnicate 这个子命令');
  expect((await play(['help'], { LANGUAGE_DEFAULT: 'en' })).out).toMatch(/^Usage: xiangxin/);
});

describe.each([undefined, ...Object.keys(SUBCOMMANDS)])('the help of %s', (name) => {
  const entry = name === undefined ? null : SUBCOMMANDS[name];
  /** What each way to call it, and each option, is said to be for. */
  const explained = () => {
    const said = usage(name).split('\n');
    return said.filter((line) => /^ {2}\S.* {2}\S|^[^ ]/.test(line)).slice(1);
  };

  test('is Chinese in Chinese, but for what is typed', () => {
    speak('zh-CN');
    const lines = explained();
    expect(lines.length).toBeGreaterThan(Object.keys(entry?.options ?? {}).length);
    for (const line of lines) expect(line).toMatch(/\p{Script=Han}/u);
    expect(
      lines.filter((line) => /(?<![-\w])[a-z]+(?: [a-z]+){2,}/.test(line.replace(/^ {2}.*? {2}/, ''))),
    ).toEqual([]);
  });

  test('is English in English, but for examples', () => {
    speak('en');
    const lines = explained().map((line) => line.replace(/\bas \S+/g, ''));
    expect(lines.filter((line) => /\p{Script=Han}/u.test(line))).toEqual([]);
  });
});
