/** What words say for certain, so that no learned model stands between them and their answer. */
import type { Understood } from '../model/understood';
import type { Says } from '../text/sayings';
import { changesAccount } from './reading/bankCard';

/** Somebody of the family beats them; a new account is written out; a code of the bank was told: 验证码我告诉他了. */
export function unweighed(text: string, says: Says): Understood | null {
  if (says.beaten.test(text)) return { intent: 'unknown', slots: {}, manner: 'danger' };
  if (changesAccount(text, says)) return { intent: 'subsidy.query', slots: { about: 'lost' } };
  return says.toldCode.test(text) ? { intent: 'consult.ask', slots: {}, kind: 'fraud' } : null;
}
