/** What words say for certain, so that no learned model stands between them and their answer. */
import type { SubjectKind } from '../model/dialogue';
import { UNKNOWN } from '../model/intent';
import type { Understood } from '../model/understood';
import type { Says } from '../text/sayings';
import { changesAccount } from './reading/bankCard';
import { dangerIn } from './slots/danger';
import { partsAreDivided } from './slots/parts';
import { stopsInSecret, wishesSecrecy } from './slots/wishes';

/**
 * Somebody of the family beats them, a child is alone, or they cry for help where it happens; they threaten; nobody is to know of a cry for help, or of messages that end; the messages of a relative are wished for; a new account is written out; one kind of
 * notices is refused and another is to go on; nobody is to ask for a score; a code of the bank was told: 验证码我告诉他了; somebody sells by phone, and is to stop that, or wants money so that something goes faster.
 */
export function unweighed(text: string, subject: SubjectKind | null, says: Says): Understood | null {
  if (says.beaten.test(text) || says.alone.test(text) || isInNeed(text, says)) {
    const danger = dangerIn(text, says);
    return { intent: 'unknown', slots: danger === null ? {} : { danger }, manner: 'danger' };
  }
  // 别让他知道我发过短信, after a cry for help, is part of it.
  if (subject === 'danger' && wishesSecrecy(text, says)) return UNKNOWN;
  if (stopsInSecret(text, says)) return { intent: 'subscribe.stop', slots: {} };
  // 以后发给我 别发他那个手机: another phone is to read along, and no messages end.
  if (says.wantsAnothers.test(text)) return { intent: 'family.add', slots: { me: true } };
  if (says.threatens.test(text)) return { intent: 'unknown', slots: {}, manner: 'abuse' };
  if (says.refusesRating.test(text))
    return { intent: 'subscribe.stop', slots: { about: 'state', rating: true } };
  if (changesAccount(text, says)) return { intent: 'subsidy.query', slots: { about: 'lost' } };
  if (partsAreDivided(text, says)) return { intent: 'subscribe.stop', slots: {} };
  // 全村粮补一共发了多少: nobody's own, and on no page here.
  if (says.sumsVillage.test(text) && says.sendsMoney.test(text)) return { intent: 'consult.ask', slots: {} };
  // 登记吧, of what was filed: how that stands.
  if (subject === 'ticket' && text.length <= SHORT && says.registers.test(text) && !says.ofPhone.test(text))
    return { intent: 'case.status', slots: { asked: 'any', words: text } };
  return says.toldCode.test(text) || says.pestered.test(text) || says.baited.test(text)
    ? { intent: 'consult.ask', slots: {}, kind: 'fraud' }
    : null;
}

/** Longer ones say what is to be registered. */
const SHORT = 24;

/** Who fell last year asks for what is paid. */
function isInNeed(text: string, says: Says): boolean {
  return says.criesForHelp.test(text) && !says.pastHarm.test(text);
}
