/** A new account that somebody writes out whole: no text changes it, and none should carry it. */

/** Sixteen to nineteen digits, be they in groups; an identity number is none of them. */
const CARD = /(?<![0-9])(?![0-9]{6}(?:19|20)[0-9]{9}[0-9x](?![0-9]))[0-9](?:[ -]?[0-9]){15,18}(?![0-9])/;
const CHANGED = /[换改新补]|丢|changed?|new|lost/;
const ACCOUNT = /卡|折|[账帐][号户]|account|card|passbook/;

export function changesAccount(text: string): boolean {
  return CARD.test(text) && CHANGED.test(text) && ACCOUNT.test(text);
}
