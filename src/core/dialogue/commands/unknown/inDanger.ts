/** A cry for help, and what is said after it. */

import type { Danger } from '../../../model/intent';
import type { Scene, Turn } from '../../scene/command';
import { subjectOf } from '../../scene/subjectOf';

/** Whoever is in danger reads one thing, and calls. `again`: it was said a moment ago. */
export function inDanger(said: Danger | undefined, again: boolean, scene: Scene): Turn {
  const danger = said ?? subjectOf(scene)?.danger;
  return {
    reply: { show: { view: 'danger', data: { kind: danger ?? 'any', again } }, end: true },
    changes: [],
    // Half an hour after the last cry itself it is over.
    ...((!again || scene.manner === 'danger') && {
      subject: { kind: 'danger', ...(danger !== undefined && { danger }) },
    }),
  };
}

/** 他走了, 没事了: it is over, and where to call if it is not stays said. */
export function dangerOver(words: string | undefined, { says, dialogue, now }: Scene): Turn | null {
  const kind = subjectOf({ dialogue, now })?.danger;
  // A child alone, and who despairs, are told once more who listens.
  if (words === undefined || kind === 'despair' || kind === 'alone') return null;
  const isOver = says.dangerOver.test(words) && !says.stillThere.test(words);
  return isOver ? { reply: { show: { view: 'danger.over', data: {} }, end: true }, changes: [] } : null;
}

/** 别让他知道我发过短信: nobody tells him, but his eyes may. */
export function keptSecret(words: string | undefined, { says }: Scene): Turn | null {
  if (words === undefined || !says.keepsSecret.test(words)) return null;
  return { reply: { show: { view: 'danger.secret', data: {} }, end: true }, changes: [] };
}

/** Whether a cry is of the danger that was cried of a moment ago. */
export function isSameDanger(said: Danger | undefined, scene: Scene): boolean {
  const subject = subjectOf(scene);
  return subject?.kind === 'danger' && (said === undefined || said === subject.danger);
}

/** What is said since, and is no request, is part of it; so is a wish for somebody to speak with, or not to have to (I can't speak). */
export function isStillInDanger(scene: Scene): boolean {
  const isPart = scene.manner === null || scene.manner === 'person';
  return isPart && subjectOf(scene)?.kind === 'danger';
}
