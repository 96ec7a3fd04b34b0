/** What the words of a bank tell of why it did not take a payment. */
import type { Cause } from '../model/payments';

/** The surest first. */
const CAUSES: readonly (readonly [Cause, RegExp])[] = [
  ['closed', /销户|注销|closed/i],
  ['frozen', /冻结|停用|长期|睡眠|frozen|dormant/i],
  ['name', /户名|姓名|身份证|name/i],
  ['number', /账号|帐号|卡号|账户|account/i],
];

/** What is wrong with the account, from the bank’s own words. */
export function causeIn(reason: string): Cause {
  return CAUSES.find(([, words]) => words.test(reason))?.[0] ?? 'other';
}
