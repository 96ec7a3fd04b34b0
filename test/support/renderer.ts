import type { View } from '../../src/core/views';
import { ROOT } from '../../src/files/root';
import { createRenderer } from '../../src/service/render/renderer';
import { perWorker } from './perWorker';

/** Our own templates, signed 乡信; made once for a worker. */
export const renderer = perWorker('renderer', () => createRenderer(ROOT, { signature: '乡信' }));

/** A view as the text message that says it: how it reads stands in test/transcripts. */
export const sms = (show: View): string => renderer.render({ show }, 'zh-CN', 'sms').text;

/** A view as the lines of a page. */
export const page = (show: View): string[] => renderer.page({ show }, 'zh-CN').lines;

/** A word of ours, by its group and name in `labels.json`. */
export const word = (group: string, name: string): string => renderer.word(group, name, 'zh-CN');
