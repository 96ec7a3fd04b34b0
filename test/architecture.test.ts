/** The house as a check: who may import whom, what stands where, how long it may be, and that nothing is left out. */
import { posix } from 'node:path';
import { CARRIERS, PROTOCOLS } from '../gateways';
import { folderImports, longFunctions } from './support/budgets';
import {
  exportsOf,
  filesBelow,
  findCycle,
  type Import,
  importsOf,
  inRings,
  namesImported,
  namesIn,
  textOf,
} from './support/imports';
import { ourTexts, piecesOf, quoting } from './support/quotes';
import { allows } from './support/rooms';

const SOURCES = [...filesBelow('src', '.ts'), ...filesBelow('gateways', '.ts')];
const IMPORTS = SOURCES.flatMap((path) => importsOf(path, textOf(path)));
const GATEWAY_TESTS = filesBelow('test/gateways', '.test.ts');

describe('reading imports', () => {
  test.each<[string, Import['to'][], boolean[]]>([
    ["import { a } from './ports';", ['src/ports/index.ts'], [false]],
    ["import type { A } from './ports';", ['src/ports/index.ts'], [true]],
    ["import {\n  type A,\n  b,\n} from './core/model/message';", ['src/core/model/message.ts'], [false]],
    ["export * from './store';", ['src/store/index.ts'], [false]],
    ["import 'node:fs';", ['node:fs'], [false]],
    ["const a = await import('./main/start');", ['src/main/start.ts'], [false]],
    [" * import { a } from './ports';", [], []],
    ["export const a = 'ports';", [], []],
  ])('%j', (text, to, typeOnly) => {
    const found = importsOf('src/one.ts', text);
    expect(found.map((one) => one.to)).toEqual(to);
    expect(found.map((one) => one.typeOnly)).toEqual(typeOnly);
  });

  test('a file that is not there is named', () => {
    expect(() => importsOf('src/one.ts', "import { a } from './nowhere';")).toThrow(
      'src/one.ts imports ./nowhere',
    );
  });

  test('a ring is found', () => {
    const edge = (from: string, to: string): Import => ({ from, to, typeOnly: false });
    expect(findCycle([edge('a', 'b'), edge('b', 'c'), edge('a', 'c')])).toBeNull();
    expect(findCycle([edge('a', 'b'), edge('b', 'c'), edge('c', 'b')])).toEqual(['b', 'c', 'b']);
  });
});

describe('who may import whom', () => {
  test.each<[string, string, boolean, boolean]>([
    ['src/core/model/message.ts', 'node:fs', false, false],
    ['src/core/model/message.ts', 'src/ports/index.ts', true, false],
    ['src/core/text/phone.ts', 'libphonenumber-js', false, true],
    ['src/ports/index.ts', 'src/core/model/message.ts', true, true],
    ['src/ports/index.ts', 'src/core/model/message.ts', false, false],
    ['src/service/answer/receive.ts', 'src/store/index.ts', false, false],
    ['src/store/engine/open.ts', 'drizzle-orm/mysql-core', false, true],
    ['src/web/server.ts', 'drizzle-orm', false, false],
    ['gateways/smpp/protocol.ts', 'gateways/simulator/index.ts', true, false],
    ['gateways/new/index.ts', 'src/ports/index.ts', true, false],
  ])('%s imports %s (type: %s): %s', (path, to, typeOnly, may) => {
    expect(allows(path, { to, typeOnly })).toBe(may);
  });

  test('each file imports what its room may', () => {
    expect(IMPORTS.filter((one) => !allows(one.from, one))).toEqual([]);
  });

  test('nobody but the command line imports main', () => {
    const importers = IMPORTS.filter(({ to }) => to === 'src/main/start.ts').map(({ from }) => from);
    expect(importers.filter((path) => !path.startsWith('src/cli'))).toEqual([]);
  });

  test('a file of the store has one driver at most', () => {
    const drivers = (path: string) =>
      IMPORTS.filter(({ from, to }) => from === path && /^(mysql2|libsql)\b/.test(to)).length;
    expect(SOURCES.filter((path) => drivers(path) > 1)).toEqual([]);
  });

  test('no ring of imports, types included', () => {
    expect(findCycle(IMPORTS)).toBeNull();
  });

  test('no carrier is named outside its folder: each brings its settings, its gateways and what doctor tries', () => {
    // Everybody may speak of links; of what they speak, nobody.
    const carriers = CARRIERS.filter(({ name }) => name !== 'links');
    const settings = CARRIERS.flatMap((carrier) => Object.keys(carrier.settings));
    const names = [...carriers, ...PROTOCOLS].map(({ name }) => name);
    // As a word or the first part of one: `SMPP_URL`, `Smpp`, `smppLinks`, and not a word that begins like it.
    const written = names.flatMap((name) => [
      name,
      name.toUpperCase(),
      name[0]?.toUpperCase() + name.slice(1),
    ]);
    const pattern = new RegExp(`\\b(${[...written, ...settings].join('|')})(?![a-z])`);
    const shared = SOURCES.filter((path) => /^src\/(config|main|cli|files|net)\b/.test(path));
    expect(shared.filter((path) => pattern.test(textOf(path)))).toEqual([]);
    expect(pattern.test('const links = config.smppLinks;')).toBe(true);
    expect(pattern.test('// as the wapiti does')).toBe(false);
  });

  test('only src/config reads the environment', () => {
    expect(SOURCES.filter((path) => textOf(path).includes('process.env'))).toEqual(['src/config/index.ts']);
  });

  test('the core asks nothing of the machine', () => {
    const impure =
      /\b(Math\.random|Date\.now|new Date\(\)|performance\.|setTimeout|setInterval|fetch\(|process\.)/;
    const core = SOURCES.filter((path) => path.startsWith('src/core/'));
    expect(core.filter((path) => impure.test(textOf(path)))).toEqual([]);
  });
});

describe('what stands where', () => {
  test('the folders at the top are these', () => {
    const local = ['.git/', 'node_modules/', 'dist/', 'data/', 'coverage/'];
    const folders = namesIn('.').filter((name) => name.endsWith('/') && !local.includes(name));
    const agreed = ['.ci/', 'bench/', 'docs/', 'gateways/', 'migrations/', 'src/', 'templates/', 'test/'];
    expect(folders.filter((name) => !agreed.includes(name))).toEqual([]);
  });

  test.each(['.ci/', 'gateways/', 'migrations/', 'src/', 'templates/', 'test/'])('there is %s', (name) => {
    expect(namesIn('.')).toContain(name);
  });

  test.each(['package.json', 'tsconfig.json', 'Dockerfile', 'LICENSE', 'README.md'])(
    'there is %s',
    (name) => {
      expect(namesIn('.')).toContain(name);
    },
  );

  test('every gateway folder is in the list of gateways', () => {
    const shared = ['china/', 'http/', 'link/'];
    const folders = namesIn('gateways').filter((name) => name.endsWith('/') && !shared.includes(name));
    const listed = IMPORTS.filter(({ from }) => from === 'gateways/index.ts').map(({ to }) => to);
    expect(folders.filter((name) => !listed.some((to) => to.startsWith(`gateways/${name}`)))).toEqual([]);
  });
});

describe('how long and how many', () => {
  const block = (lines: number) => `{\n${'  call();\n'.repeat(lines - 2)}}`;
  const table = (entry: string) =>
    `export function f(a) {\n  const b = a;\n  return [\n${entry}    a,\n  ];\n}`;

  test.each<[string, string, string[]]>([
    ['at the limit', `function f() ${block(6)}`, []],
    ['beyond it', `function f() ${block(7)}`, ['f 7']],
    ['comments before it', `/** 一 */\n\n// two\nfunction f() ${block(7)}`, ['f 7']],
    ['a script', `#!/usr/bin/env node\nfunction f() ${block(7)}`, ['f 7']],
    ['an arrow', `export const f = async () => ${block(7)};`, ['f 7']],
    ['a method', `class A {\n  #f() ${block(7)}\n}`, ['f 7']],
    ['one within another', `function f() {\n  const g = () => ${block(7)};\n}`, ['f 9', 'g 7']],
    ['an object', `export const f = {\n${'  a: 1,\n'.repeat(9)}};`, []],
    ['a table', table('    a,\n'), []],
    ['a table with functions of one expression', table('    () => a,\n'), []],
    ['a function with statements in it', table('    () => {\n      a();\n    },\n'), ['f 9']],
    ['a choice', table('    a ? 1 : 2,\n'), ['f 7']],
    ['a default', table('    a ?? 2,\n'), ['f 7']],
    ['a statement', table('    a,\n').replace('const b = a;', 'a();'), ['f 7']],
  ])('reading functions: %s', (_, text, long) => {
    expect(longFunctions(text, 6).map(({ name, lines }) => `${name} ${lines}`)).toEqual(long);
  });

  test('reading folders: a folder is the files directly in it', () => {
    const edge = (from: string, to: string): Import => ({ from, to, typeOnly: true });
    const down = [edge('a/x.ts', 'a/b/y.ts'), edge('a/z.ts', 'a/x.ts'), edge('a/b/y.ts', 'node:fs')];
    expect(findCycle(folderImports(down))).toBeNull();
    expect(findCycle(folderImports([...down, edge('a/b/v.ts', 'a/w.ts')]))).toEqual(['a', 'a/b', 'a']);
  });

  const linesOf = (path: string) => textOf(path).split('\n').length - 1;
  const folders = [...new Set(SOURCES.map((path) => posix.dirname(path)))];

  test('a function has at most 40 lines', () => {
    const long = (path: string) => longFunctions(textOf(path), 40).map(({ name }) => `${path} ${name}`);
    expect(SOURCES.flatMap(long)).toEqual([]);
  });

  test('a file has at most 200 lines', () => {
    const long = SOURCES.filter((path) => linesOf(path) > 200);
    expect(long.map((path) => `${path} has ${linesOf(path)}`)).toEqual([]);
  });

  test('what speaks one protocol of a Chinese carrier has under 500 lines, and is named outside by one', () => {
    for (const name of ['cmpp', 'sgip', 'smgp']) {
      const own = SOURCES.filter((path) => path.startsWith(`gateways/${name}/`));
      expect(own.reduce((sum, path) => sum + linesOf(path), 0)).toBeLessThan(500);
      const users = IMPORTS.filter(
        ({ from, to }) => to.startsWith(`gateways/${name}/`) && !own.includes(from),
      );
      // The small carrier is its other end.
      expect(users.filter(({ from }) => !from.startsWith('src/carrier/'))).toMatchObject([
        { from: 'gateways/index.ts' },
      ]);
    }
  });

  test('a folder has at most 20 files', () => {
    const countIn = (folder: string) => SOURCES.filter((path) => posix.dirname(path) === folder).length;
    const full = folders.filter((folder) => countIn(folder) > 20);
    expect(full.map((folder) => `${folder} has ${countIn(folder)}`)).toEqual([]);
  });

  test('no folder imports itself by way of others, types included', () => {
    expect(inRings(folderImports(IMPORTS))).toEqual([]);
  });
});

/** That each command is reached is for test/transcripts.test.ts, that each view is rendered for test/service/render. */
describe('nothing is left out', () => {
  test('every file of commands is in use', () => {
    const used = new Set(IMPORTS.map(({ to }) => to));
    const files = filesBelow('src/core/dialogue/commands', '.ts');
    expect(files.filter((path) => !used.has(path))).toEqual([]);
  });

  test('every gateway is imported by a test of its own', () => {
    const imported = GATEWAY_TESTS.flatMap((path) => importsOf(path, textOf(path)).map(({ to }) => to));
    const folders = namesIn('gateways').filter((name) => name.endsWith('/'));
    const untried = folders.filter((name) => !imported.some((to) => to.startsWith(`gateways/${name}`)));
    expect(untried).toEqual([]);
  });

  test('what is exported is used by another file', () => {
    const readers = [...SOURCES, ...filesBelow('test', '.ts'), ...filesBelow('bench', '.ts')];
    const used = new Set(readers.flatMap((path) => namesImported(path, textOf(path))));
    const idle = SOURCES.flatMap((path) =>
      used.has(`${path} *`) ? [] : exportsOf(textOf(path)).map((name) => `${path} ${name}`),
    );
    expect(idle.filter((one) => !used.has(one))).toEqual([]);
    expect(exportsOf('export const A = 1;\nexport async function b() {}\nexport type C = 1;')).toEqual([
      'A',
      'b',
    ]);
  });
});

/** A changed word breaks a transcript, and no test of anything else: there a view, a word's name or a row of the store is looked for. */
describe('the wording of texts', () => {
  const ours = {
    name: 'ours',
    pieces: piecesOf(
      '{{goods}}已经装了车，{{day}}一早可到。\n要取消的今天就说\nThey are on their way by now',
    ),
  };

  test.each<[string, string, string[]]>([
    ['a stretch of eight characters', "toContain('车，要取消的今天就说。')", ['ours']],
    ['seven of them', "toContain('消的今天就说')", []],
    ['a stretch of five words', "toContain('are on their way by')", ['ours']],
    ['four of them', "toContain('are on their way')", []],
    ['two pieces with a field between them', "toBe('白菜已经装了车，明天一早可到。')", ['ours']],
    ['one of them', "toContain('已经装了车，明天')", []],
    ['a comment', '/** 要取消的今天就说 */', []],
    ['the title of a test', "test('要取消的今天就说', () => {", []],
  ])('reading tests: %s', (_, source, names) => {
    expect(quoting([ours])(source)).toEqual(names);
  });

  test('stands in the transcripts, and where the templates are tested', () => {
    const quotes = quoting(ourTexts());
    const others = filesBelow('test', '.ts').filter((path) => !path.startsWith('test/service/render/'));
    const found = others.map((path) => [path, quotes(textOf(path))] as const);
    expect(found.filter(([, names]) => names.length > 0)).toEqual([]);
  });
});
