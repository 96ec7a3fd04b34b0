import type { Intent } from '../intent';
import type { Reading } from '../reading';
import { headIs, type Rule, saysOnly } from './rule';

export const startMessages: Rule = (reading) =>
  (reading.has('startphrase') ||
    saysOnlyOfMessages(reading, 'subscribe.start') ||
    opensAndNames(reading, 'subscribe.start') ||
    (reading.command('subscribe.start') && reading.has('messages') && reading.rest <= 2)) &&
  !refuses(reading)
    ? { intent: 'subscribe.start', slots: {} }
    : null;

export const stopMessages: Rule = (reading) => {
  if (
    reading.has('stopphrase') ||
    saysOnlyOfMessages(reading, 'subscribe.stop') ||
    opensAndNames(reading, 'subscribe.stop')
  )
    return { intent: 'subscribe.stop', slots: {} };
  // 发补贴短信 asks for them, 别再发补贴短信 does not.
  const unasked = reading.has('startphrase') && refuses(reading);
  const both = unasked || (reading.has('messages') && reading.has('stop') && reading.rest <= 4);
  return both ? { intent: 'subscribe.stop', slots: {} } : null;
};

function refuses(reading: Reading): boolean {
  return reading.has('stopphrase') || reading.has('stop') || reading.command('subscribe.stop');
}

/** 订阅补贴: opens with the whole word and only names what the messages are about. */
function opensAndNames(reading: Reading, intent: Intent): boolean {
  const { head, rest } = reading;
  if (!head || head.end - head.start < 2 || !headIs(reading, intent)) return false;
  return (
    rest === 0 &&
    !reading.has('stranger') &&
    !reading.has('paid') &&
    !reading.has('money') &&
    !reading.has('account') &&
    reading.year === null
  );
}

/** 退 alone stops messages, 退钱 does not. */
function saysOnlyOfMessages(reading: Reading, intent: Intent): boolean {
  const other = (
    ['money', 'paid', 'subsidy', 'programme', 'account', 'case', 'matter', 'stranger'] as const
  ).some((sign) => reading.has(sign));
  return saysOnly(reading, intent) && !other;
}
