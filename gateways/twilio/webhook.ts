/** What Twilio calls us for: messages from people, and word of messages of ours. Signed, or nothing is changed. */
import { type Inbound, type Receipt, replyReference } from '../../src/core/model/message';
import { readForm } from '../../src/core/text/form';
import { normalisePhone } from '../../src/core/text/phone';
import { plain } from '../../src/net/answers';
import type { Answer, Listener, WebAnswer, WebCall, WebHead } from '../../src/ports';
import { NOTHING_HERE, urlOf } from '../http/httpGateway';
import { INBOUND_PATH, NAME, type Package, STATUS_PATH, type TwilioOptions } from './api';

export interface Webhook {
  answer(call: WebCall, on: Listener, now: number): Promise<WebAnswer>;
}

type Form = ReadonlyMap<string, readonly string[]>;

/** SIDs, and what stands in for one elsewhere. */
const SID = /^[\w-]{1,64}$/;
/** The error of a message to somebody who texted STOP. */
const OPTED_OUT = '21610';
const UNSIGNED = 'The signature is missing or wrong: it is made with the account token over PUBLIC_URL.';

/** `taken` hears each message id of Twilio's with the id of ours that it was created for. */
export function createWebhook(
  twilio: Package,
  options: Pick<TwilioOptions, 'authToken' | 'publicUrl'>,
  taken: (message: string, sid: string) => void,
): Webhook {
  return {
    async answer(call, on, now) {
      const refused = admit(call);
      if (refused) return refused;
      const { pathname, searchParams } = urlOf(call);
      const form = readForm(call.body);
      if (!isSigned(twilio, call, form, options)) return plain(403, UNSIGNED);
      return pathname === INBOUND_PATH
        ? inbound(twilio, form, on, now, options.publicUrl)
        : status(form, searchParams, on, now, taken);
    },
  };
}

/** Refuses before the body is read what can not be Twilio's. */
export function admit(call: WebHead): WebAnswer | null {
  const { method, headers } = call;
  const { pathname } = urlOf(call);
  if (pathname !== INBOUND_PATH && pathname !== STATUS_PATH) {
    return plain(404, NOTHING_HERE);
  }
  if (method !== 'POST') {
    return plain(405, 'Only POST is possible here.', { Allow: 'POST' });
  }
  if (!/^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '')) {
    return plain(415, 'Send a form (application/x-www-form-urlencoded).');
  }
  return headers['x-twilio-signature'] ? null : plain(403, UNSIGNED);
}

/** The peer sees another address than Twilio called where a proxy stands in between: PUBLIC_URL counts, no header. */
function isSigned(
  twilio: Package,
  call: WebCall,
  form: Form,
  { authToken, publicUrl }: Pick<TwilioOptions, 'authToken' | 'publicUrl'>,
): boolean {
  const signature = call.headers['x-twilio-signature'];
  if (!signature) return false;
  const fields = [...form].map(([name, values]) => [name, values.length === 1 ? values[0] : values]);
  try {
    return twilio.validateRequest(authToken, signature, publicUrl + call.url, Object.fromEntries(fields));
  } catch {
    return false; // an address that no signature was ever made for
  }
}

async function inbound(
  twilio: Package,
  form: Form,
  on: Listener,
  now: number,
  publicUrl: string,
): Promise<WebAnswer> {
  const id = first(form, 'MessageSid') || first(form, 'SmsSid');
  const from = first(form, 'From');
  const to = first(form, 'To');
  if (!SID.test(id) || from === '' || to === '') {
    return plain(400, 'MessageSid, From and To are needed.');
  }
  const text = first(form, 'Body');
  const optOut = optOutOf(text, first(form, 'OptOutType'));
  const answer = await on.message({
    id,
    gateway: NAME,
    medium: 'sms',
    from: normalisePhone(from),
    to,
    text,
    at: now,
    connection: NAME,
    ...(optOut && { optOut }),
  });
  return twiml(twilio, answer, `${publicUrl}${STATUS_PATH}?re=${encodeURIComponent(id)}`);
}

/** Words that Twilio heeds of its own where nobody set others, and a few that only start again. */
const STOPS = /^(?:stop|stopall|unsubscribe|cancel|end|quit|revoke|optout)$/i;
const STARTS = /^(?:start|unstop)$/i;

/** Whether Twilio itself stopped sending to the person, or began again: it says so, or has heeded its own words. */
function optOutOf(text: string, type: string): Inbound['optOut'] {
  if (/^stop$/i.test(type) || (type === '' && STOPS.test(text.trim()))) return 'stop';
  return /^start$/i.test(type) || (type === '' && STARTS.test(text.trim())) ? 'start' : undefined;
}

/** The replies, each with the address that hears what becomes of it: its own SID is told nowhere else. */
function twiml(twilio: Package, { replies }: Answer, action: string): WebAnswer {
  const response = new twilio.twiml.MessagingResponse();
  for (const { text } of replies) response.message({ action, method: 'POST' }, text);
  return { status: 200, type: 'text/xml; charset=utf-8', body: response.toString() };
}

async function status(
  form: Form,
  query: URLSearchParams,
  on: Listener,
  now: number,
  taken: (message: string, sid: string) => void,
): Promise<WebAnswer> {
  const sid = first(form, 'MessageSid') || first(form, 'SmsSid');
  const word = first(form, 'MessageStatus') || first(form, 'SmsStatus');
  const code = first(form, 'ErrorCode');
  const state = stateOf(word, code);
  if (!SID.test(sid) || state === null) return plain(400, 'MessageSid and a known MessageStatus are needed.');
  const ours = query.get('m');
  if (ours !== null) taken(ours, sid);
  const answered = query.get('re');
  const references = answered === null ? [sid] : [sid, replyReference(answered)];
  const named = [first(form, 'To'), first(form, 'From')].filter((number) => number !== '');
  const to = named.length === 0 ? 'anybody' : named.map((number) => normalisePhone(number));
  const receipt: Receipt = { gateway: NAME, references, to, state, at: now };
  if (code === OPTED_OUT) receipt.optedOut = true;
  await on.receipt(code === '' ? receipt : { ...receipt, code: code.slice(0, 32) });
  return plain(204, '');
}

function first(form: Form, name: string): string {
  return form.get(name)?.[0] ?? '';
}

/** MessageStatus as the state of a receipt (Twilio's Message resource). The store moves states forward only. */
const STATES: Readonly<Record<string, Receipt['state']>> = {
  accepted: 'accepted',
  scheduled: 'accepted',
  queued: 'accepted',
  sending: 'accepted',
  sent: 'accepted',
  delivered: 'delivered',
  partially_delivered: 'delivered',
  read: 'delivered',
  undelivered: 'undeliverable',
  failed: 'rejected',
  canceled: 'rejected',
};
/** Its time ran out in Twilio's queue. */
const EXPIRED = '30036';

/** Null where the word is none that Twilio says of a message of ours. */
function stateOf(status: string, code: string): Receipt['state'] | null {
  const state = Object.hasOwn(STATES, status) ? (STATES[status] ?? null) : null;
  return code === EXPIRED && (state === 'undeliverable' || state === 'rejected') ? 'expired' : state;
}
