/** What is no request and is answered by how it was said: a wish for a person, a curse, a thank-you. */
import { DAY } from '../../../calendar/durations';
import { isTexted } from '../../../model/message';
import type { Scene, Turn } from '../../scene/command';
import { leadTo, say } from '../../scene/say';

export const SILENCE: Turn = { reply: null, changes: [] };

/** What is answered however often it comes; null: nothing of the kind. */
export function byManner(scene: Scene): Turn | null {
  switch (scene.manner) {
    case 'person':
      return toPerson(false);
    case 'illiterate':
      return toPerson(true);
    case 'abuse':
      return soothed(scene);
    case 'courtesy':
      return isTexted(scene.medium)
        ? SILENCE
        : { reply: { show: { view: 'courtesy', data: {} }, end: true }, changes: [] };
    case 'automatic':
      return isTexted(scene.medium) ? SILENCE : null;
    case 'long':
      return say({ view: 'unknown.long', data: {} });
    default:
      return null;
  }
}

/** `inPerson`: somebody can not read or type. */
export function toPerson(inPerson: boolean): Turn {
  return leadTo({ intent: 'callback.ask', slots: inPerson ? { inPerson } : {} });
}

/** Once a polite word and the way to a person; whoever goes on cursing is left alone. */
function soothed({ dialogue, medium, now }: Scene): Turn {
  const isSaid = dialogue.soothedAt !== undefined && now - dialogue.soothedAt < DAY;
  if (isSaid && isTexted(medium)) return SILENCE;
  return { ...toPerson(false), note: { view: 'abuse', data: {} }, dialogue: { soothedAt: now } };
}
