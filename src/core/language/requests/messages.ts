import type { Intent } from '../../model/intent';
import { isCommand, type Reading } from '../reading/reading';
import { senseOf, type Token } from '../reading/tokens';
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
  // 预约给退掉 is about a visit, 别发138…了发139… about numbers.
  if ((reading.has('appointment') && !reading.has('messages')) || reading.phones.length > 1) return null;
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

/** Whether the words stop messages; that they were stopped before (停了, 前几天退订了) is no refusal of what follows. */
function refuses({ tokens, text, has }: Reading): boolean {
  if (has('stopphrase')) return true;
  const start = tokens.findLast((token) => senseOf(token, 'startphrase') ?? isStart(token));
  return tokens.some((token) => {
    if (!senseOf(token, 'stop') && !isCommand(token, 'subscribe.stop')) return false;
    const done = token.entry.word.endsWith('了') || text[token.end] === '了';
    return !(done && start !== undefined && start.start > token.end);
  });
}

function isStart(token: Token): true | undefined {
  return isCommand(token, 'subscribe.start') || undefined;
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
    !reading.has('status') &&
    reading.year === null
  );
}

/** 往后退: a command of one character beside words of another kind. */
function isBesides({ tokens }: Reading, intent: Intent): boolean {
  const command = tokens.find((token) => isCommand(token, intent));
  if (!command || command.end - command.start > 1 || command.entry.language !== 'zh-CN') return false;
  return !tokens.every(
    (token) =>
      token.entry.light || token === command || AROUND.some((sign) => senseOf(token, sign) !== undefined),
  );
}

const AROUND = ['filler', 'messages', 'stop', 'courtesy'] as const;

/** 退 alone stops messages, 退钱 does not. */
function saysOnlyOfMessages(reading: Reading, intent: Intent): boolean {
  const other = (
    ['money', 'paid', 'subsidy', 'programme', 'account', 'case', 'matter', 'stranger', 'status'] as const
  ).some((sign) => reading.has(sign));
  return saysOnly(reading, intent) && !other && !isBesides(reading, intent);
}
