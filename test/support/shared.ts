/** What is made once for all test files of a worker, which run in one realm (`run/environment.js`). None of it ever changes. */
import { loadLexicon } from '../../src/files/lexicon';
import { ROOT } from '../../src/files/root';
import { createRenderer } from '../../src/service/render/renderer';

/** The first file that asks has it made. */
export function perWorker<T>(name: string, make: () => T): T {
  const key = Symbol.for(`xiangxin ${name}`);
  if (!(key in globalThis)) Reflect.set(globalThis, key, make());
  return Reflect.get(globalThis, key);
}

/** Our own words and the model. */
export const lexicon = perWorker('lexicon', () => loadLexicon(ROOT));

/** Our own templates, signed 乡信. */
export const renderer = perWorker('renderer', () => createRenderer(ROOT, { signature: '乡信' }));
