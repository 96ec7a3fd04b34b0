/** What fields, problems and types of event are called for people, from `templates/api/<language>.json`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventType } from '../../../core/model/caseEvents';
import { LANGUAGES, type Language } from '../../../core/model/message';
import type { Words } from '../../pages/pages';

export interface ApiWords {
  /** By the name that a schema has for a field (`describe`). */
  fields: Record<string, string>;
  /** By status. */
  problems: Record<string, string>;
  events: Record<EventType, { means: string; tells: string }>;
}

/** `folder` is `templates/`. Throws where a file is missing or broken. */
export function loadApiWords(folder: string): Record<Language, ApiWords> {
  const entries = LANGUAGES.map((language) => {
    const file = join(folder, 'api', `${language}.json`);
    return [language, JSON.parse(readFileSync(file, 'utf8')) as ApiWords]; // our own file, held by a test
  });
  // One entry for each of LANGUAGES: fromEntries cannot tell.
  return Object.fromEntries(entries) as Record<Language, ApiWords>;
}

/** The words of a field. Throws where there are none: a schema names what no file says. */
export function fieldWords({ fields }: ApiWords, name: string): string {
  const says = fields[name];
  if (says === undefined) throw new Error(`templates/api/*.json has no words for the field ${name}`);
  return says;
}

/** What an operation is called and does. Throws where `words`, those of the pages, have none of this name. */
export function operationWords(words: Words, name: string): { summary: string; detail: string } {
  const known = words.operations as Record<string, { summary: string; detail: string }>; // templates/pages/*.json
  const found = known[name];
  if (!found) throw new Error(`templates/pages/*.json has no words for the operation ${name}`);
  return found;
}
