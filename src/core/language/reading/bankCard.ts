/** A new account that somebody writes out whole: no text changes it, and none should carry it. */
import type { Understood } from '../../model/understood';
import type { Says } from '../../text/sayings';

/** Sixteen to nineteen digits, be they in groups; an identity number is none of them. */
const CARD = /(?<![0-9])(?![0-9]{6}(?:19|20)[0-9]{9}[0-9x](?![0-9]))[0-9](?:[ -]?[0-9]){15,18}(?![0-9])/;

export function changesAccount(text: string, says: Says): boolean {
  return CARD.test(text) && says.accountChanged.test(text) && says.account.test(text);
}

/** What is not weighed: an account that somebody writes out, and a code of his bank that he told or typed: 验证码我告诉他了. */
export function warnedOf(text: string, says: Says): Understood | null {
  if (changesAccount(text, says)) return { intent: 'subsidy.query', slots: { about: 'lost' } };
  return says.toldCode.test(text) ? { intent: 'consult.ask', slots: {}, kind: 'fraud' } : null;
}
