import type { Dialogue } from '../../model/dialogue';
import type { Scene } from './command';

/** Whether a text in his own words was asked for. */
export function awaitsText({ open }: Pick<Dialogue, 'open'>): boolean {
  return open?.context.expects === 'text';
}

/** Whether what he says answers what was asked: a choice, a yes or no, or the text that was asked for. */
export function isAnswer({ dialogue, manner }: Pick<Scene, 'dialogue' | 'manner'>): boolean {
  return manner !== null || awaitsText(dialogue);
}
