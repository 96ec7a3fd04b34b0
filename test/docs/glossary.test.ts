/** "One word, one thing" of docs/glossary.md against the names in the sources. */
import { posix } from 'node:path';
import { filesBelow, textOf } from '../support/imports';

interface Avoided {
  words: string[];
  /** Folders, or files; empty: everywhere. */
  within: string[];
  /** The field's own use of them. */
  but: string[];
}

const EVERYWHERE = ['src', 'gateways', 'bench', 'test/support'];
const SOURCES = EVERYWHERE.flatMap((folder) => filesBelow(folder, '.ts'));
const ROWS = textOf('docs/glossary.md')
  .split('## One word, one thing')[1]
  ?.split('\n')
  .filter((line) => /^\| (?!say )[^-]/.test(line));

const inCode = (text = '') => [...text.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);

/** `a`, `b` in `x`, `y` but `c`; each clause of a cell by itself. */
function avoidedIn(cell: string): Avoided[] {
  return cell.split(';').flatMap((clause) => {
    const [rest = '', but] = clause.split(' but ');
    const [words = '', within] = rest.split(' in ');
    const found = inCode(words);
    return found.length === 0 ? [] : [{ words: found, within: inCode(within), but: inCode(but) }];
  });
}

/** The parts of a name, in lower case: `ON_ITS_WAY`, `planSubmits`, `submit_sm`. */
const partsOf = (name: string) =>
  [...name.matchAll(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g)].map(([part]) => part.toLowerCase());

const DECLARED = [
  /\b(?:const|let|function|class|interface|type|enum) ([A-Za-z_]\w*)/g,
  // Members and parameters, and what is taken out of an object under another name.
  /(?:^[ ]+|[(,] ?)(?:(?:readonly|private|protected|static|async) )*([A-Za-z_]\w*)\??(?:: (?!['"])|\()/gm,
  /: ([a-z]\w*)(?=[,} ][^;:]*} = )/g,
];

function namesDeclaredIn(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*/g, '');
  const found = DECLARED.flatMap((pattern) => [...code.matchAll(pattern)].map(([, name = '']) => name));
  // What is called at the beginning of a line looks like a method.
  return found.filter(
    (name) => !['if', 'for', 'while', 'switch', 'catch', 'import', 'delete'].includes(name),
  );
}

/** Where a name, or a file's, has one of these words. */
function usesOf({ words, within, but }: Avoided, sources: readonly string[]): string[] {
  const isMeant = (path: string) =>
    within.length === 0 || within.some((start) => path === start || path.startsWith(`${start}/`));
  const isAvoided = (name: string) =>
    !but.includes(name) &&
    partsOf(name).some((part) => words.some((word) => part === word || part === `${word}s`));
  return sources.filter(isMeant).flatMap((path) => {
    const names = new Set([posix.basename(path, '.ts'), ...namesDeclaredIn(textOf(path))]);
    return [...names].filter(isAvoided).map((name) => `${path} ${name}`);
  });
}

test('reading cells and names', () => {
  expect(avoidedIn('`a`, `b` in `x/y` but `c`; prose; `d`; in other words')).toEqual([
    { words: ['a', 'b'], within: ['x/y'], but: ['c'] },
    { words: ['d'], within: [], but: [] },
  ]);
  expect(partsOf('ON_ITS_WAY planSubmits submit_sm')).toEqual([
    'on',
    'its',
    'way',
    'plan',
    'submits',
    'submit',
    'sm',
  ]);
  const source =
    "export function f(way: Way, { at: moment } = a): void {}\n  readonly path?: string;\n  go(): 'x' {}";
  expect(namesDeclaredIn(source).sort()).toEqual(['f', 'go', 'moment', 'path', 'way']);
});

test('every folder and every exception of the table is there', () => {
  const all = ROWS?.flatMap((row) => avoidedIn(row.split(' | ')[2] ?? '')) ?? [];
  expect(all.length).toBeGreaterThan(15);
  const gone = all.flatMap(({ within }) =>
    within.filter((start) => !SOURCES.some((path) => path === start || path.startsWith(`${start}/`))),
  );
  const idle = all.flatMap(({ but, ...rest }) =>
    but.filter((name) => !usesOf({ ...rest, but: [] }, SOURCES).some((use) => use.endsWith(` ${name}`))),
  );
  expect([gone, idle]).toEqual([[], []]);
});

test.each(ROWS ?? [])('%s', (row) => {
  const avoided = avoidedIn(row.split(' | ')[2] ?? '');
  expect(avoided.flatMap((one) => usesOf(one, SOURCES))).toEqual([]);
});
