import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkWords, type Words } from '../core/language/lexicon/words';

/** Reads every `templates/words/<language>.json` below `root`. Throws an Error that names the file and its fault. */
export function loadWords(root: string): Words[] {
  const folder = join(root, 'templates', 'words');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const file = join(folder, name);
      try {
        return checkWords(file, JSON.parse(readFileSync(file, 'utf8')));
      } catch (fault) {
        if (fault instanceof SyntaxError) throw new Error(`${file}: is not JSON: ${fault.message}`);
        throw fault;
      }
    });
}
