/** Status of Login_Resp and Submit_Resp (SMGP 3.0.3, 6.2.71): what it means for the link, and for the message. */
import { type Meanings, refusalsOf } from '../china/session';

/** Those that we say: taken; too much just now; its body is wrong; why not is not said. */
export const STATUS = { ok: 0, busy: 1, structure: 10, command: 11, other: 99 } as const;

/** Of Login_Resp: the address, the account or its secret. Trying again soon changes nothing. */
export const LOGIN_REFUSALS: readonly number[] = [20, 21, 76];

const MEANINGS: Meanings = {
  // Gateways say it to whoever is too fast.
  1: ['throttled', 'busy'],
  2: ['busy', 'too many connections'],
  10: ['rejected', 'its structure'],
  11: ['rejected', 'its command'],
  // It was there already: an answer that was lost, which nobody sees again.
  12: ['unknown', 'its sequence is there already'],
  20: ['misconfigured', 'our address'],
  21: ['misconfigured', 'the account or its password'],
  22: ['misconfigured', 'the version is too high'],
  30: ['misconfigured', 'the type of message'],
  31: ['misconfigured', 'the priority'],
  32: ['misconfigured', 'the fee type'],
  33: ['misconfigured', 'the fee code'],
  34: ['rejected', 'the format of its text'],
  35: ['rejected', 'the form of a time'],
  36: ['rejected', 'its text is too long'],
  37: ['rejected', 'its time is over'],
  39: ['rejected', 'no way leads to the recipient'],
  40: ['misconfigured', 'the fixed fee'],
  43: ['misconfigured', 'the service id'],
  44: ['rejected', 'until when it is good'],
  45: ['rejected', 'when it is to be sent'],
  46: ['misconfigured', 'our code (SrcTermID)'],
  47: ['rejected', 'the recipient'],
  48: ['misconfigured', 'the number that pays'],
  49: ['misconfigured', 'our account (MsgSrc)'],
  74: ['retry', 'nobody may be written to at this time of the day'],
  75: ['retry', 'the quota of the day is used up'],
  76: ['misconfigured', 'the account has expired'],
};

/** Why a log-in was refused, for the operator. */
export function loginFault(status: number): string {
  return `${MEANINGS[status]?.[1] ?? 'other fault'} (${status})`;
}

export const sendErrorOf = refusalsOf('SMGP', 'Submit', MEANINGS);
