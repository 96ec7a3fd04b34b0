import type { Act, Intent } from '../../model/intent';
import { isCommand, type Reading } from '../reading/reading';
import { senseOf } from '../reading/tokens';

/** One way to make a request; null when the text does not make it so. */
export type Rule = (reading: Reading) => Act | null;

/** Whether the text opens with this command. */
export function headIs(reading: Reading, intent: Intent): boolean {
  return reading.head !== null && isCommand(reading.head, intent);
}

/** Names a command and says nothing else that the lexicon does not know. */
export function saysOnly(reading: Reading, intent: Intent): boolean {
  return reading.command(intent) && reading.rest === 0;
}

export function aboutSubsidy(reading: Reading): boolean {
  return reading.has('programme') || reading.has('subsidy');
}

/** 你办好了没, 你家领了没 is asked of a friend, 你们 and 你好 of an office; who says 帮我查 means the office too. */
export function isToFriend(reading: Reading): boolean {
  if (reading.has('lookup')) return false;
  const [first] = reading.tokens;
  const opens = first !== undefined && first.start === 0 && senseOf(first, 'you') !== undefined;
  return reading.has('yours') || (opens && !reading.has('case')) || asksYou(reading);
}

/** 粮补你领了没: whether the one spoken to has got it. */
function asksYou({ tokens }: Reading): boolean {
  return tokens.some((token, index) => {
    const next = tokens[index + 1];
    return next?.start === token.end && !!senseOf(token, 'you') && !!senseOf(next, 'paid');
  });
}
