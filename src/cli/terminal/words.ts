/** What the command line says in the language of the installation: English stands where it is said, Chinese in `templates/cli`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../core/model/message';
import { ROOT } from '../../files/root';
import { type Phrase, phrase } from '../../ports';

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
  return say(phrase(parts, ...values));
}

/** The words of this language for a phrase that somebody else made. */
export function say({ english, values }: Phrase): string {
  return told(english).replace(/\{(\d+)\}/g, (_, index: string) => String(values[Number(index)]));
}

/** The words for a text that is data. */
export function told(english: string): string {
  return Object.hasOwn(words, english) ? (words[english] ?? english) : english;
}

/** The code of a driver within a sentence of ours. */
const CODE = /\(([A-Z][A-Z0-9_]+)\)/;

/** As `told`, of a sentence that may name a code: its words are those of `({0})`. */
function toldWithCode(english: string): string {
  const code = CODE.exec(english)?.[1];
  return code === undefined
    ? told(english)
    : say({ english: english.replace(CODE, '({0})'), values: [code] });
}

/** What to do about what the system refuses; its own words say only what and where. */
const REMEDIES: Readonly<Record<string, string>> = {
  ENOENT: 'check that the path is right',
  EADDRINUSE: 'stop what runs there, or choose another port (PORT, --port)',
  EADDRNOTAVAIL: 'set HOST to an address that this machine has, or to 0.0.0.0 for all of them',
  ENOTFOUND: 'check the name, and that this machine can look names up',
  EACCES: 'let the user who runs this in, or run it as another',
  EPERM: 'let the user who runs this in, or run it as another',
  EROFS: 'make it writable, or keep the data elsewhere (DATABASE_URL)',
  ENOSPC: 'free disk space',
};

/** A failure in one sentence: the first line only, because what a driver adds below it may hold the data of a statement. */
export function sentence(error: unknown): string {
  const { message, code, name } = Object(error) as { message?: unknown; code?: unknown; name?: unknown };
  const [line] = typeof message === 'string' ? message.split('\n') : [];
  if (line && typeof code === 'string' && Object.hasOwn(REMEDIES, code))
    return `${told(line)}: ${told(REMEDIES[code] ?? '')}`;
  // A connection refused on all addresses has a code and no message.
  for (const words of [line, code, name])
    if (typeof words === 'string' && words !== '') return toldWithCode(words);
  return t`something failed without saying what; --debug may show more`;
}
