import type { Rule } from './rule';

/** A leader's 已阅 with a case number, also when no alert is pending. */
export const acknowledge: Rule = ({ caseNo, has, rest }) =>
  caseNo !== null && has('ackfirm') && !has('status') && rest <= 2
    ? { intent: 'alert.ack', slots: { caseNo } }
    : null;
