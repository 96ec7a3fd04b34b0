/** Where the project's own files are, whether it runs from source or from `dist/`. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Absolute path of the folder that holds our package.json; `templates/` and `migrations/` lie in it. */
export const ROOT = findRoot(__dirname);

/** The folder of the migrations, one for each engine. */
export const MIGRATIONS = join(ROOT, 'migrations');

/** The folder of all that is said. */
export const TEMPLATES = join(ROOT, 'templates');

function findRoot(folder: string): string {
  const file = join(folder, 'package.json');
  if (existsSync(file)) {
    const { name } = JSON.parse(readFileSync(file, 'utf8')) as { name?: string }; // any JSON object has this shape
    if (name === 'xiangxin') return folder;
  }
  const parent = dirname(folder);
  if (parent === folder) throw new Error(`no package.json of xiangxin above ${__dirname}: install it again`);
  return findRoot(parent);
}
