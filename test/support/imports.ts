/** Who imports whom, read from the text of the sources: nothing is compiled and nothing is run. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix, relative, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

export interface Import {
  /** Path from the project's folder, with `/`. */
  from: string;
  /** A file of ours as a path like `from`; else what the statement names: `node:fs`, `drizzle-orm/mysql-core`. */
  to: string;
  /** `import type` and `export type`: gone once compiled. */
  typeOnly: boolean;
}

/** A statement begins its line, so that what a comment or a text quotes is not taken for one. */
const STATEMENT = /^(?:import|export)\s+(type\s+(?!from\b))?(?:[\w*{][^;'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
/** Not a type's `typeof import('…')` alone: that too binds two files, so it counts as one. */
const CALL = /\b(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Files below a folder of the project whose name ends so, as paths from the project's folder, in order. */
export function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** The text of a file, by its path from the project's folder. */
export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** What stands directly in a folder of the project; a folder's name ends with `/`. */
export function namesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    .sort();
}

/** Every import that a source text makes. `path` says where the text stands. */
export function importsOf(path: string, text: string): Import[] {
  const of = (named: string, typeOnly: boolean) => ({ from: path, to: locate(path, named), typeOnly });
  return [
    ...[...text.matchAll(STATEMENT)].map(([, type, named = '']) => of(named, type !== undefined)),
    ...[...text.matchAll(CALL)].map(([, named = '']) => of(named, false)),
  ];
}

/** @throws where an import names a file of ours that is not there. */
function locate(path: string, named: string): string {
  if (!named.startsWith('.')) return named;
  const found = fileOf(path, named);
  if (!found) throw new Error(`${path} imports ${named}, which is not there`);
  return found;
}

function fileOf(path: string, named: string): string | undefined {
  const base = posix.join(posix.dirname(path), named);
  return [`${base}.ts`, `${base}/index.ts`, base].find((file) =>
    statSync(join(ROOT, file), { throwIfNoEntry: false })?.isFile(),
  );
}

/** The first ring of imports found, as the files along it with the first one again at the end; null where there is none. */
export function findCycle(imports: readonly Import[]): string[] | null {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
  const finished = new Set<string>();
  const visit = (file: string, trail: string[]): string[] | null => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (finished.has(file)) return null;
    for (const to of next.get(file) ?? []) {
      const ring = visit(to, [...trail, file]);
      if (ring) return ring;
    }
    finished.add(file);
    return null;
  };
  for (const file of next.keys()) {
    const ring = visit(file, []);
    if (ring) return ring;
  }
  return null;
}

/** Whoever is reached from itself by imports, in order. */
export function inRings(edges: readonly Pick<Import, 'from' | 'to'>[]): string[] {
  const reached = (from: string, seen: Set<string>): Set<string> => {
    for (const edge of edges) {
      if (edge.from !== from || seen.has(edge.to)) continue;
      seen.add(edge.to);
      reached(edge.to, seen);
    }
    return seen;
  };
  const all = [...new Set(edges.map(({ from }) => from))].sort();
  return all.filter((name) => reached(name, new Set()).has(name));
}

/** Names of the values that a source text exports; types are left out: they say what a signature means. */
export function exportsOf(text: string): string[] {
  const pattern = /^export (?:async )?(?:abstract )?(?:function\*?|const|let|class) ([\w$]+)/gm;
  return [...text.matchAll(pattern)].map(([, name = '']) => name);
}

/** Names that a source text imports or hands on, as `file name`; `file *`: all of it. */
export function namesImported(path: string, text: string): string[] {
  const some = /^(?:import|export)\s+(?:type\s+)?\{([^}]*)\}\s*from\s*['"](\.[^'"]+)['"]/gm;
  const all =
    /^(?:import|export)\s+\*[^'"]*['"](\.[^'"]+)['"]|\b(?:import|require|requireActual)\(\s*['"](\.[^'"]+)['"]/gm;
  const plain = (name: string) =>
    name
      .trim()
      .replace(/^type\s+/, '')
      .replace(/\s+as\s+.*/, '');
  return [
    ...[...text.matchAll(some)].flatMap(([, names = '', file = '']) =>
      names.split(',').map((name) => `${fileOf(path, file)} ${plain(name)}`),
    ),
    ...[...text.matchAll(all)].map(([, file, called = '']) => `${fileOf(path, file ?? called)} *`),
  ];
}
