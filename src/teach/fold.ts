/** Some authors held out: taught on all others, measured on each of them. Runs in a thread of its own. */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { PLAN } from '../core/language/model/train';
import { type Figures, measure } from './measure';
import { taught, wordsAlone } from './teach';
import { type Author, readTexts } from './texts';

/** Folds are several: each is taught with fewer noisy copies, in fewer rounds, by fewer nets and of fewer stretches than the model itself. */
const QUICK = { copies: 1, plan: { ...PLAN, epochs: 2, nets: 2, fewest: 8 } };
const FOLDS = 4;

/** Names of the authors that are held out together: about as many lines in each fold. */
export function foldsOf(authors: readonly Author[]): string[][] {
  const folds = Array.from({ length: FOLDS }, () => ({ lines: 0, names: new Set<string>() }));
  const linesOf = new Map<string, number>();
  for (const { name, examples } of authors) linesOf.set(name, (linesOf.get(name) ?? 0) + examples.length);
  for (const [name, lines] of [...linesOf].sort(([, one], [, other]) => other - one)) {
    const least = folds.reduce((one, other) => (other.lines < one.lines ? other : one));
    least.lines += lines;
    least.names.add(name);
  }
  return folds.map(({ names }) => [...names]).filter((names) => names.length > 0);
}

/** Figures on the texts of each author of these names. */
export function heldOut(root: string, names: readonly string[]): Promise<Map<string, Figures>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(__filename, { workerData: { root, names } });
    worker.once('message', resolve).once('error', reject);
  });
}

if (!isMainThread && parentPort) {
  const { root, names } = workerData as { root: string; names: string[] }; // given by `heldOut`
  const { authors, noise } = readTexts(root);
  const lexicon = wordsAlone(root);
  const others = authors.filter(({ name }) => !names.includes(name));
  const model = taught(others, noise, lexicon, '', QUICK);
  const figures = names.map((held): [string, Figures] => {
    const own = authors.filter(({ name }) => name === held).flatMap(({ examples }) => examples);
    return [held, measure(own, { ...lexicon, model })];
  });
  parentPort.postMessage(new Map(figures));
}
