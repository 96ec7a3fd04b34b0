/** Status of CONNECT_RESP and Result of SUBMIT_RESP: what they mean for the link, and for the message. */
import { type Meanings, refusalsOf } from '../china/session';

/** Those that we say: taken; too much just now; why not is not said. */
export const RESULT = { ok: 0, structure: 1, duplicate: 3, length: 4, flow: 8, other: 9 } as const;

/** Of CONNECT_RESP: the account, or its secret. */
export const LOGIN_REFUSALS: readonly number[] = [2, 3];
/** The gateway speaks an older version. */
export const VERSION_TOO_HIGH = 4;

const LOGIN_FAULTS = [
  '',
  'the message is wrong',
  'the address is not allowed',
  'the account or its password is wrong',
  'the version is too high',
];

/** Why a log-in was refused, for the operator. */
export function loginFault(status: number): string {
  return `${LOGIN_FAULTS[status] ?? 'other fault'} (${status})`;
}

const MEANINGS: Meanings = {
  1: ['rejected', 'its structure'],
  2: ['rejected', 'its command'],
  // It was there already: an answer that was lost, which nobody sees again.
  3: ['unknown', 'its sequence is there already'],
  4: ['rejected', 'its length'],
  5: ['misconfigured', 'the fee code'],
  6: ['rejected', 'its text is too long'],
  7: ['misconfigured', 'the service id'],
  8: ['throttled', 'too fast'],
  9: ['misconfigured', 'the gateway does not serve the number that pays'],
  10: ['misconfigured', 'our code (Src_Id)'],
  11: ['misconfigured', 'our account (Msg_src)'],
  12: ['misconfigured', 'the number that pays'],
  13: ['rejected', 'the recipient'],
};

export const sendErrorOf = refusalsOf('CMPP', 'SUBMIT', MEANINGS);
