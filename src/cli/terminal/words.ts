/** What the command line says in the language of the installation: English stands where it is said, Chinese in `templates/cli`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../core/model/message';
import { ROOT } from '../../main/root';

/** By the English words, with `{0}`, `{1}` … where something is put in. */
type Words = Readonly<Record<string, string>>;

let words: Words = {};

/** From now on in this language. A text that has no words in it is said in English. */
export function speak(language: Language): void {
  const file = join(ROOT, 'templates', 'cli', `${language}.json`);
  words = language === 'en' ? {} : (JSON.parse(readFileSync(file, 'utf8')) as Words); // our own file
}

/** ``t`Key ${id} is revoked.` `` is looked up as `Key {0} is revoked.`. */
export function t(parts: TemplateStringsArray, ...values: readonly unknown[]): string {
  const english = parts.reduce((said, part, index) => `${said}{${index - 1}}${part}`);
  return told(english).replace(/\{(\d+)\}/g, (_, index: string) => String(values[Number(index)]));
}

/** The words for a text that is data. */
export function told(english: string): string {
  return Object.hasOwn(words, english) ? (words[english] ?? english) : english;
}
