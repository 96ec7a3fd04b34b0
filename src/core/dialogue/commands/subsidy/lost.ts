/** A card or a passbook that is lost, or another one. */

import type { Scene, Turn } from '../../scene/command';
import { say } from '../../scene/say';
import { subjectOf } from '../../scene/subjectOf';

/** What is done first; to whoever asks on, where and with what, and that the rest is for the counter to say. */
export function lostTurn(scene: Scene): Turn {
  const before = subjectOf(scene);
  const isAskedOn = before?.kind === 'passbook';
  // What money was spoken of before is not forgotten over it.
  const money = before?.kind === 'payment' ? before : null;
  return {
    ...say({ view: isAskedOn ? 'subsidy.lostNext' : 'subsidy.lost', data: {} }),
    subject: { ...money, kind: 'passbook' },
  };
}
