/** What is said on, in words that no model knew, of the case or the move that was spoken of. */

import type { Act } from '../../../model/intent';
import type { Scene } from '../../scene/command';
import { subjectOf } from '../../scene/subjectOf';

/** Null where the words say nothing of the kind. */
export function ofSpokenOf(words: string, scene: Scene): Act | null {
  return ofOldPhone(words, scene) ?? ofPaying(words, scene);
}

/** 老卡剪了收不到短信: what can be done without it is said with the move that waits, or where one is asked for. */
function ofOldPhone(words: string, { says }: Scene): Act | null {
  return says.oldPhoneGone.test(words) ? { intent: 'contact.changePhone', slots: {} } : null;
}

/** 二十块能微信转吗, of a case: how it is paid. */
function ofPaying(words: string, scene: Scene): Act | null {
  const subject = subjectOf(scene);
  if (subject?.kind !== 'case' || subject.caseNo === undefined || !scene.says.paysBy.test(words)) return null;
  return { intent: 'case.status', slots: { caseNo: subject.caseNo, about: 'pay' } };
}
