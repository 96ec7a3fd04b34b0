/** A new account that somebody writes out whole: no text changes it, and none should carry it. */

/** Sixteen to nineteen digits, be they in groups; an identity number is none of them. */
const CARD = /(?<![0-9])(?![0-9]{6}(?:19|20)[0-9]{9}[0-9x](?![0-9]))[0-9](?:[ -]?[0-9]){15,18}(?![0-9])/;
const CHANGED = /[换改新补]|丢|changed?|new|lost/;
const ACCOUNT = /卡|折|[账帐][号户]|account|card|passbook/;

export function changesAccount(text: string): boolean {
  return CARD.test(text) && CHANGED.test(text) && ACCOUNT.test(text);
}

/** A code of a bank that is told is what a fraud wants: 验证码我告诉他了. */
const TOLD_CODE =
  /(?:验证码|密码|口令).{0,8}(?:告诉|说给|报给|念给|发给|给|告知)(?:了|过)?(?:他|她|人|对方|骗子|那人|那边)|(?:told|gave|sent) (?:him|her|them|someone|somebody) (?:my|the|a) (?:code|password|pin)/;

export function toldCode(text: string): boolean {
  return TOLD_CODE.test(text);
}
