/** One author held out: taught on all others, measured on him. Runs in a thread of its own. */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { type Figures, measure } from './measure';
import { taught, wordsAlone } from './teach';
import { readTexts } from './texts';

/** Folds are many: each is taught with fewer noisy copies, and in fewer rounds, than the model itself. */
const QUICK = { copies: 1, epochs: 3 };

/** Figures on the texts of the author of that name. */
export function heldOut(root: string, name: string): Promise<Figures> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(__filename, { workerData: { root, name } });
    worker.once('message', resolve).once('error', reject);
  });
}

if (!isMainThread && parentPort) {
  const { root, name } = workerData as { root: string; name: string }; // given by `heldOut`
  const { authors, noise } = readTexts(root);
  const lexicon = wordsAlone(root);
  const others = authors.filter((author) => author.name !== name);
  const model = taught(others, noise, lexicon, '', QUICK);
  const own = authors.filter((author) => author.name === name).flatMap(({ examples }) => examples);
  parentPort.postMessage(measure(own, { ...lexicon, model }));
}
