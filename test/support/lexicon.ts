import { loadLexicon } from '../../src/files/lexicon';
import { ROOT } from '../../src/files/root';
import { perWorker } from './perWorker';

/** Our own words and the model, made once for a worker. */
export const lexicon = perWorker('lexicon', () => loadLexicon(ROOT));
