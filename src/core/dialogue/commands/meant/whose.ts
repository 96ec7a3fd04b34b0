/** Whose money, account or messages are meant, where the words say it and the reading left it open. */

import { type Act, type Intent, wordsIn } from '../../../model/intent';
import type { Scene } from '../../scene/command';

/** Of what was understood otherwise; null: nothing of the kind. */
export function whoseMeant(said: Act, scene: Scene): Act | null {
  return forKin(said, scene) ?? accountInstead(said, scene);
}

/** Of what was not understood; null: nothing of the kind. */
export function ofAccountOrTexts(words: string, scene: Scene): Act | null {
  return ofAccount(words, scene) ?? ofAnothersTexts(scene);
}

/** 想帮我爸看补贴 咋弄, from a phone that is registered for none: by a proof of whose it is. */
function forKin({ intent, slots }: Act, { caller, says, manner }: Scene): Act | null {
  const isNobodys = caller.household === null && (caller.family ?? []).length === 0;
  const words = wordsIn(slots);
  if (!isNobodys || words === undefined || manner !== null || !OPEN_TO_KIN.includes(intent)) return null;
  const asks = !says.account.test(words) && says.forKin.test(words);
  return asks ? { intent: 'subsidy.query', slots: {} } : null;
}

const OPEN_TO_KIN: readonly Intent[] = ['unknown', 'help', 'consult.ask', 'matter.guide', 'subsidy.query'];

/** 把卡号整个发我: its end, which is all that is told. */
function ofAccount(words: string, { says }: Scene): Act | null {
  return says.asksAccount.test(words) ? { intent: 'subsidy.query', slots: { about: 'account' } } : null;
}

/** The same where it was taken for what is wrong with it. */
function accountInstead({ intent, slots }: Act, scene: Scene): Act | null {
  const isOfMoney = intent === 'subsidy.query' && slots.about !== 'account' && slots.words !== undefined;
  return isOfMoney ? ofAccount(slots.words ?? '', scene) : null;
}

/** 李凤琴嫌短信烦 把她的停了: nothing of another phone is changed from here. */
function ofAnothersTexts({ likely }: Scene): Act | null {
  const act = likely.map((one) => one.act).find(({ intent }) => intent === 'subscribe.stop');
  return act?.intent === 'subscribe.stop' && act.slots.others ? act : null;
}
