import { ROOT } from '../../src/files/root';
import { createRenderer } from '../../src/service/render/renderer';
import { perWorker } from './perWorker';

/** Our own templates, signed 乡信; made once for a worker. */
export const renderer = perWorker('renderer', () => createRenderer(ROOT, { signature: '乡信' }));
