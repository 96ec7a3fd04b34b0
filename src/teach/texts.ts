/** The texts that are taught: read from `templates/understanding`, and their digest. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Example, parseExamples } from '../core/language/model/examples';
import type { NoiseWords } from '../core/language/model/noise';
import { LANGUAGES, type Language } from '../core/model/message';
import { UNDERSTANDING } from '../files/lexicon';

/** All that one author wrote. */
export interface Author {
  name: string;
  language: Language;
  examples: Example[];
}

export interface Texts {
  authors: Author[];
  noise: Record<Language, NoiseWords>;
}

/** Throws an Error that names each faulty line. */
export function readTexts(root: string): Texts {
  const authors = filesOf(root).map(({ language, name, path }) => ({
    name,
    language,
    examples: parseExamples(path, readFileSync(join(root, path), 'utf8')),
  }));
  const noise = JSON.parse(readFileSync(join(root, NOISE), 'utf8')) as Texts['noise']; // our own file
  return { authors, noise };
}

/** What is only ever measured: files of examples, below the tests. */
export function readChecks(root: string): { name: string; examples: Example[] }[] {
  const names = readdirSync(join(root, CHECKS)).filter((file) => file.endsWith('.txt'));
  return names.sort().map((name) => {
    const path = join(CHECKS, name);
    return {
      name: name.replace(/\.txt$/, ''),
      examples: parseExamples(path, readFileSync(join(root, path), 'utf8')),
    };
  });
}

/** Changes with every line: a model that carries another is stale. */
export function digestOf(root: string): string {
  const hash = createHash('sha256');
  for (const path of [...filesOf(root).map((file) => file.path), NOISE])
    hash.update(path).update(readFileSync(join(root, path)));
  return hash.digest('hex').slice(0, 16);
}

const CHECKS = join('test', 'core', 'language', 'check');
const NOISE = join(UNDERSTANDING, 'noise.json');

function filesOf(root: string): { language: Language; name: string; path: string }[] {
  return LANGUAGES.flatMap((language) => {
    const folder = join(UNDERSTANDING, language);
    const names = readdirSync(join(root, folder)).filter((file) => file.endsWith('.txt'));
    return names
      .sort()
      .map((file) => ({ language, name: file.replace(/\.txt$/, ''), path: join(folder, file) }));
  });
}
