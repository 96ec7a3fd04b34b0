import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '../../core/model/message';

/** The texts of one language: templates by view, words by group and name. */
export interface LanguageTemplates {
  views: Record<string, string>;
  labels: Record<string, Record<string, string>>;
}

export type Templates = Record<Language, LanguageTemplates>;

/** Reads `templates/text/<language>/` below `root`. Throws where a folder or a `labels.json` is missing or not JSON. */
export function loadTemplates(root: string): Templates {
  const entries = LANGUAGES.map((language) => [language, load(join(root, 'templates', 'text', language))]);
  // One entry for each of LANGUAGES: fromEntries cannot tell.
  return Object.fromEntries(entries) as Templates;
}

function load(folder: string): LanguageTemplates {
  const names = readdirSync(folder).filter((name) => name.endsWith('.hbs'));
  const views = names.map((name) => [
    name.slice(0, -'.hbs'.length),
    readFileSync(join(folder, name), 'utf8'),
  ]);
  const labels: LanguageTemplates['labels'] = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8'));
  return { views: Object.fromEntries(views), labels };
}
