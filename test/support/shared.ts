/** The lexicon and the renderer of the program as it comes, made once for a worker. */
import { loadLexicon } from '../../src/files/lexicon';
import { ROOT } from '../../src/files/root';
import { createRenderer } from '../../src/service/render/renderer';
import { perWorker } from './perWorker';

/** Our own words and the model. */
export const lexicon = perWorker('lexicon', () => loadLexicon(ROOT));

/** Our own templates, signed 乡信. */
export const renderer = perWorker('renderer', () => createRenderer(ROOT, { signature: '乡信' }));
