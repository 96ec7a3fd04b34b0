/** What an aggregator's call asks for. Pure: a call in, a step of a session out. */
import { readForm } from '../../src/core/text/form';
import { normalisePhone } from '../../src/core/text/phone';
import { bareCode, isDialled, partDialled } from '../../src/core/text/serviceCode';
import type { WebCall } from '../../src/ports';
import { type Aggregator, aggregatorOf, type Fields } from './aggregators';

export interface Asked {
  aggregator: Aggregator;
  fields: Fields;
  session: string;
  /** E.164; empty where a session that nobody knows is over. */
  phone: string;
  /** The service code, as it is configured; null where it is none of ours. */
  code: string | null;
  /** What was dialled behind the code, or typed since. */
  text: string;
  phase?: 'new' | 'resume' | 'close';
  step?: string;
}

/** What is wrong with a call; it holds nothing of the person. */
export class Unreadable extends Error {}

export const PATH = '/gateways/ussd';
const LONGEST_TEXT = 1_000;
const LONGEST_ID = 128;
/** What a person typed, in the words of those who send JSON. */
const TEXTS = /^(message|userdata|text)$/i;

/** `phoneOf`: whose session of an aggregator it is, where a call does not say. Throws Unreadable. */
export function readCall(
  call: WebCall,
  url: URL,
  codes: readonly string[],
  phoneOf: (aggregator: string, session: string) => string | undefined,
): Asked {
  const body = bodyOf(call);
  const fields = Object.assign(fieldsOf(call, url, body), ofPath(url.pathname));
  const aggregator = aggregatorOf(body, fields);
  if (!aggregator) throw new Unreadable('The fields are those of no aggregator that is known here.');
  const { fields: names, phase } = aggregator;
  const of = (name: string | undefined) => (name === undefined ? '' : (fields[name] ?? '').trim());
  const says = of(phase?.field).toLowerCase();
  const where = says === '' ? undefined : (phase?.words[says] ?? 'resume');
  const named = of(names.session);
  const phone = normalisePhone(of(names.phone) || (phoneOf(aggregator.name, named) ?? ''), true);
  if (!/^\+\d{7,15}$/.test(phone)) {
    // How a session ended is told without its phone by some.
    if (where === 'close' && named !== '' && of(names.phone) === '')
      return { aggregator, fields, session: named, phone: '', code: null, text: '', phase: where };
    throw new Unreadable(`${names.phone} is no phone number.`);
  }
  const session = named === '' && !Object.hasOwn(fields, names.session) ? phone : named;
  if (session === '' || session.length > LONGEST_ID) {
    throw new Unreadable(`${names.session} must have 1 to ${LONGEST_ID} characters.`);
  }
  const text = where === 'close' ? '' : of(names.text);
  if (text.length > LONGEST_TEXT) throw new Unreadable(`${names.text} is over ${LONGEST_TEXT} characters.`);
  const asked: Asked = { aggregator, fields, session, phone, ...dialled(codes, of(names.code), text) };
  if (where) asked.phase = where;
  if (of(names.step) !== '') asked.step = of(names.step);
  return asked;
}

function bodyOf({ method, headers, body }: WebCall): Aggregator['body'] {
  if (method === 'GET') return 'form';
  const type = (headers['content-type'] ?? '').toLowerCase();
  if (type.includes('json') || (type === '' && body.toString('latin1', 0, 1) === '{')) return 'json';
  if (type === '' || type.startsWith('application/x-www-form-urlencoded')) return 'form';
  throw new Unreadable('Send a form or JSON.');
}

function fieldsOf({ method, body: octets }: WebCall, url: URL, body: Aggregator['body']): Fields {
  if (body === 'json') return ofJson(octets);
  const query = url.search.slice(1);
  const form = readForm(method === 'GET' ? new TextEncoder().encode(query) : octets);
  const fields: Record<string, string> = {};
  for (const [name, [value = '']] of form) fields[name.toLowerCase()] = value;
  return fields;
}

function ofJson(octets: Buffer): Fields {
  let value: unknown;
  try {
    value = JSON.parse(octets.toString('utf8'));
  } catch {
    throw new Unreadable('The body is not JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Unreadable('The body is not a JSON object.');
  }
  const plain = Object.entries(value).flatMap(([name, one]): [string, string][] => {
    if (one === null) return [];
    if (typeof one === 'object' && TEXTS.test(name)) throw new Unreadable(`${name.slice(0, 32)} is no text.`);
    return typeof one === 'object' ? [] : [[name.toLowerCase(), String(one)]];
  });
  return Object.fromEntries(plain);
}

/** Infobip names the session and what happens to it in the address. */
function ofPath(path: string): Fields {
  const [, session, act] = /^\/gateways\/ussd\/session\/([^/]+)\/(start|response|end)$/.exec(path) ?? [];
  return session && act ? { session, act } : {};
}

/** Parts the service code from what was dialled behind it, wherever the aggregator writes it: `*106*1*2#`, `106`. */
function dialled(codes: readonly string[], written: string, text: string): Pick<Asked, 'code' | 'text'> {
  const whole = isDialled(text) ? text : written;
  // Written nowhere: it is the only thing that is called here.
  if (bareCode(whole) === '') return { code: codes[0] ?? null, text };
  const parted = partDialled(codes, whole);
  if (!parted) return { code: null, text };
  const { code, behind } = parted;
  if (isDialled(text)) return { code, text: behind };
  return { code, text: [behind, text].filter((part) => part !== '').join('*') };
}

/** Sessions that are remembered: many times what is open at once. A session lasts three minutes at most. */
const MOST_SESSIONS = 10_000;

/** Whose session it is, for aggregators that say it with the first request alone. */
export class Sessions {
  private readonly phones = new Map<string, string>();

  readonly phoneOf = (aggregator: string, session: string): string | undefined =>
    this.phones.get(`${aggregator}:${session}`);

  keep({ aggregator, session, phone, phase }: Asked): void {
    const key = `${aggregator.name}:${session}`;
    this.phones.delete(key);
    if (phase === 'close' || phone === '') return;
    this.phones.set(key, phone);
    const [oldest] = this.phones.keys();
    if (this.phones.size > MOST_SESSIONS && oldest !== undefined) this.phones.delete(oldest);
  }
}
