/** Result of an answer and ErrorCode of a Report (SGIP 1.2, section 5.2): 1 to 20 of answers, 21 to 33 of reports too. */
import { type Meanings, refusalsOf } from '../china/session';

/** Those that we say: taken; who logs in is not let in, is in, says that he is no gateway; a wrong form; no such command; too much; failed. */
export const RESULT = { ok: 0, who: 1, again: 2, how: 4, form: 5, command: 7, busy: 11, failed: 32 } as const;

/** Of Bind_Resp: name or password, or we may not log in so. Trying again soon changes nothing. */
export const LOGIN_REFUSALS: readonly number[] = [1, 4];
/** To a message: the session is at fault. */
export const NOT_LOGGED_IN = 1;

const MEANINGS: Meanings = {
  1: ['misconfigured', 'the name or its password is wrong'],
  2: ['busy', 'we are logged in already'],
  3: ['busy', 'too many connections'],
  4: ['misconfigured', 'the way of logging in'],
  5: ['rejected', 'the form of a field'],
  6: ['rejected', 'a number'],
  7: ['rejected', 'the command'],
  8: ['rejected', 'the length'],
  // It was there already: an answer that was lost, which nobody sees again.
  9: ['unknown', 'its sequence is there already'],
  10: ['rejected', 'the node of another network'],
  // Gateways say it to whoever is too fast.
  11: ['throttled', 'busy'],
  21: ['retry', 'the destination can not be reached'],
  22: ['retry', 'the way there'],
  23: ['rejected', 'no way leads there'],
  24: ['misconfigured', 'the number that pays'],
  25: ['retry', 'the person can not be reached'],
  26: ['retry', 'the phone is full'],
  27: ['rejected', 'the phone takes no texts'],
  28: ['retry', 'the phone failed to take it'],
  29: ['rejected', 'nobody has this number'],
  30: ['rejected', 'no such function'],
  31: ['rejected', 'the device'],
  32: ['retry', 'its system failed'],
  33: ['busy', 'its queue is full'],
};

/** Why a log-in was refused, for the operator. */
export function loginFault(result: number): string {
  return `${MEANINGS[result]?.[1] ?? 'other fault'} (${result})`;
}

/** As it stands beside a message. */
export function codeOf(result: number): string {
  return `SGIP:${result}`;
}

export const sendErrorOf = refusalsOf('SGIP', 'Submit', MEANINGS);
