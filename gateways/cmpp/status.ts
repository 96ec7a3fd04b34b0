/** Status of CONNECT_RESP and Result of SUBMIT_RESP: what they mean for the link, and for the message. */
import { SendError } from '../../src/ports';

/** Those that we say: taken; too much just now; why not is not said. */
export const RESULT = { ok: 0, structure: 1, duplicate: 3, length: 4, flow: 8, other: 9 } as const;

/** Of CONNECT_RESP: the account, or its secret. */
const LOGIN_REFUSALS: readonly number[] = [2, 3];
/** The gateway speaks an older version. */
export const VERSION_TOO_HIGH = 4;

const LOGIN_FAULTS = [
  '',
  'the message is wrong',
  'the address is not allowed',
  'the account or its password is wrong',
  'the version is too high',
];

export function isRefusal(status: number): boolean {
  return LOGIN_REFUSALS.includes(status);
}

export function loginFault(status: number): string {
  return `${LOGIN_FAULTS[status] ?? 'other fault'} (${status})`;
}

type Fate = SendError['fate'];

/** By the number; what is missing is a vendor's own, and may pass. */
const FATES: readonly (readonly [Fate, string])[] = [
  ['retry', 'ok'],
  ['rejected', 'its structure'],
  ['rejected', 'its command'],
  // It was there already: an answer that was lost, which nobody sees again.
  ['unknown', 'its sequence is there already'],
  ['rejected', 'its length'],
  ['misconfigured', 'the fee code'],
  ['rejected', 'its text is too long'],
  ['misconfigured', 'the service id'],
  ['throttled', 'too fast'],
  ['misconfigured', 'the gateway does not serve the number that pays'],
  ['misconfigured', 'our code (Src_Id)'],
  ['misconfigured', 'our account (Msg_src)'],
  ['misconfigured', 'the number that pays'],
  ['rejected', 'the recipient'],
];

export function sendErrorOf(result: number): SendError {
  const [fate, wrong] = FATES[result] ?? ['retry', 'a code of its own'];
  return new SendError(fate, `CMPP:${result}`, `the carrier answered SUBMIT with ${result}: ${wrong}`);
}
