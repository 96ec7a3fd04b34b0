/** What is said on, in words that no model knew, of the case or the move that was spoken of; and what was lost that is no passbook. */

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

/** I lost my wallet with my ID card: no passbook is spoken of, and the guide tells how it is replaced. */
export function ofLostIdentity(words: string | undefined, { says }: Scene): Act | null {
  if (words === undefined || !says.lostIdentity.test(words) || says.ofBank.test(words)) return null;
  return { intent: 'matter.guide', slots: { words } };
}

/** The same, where the words were taken for the loss of a passbook. */
export function insteadOfPassbook({ intent, slots }: Act, scene: Scene): Act | null {
  return intent === 'subsidy.query' && slots.about === 'lost' ? ofLostIdentity(slots.words, scene) : null;
}
