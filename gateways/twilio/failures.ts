/** Twilio's answers and its absence, as the closed set of failures (Twilio's error dictionary; RFC 9110, section 15). */
import type { Fate } from '../../src/core/model/message';
import { SendError } from '../../src/ports';

/** Twilio said 429. `retryAfter` is in milliseconds; null where it named none. */
export class Throttled extends SendError {
  constructor(readonly retryAfter: number | null) {
    super('throttled', '20429', 'Twilio asks us to slow down');
  }
}

/** Codes whose fate their HTTP status does not tell. Any other refusal (4xx) is for good. */
const FATES: Readonly<Record<number, Fate>> = {
  20003: 'misconfigured', // wrong SID or token
  20005: 'misconfigured', // account not active
  20404: 'misconfigured', // no such account
  20429: 'throttled',
  20500: 'busy',
  20503: 'busy',
  21212: 'misconfigured', // the sender is no number
  21603: 'misconfigured', // no sender
  21606: 'misconfigured', // the sender is not this account's
  21609: 'misconfigured', // PUBLIC_URL can not be called
  21610: 'optedOut', // the person texted STOP
  21611: 'busy', // the sender's queue is full
  21659: 'misconfigured', // the sender is not this account's
  21660: 'misconfigured',
  21703: 'misconfigured', // the Messaging Service has no sender
  21704: 'misconfigured',
  21705: 'misconfigured', // no such Messaging Service
  30001: 'busy', // queue overflow
  30002: 'misconfigured', // account suspended
  63017: 'busy', // too many messages at once
};

const NOT_WRITTEN = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const TLS = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|EPROTO/;

/** What a failed request means for its message. Whatever may have been taken is `unknown`. */
export function failureOf(error: unknown): SendError {
  if (error instanceof SendError) return error;
  const { status, code } = asAnswer(error);
  if (status !== null) return ofAnswer(status, typeof code === 'number' ? code : null);
  const name = typeof code === 'string' ? code : 'no_answer';
  if (NOT_WRITTEN.has(name)) {
    return new SendError('stopped', name.toLowerCase(), 'Twilio can not be reached: check the network');
  }
  if (TLS.test(name)) {
    return new SendError('misconfigured', 'tls', `Twilio's certificate can not be checked (${name})`);
  }
  return new SendError('unknown', name === 'ECONNABORTED' ? 'timeout' : name.toLowerCase(), 'no answer came');
}

function ofAnswer(status: number, code: number | null): SendError {
  const says = code === null ? `http_${status}` : String(code);
  const fate = (code !== null && FATES[code]) || fateOfStatus(status);
  return new SendError(fate, says, `Twilio answered ${status}${code === null ? '' : `, error ${code}`}`);
}

function fateOfStatus(status: number): Fate {
  if (status === 401 || status === 403 || status === 404) return 'misconfigured';
  if (status === 429) return 'throttled';
  if (status === 502 || status === 504) return 'unknown'; // somebody in between lost the answer
  return status >= 500 ? 'busy' : 'rejected';
}

/** What the package throws: an answer with `status` and Twilio's `code`, or a fault of the network with its name as `code`. */
function asAnswer(error: unknown): { status: number | null; code: unknown } {
  if (typeof error !== 'object' || error === null) return { status: null, code: null };
  const status = 'status' in error && typeof error.status === 'number' ? error.status : null;
  return { status, code: 'code' in error ? error.code : null };
}

/** Retry-After in milliseconds (RFC 9110, section 10.2.3: seconds, or a date). */
export function retryAfter(header: unknown, now: number): number | null {
  if (typeof header !== 'string' || header.trim() === '') return null;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}
