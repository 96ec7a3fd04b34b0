/** A new account that somebody writes out whole: no text changes it, and none should carry it. */
import type { Says } from '../../text/sayings';

/** Sixteen to nineteen digits, be they in groups; an identity number is none of them. */
const CARD = /(?<![0-9])(?![0-9]{6}(?:19|20)[0-9]{9}[0-9x](?![0-9]))[0-9](?:[ -]?[0-9]){15,18}(?![0-9])/;

export function changesAccount(text: string, says: Says): boolean {
  return CARD.test(text) && says.accountChanged.test(text) && says.account.test(text);
}
