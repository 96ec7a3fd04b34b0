/** One SMPP link as an operator writes it: `smpp://system_id:password@host:port?name=cm&source=10628`. */
import { DEFAULT_ALPHABETS, type DefaultAlphabet } from './alphabet';
import { parseUssd, STANDARD_OPS, type UssdOps } from './ussd';

const BINDS = ['transceiver', 'pair'] as const;
export const LONG_TEXTS = ['udh16', 'udh8', 'sar', 'payload'] as const;
const RECEIPTS = ['all', 'failures', 'none'] as const;
const VALIDITIES = ['relative', 'absolute', 'off'] as const;
const IDS = ['auto', 'same', 'hex-dec', 'dec-hex'] as const;
const PLAIN_RECEIPTS = ['auto', 'on', 'off'] as const;

export interface SmppOptions {
  /** Unique among all gateways; stands in logs and metrics. */
  name: string;
  host: string;
  port: number;
  tls: boolean;
  /** File of the authority that signed the peer's certificate, where the system does not know it. */
  ca?: string;
  systemId: string;
  password: string;
  systemType: string;
  /** One bind both ways, or a transmitter and a receiver. */
  bind: (typeof BINDS)[number];
  /** The code we send from where a message names none. */
  source: string;
  /** Addresses that this bind serves; most SMSCs want none. */
  range: string;
  /** Segments unanswered at once. */
  window: number;
  /** Segments a second; 0: no limit. */
  tps: number;
  /** Milliseconds between two enquire_link. */
  enquire: number;
  /** Milliseconds for a response. */
  timeout: number;
  /** The same for a bind, which some carriers take longer for. */
  bindTimeout: number;
  /** How validity_period is written (7.1.1): from now, as a moment of UTC, or not at all. */
  validity: (typeof VALIDITIES)[number];
  long: (typeof LONG_TEXTS)[number];
  /** What replies ask for. Everything else always asks for its receipts. */
  receipts: (typeof RECEIPTS)[number];
  alphabet: DefaultAlphabet;
  /** How a message's id is written in the answer to it and in its receipt; `auto`: as it stands, and as the link shows. */
  ids: (typeof IDS)[number];
  /** Whether a text that only looks like a receipt is one; `auto`: until the carrier has marked one as such. */
  plainReceipts: (typeof PLAIN_RECEIPTS)[number];
  /** Type of number and numbering plan of our own code; absent: by its shape. */
  ton?: number;
  npi?: number;
  /** The same of a person's number. */
  dton: number;
  dnpi: number;
  /** Which operations its USSD is made of. */
  ussd: UssdOps;
  /** Notices go as WAP push with this link; absent: as texts, which every phone takes. */
  push?: string;
}

const PARAMETERS = new Set(
  'name source range window tps bind system_type enquire timeout bind_timeout validity long receipts alphabet ids plain_receipts ton npi dton dnpi ca ussd push'.split(
    ' ',
  ),
);

/** Throws one Error that names every fault and what is allowed; it never repeats the password. */
export function parseSmppUrl(written: string): SmppOptions {
  const url = URL.canParse(written) ? new URL(written) : null;
  if (!url || !/^smpps?:$/.test(url.protocol)) {
    throw new Error(
      'an SMPP link is written smpp://system_id:password@host:port?name=… (or smpps:// for TLS)',
    );
  }
  const read = new Reader(url.searchParams);
  const options: SmppOptions = {
    name: read.matching('name', 'smpp', /^[a-z0-9][a-z0-9_-]{0,31}$/i, 'up to 32 letters, digits, - and _'),
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : url.protocol === 'smpps:' ? 3550 : 2775,
    tls: url.protocol === 'smpps:',
    systemId: read.part('system_id', url.username, 15),
    password: read.part('password', url.password, 8),
    systemType: read.text('system_type', 12),
    bind: read.oneOf('bind', BINDS),
    source: read.text('source', 20),
    range: read.text('range', 40),
    window: read.number('window', 50, 1, 10_000),
    tps: read.number('tps', 0, 0, 100_000),
    enquire: read.number('enquire', 30, 1, 3_600) * 1_000,
    timeout: read.number('timeout', 60, 1, 600) * 1_000,
    bindTimeout: read.number('bind_timeout', 60, 1, 600) * 1_000,
    validity: read.oneOf('validity', VALIDITIES),
    long: read.oneOf('long', LONG_TEXTS),
    receipts: read.oneOf('receipts', RECEIPTS, 'failures'),
    alphabet: read.oneOf('alphabet', DEFAULT_ALPHABETS),
    ids: read.oneOf('ids', IDS),
    plainReceipts: read.oneOf('plain_receipts', PLAIN_RECEIPTS),
    dton: read.number('dton', 1, 0, 255),
    dnpi: read.number('dnpi', 1, 0, 255),
    ussd: read.ussd(),
  };
  if (url.searchParams.has('ton')) options.ton = read.number('ton', 0, 0, 255);
  if (url.searchParams.has('npi')) options.npi = read.number('npi', 0, 0, 255);
  const ca = url.searchParams.get('ca');
  if (ca) options.ca = ca;
  if (url.searchParams.has('push')) {
    const link = 'an http:// or https:// address of at most 64 characters';
    options.push = read.matching('push', '', /^https?:\/\/[!-~]{1,57}$/, link);
  }
  if (!options.host) read.faults.push('the host is missing');
  for (const parameter of url.searchParams.keys()) {
    if (!PARAMETERS.has(parameter)) {
      read.faults.push(`${parameter} is not known; allowed are ${[...PARAMETERS].join(', ')}`);
    }
  }
  if (read.faults.length > 0) throw new Error(`SMPP link ${options.name}: ${read.faults.join('; ')}`);
  return options;
}

/** Reads parameters and gathers what is wrong with them. */
class Reader {
  readonly faults: string[] = [];

  constructor(private readonly given: URLSearchParams) {}

  /** Octets are limited by SMPP 3.4, section 4.1: a NUL follows each string. */
  text(name: string, most: number): string {
    return this.part(name, encodeURIComponent(this.given.get(name) ?? ''), most);
  }

  part(name: string, encoded: string, most: number): string {
    const text = decode(encoded);
    if (text !== null && text.length <= most && /^[\x20-\x7e]*$/.test(text)) return text;
    this.faults.push(`${name} must be at most ${most} ASCII characters`);
    return '';
  }

  matching(name: string, byDefault: string, pattern: RegExp, allowed: string): string {
    const text = this.given.get(name) ?? byDefault;
    if (pattern.test(text)) return text;
    this.faults.push(`${name} must be ${allowed}`);
    return byDefault;
  }

  ussd(): UssdOps {
    const text = this.given.get('ussd');
    const ops = text === null ? STANDARD_OPS : parseUssd(text);
    if (ops === null) this.faults.push('ussd must be on, or four operations as 1,18,2,17');
    return ops ?? STANDARD_OPS;
  }

  number(name: string, byDefault: number, least: number, most: number): number {
    const text = this.given.get(name);
    if (text === null) return byDefault;
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    this.faults.push(`${name} must be a whole number from ${least} to ${most}`);
    return byDefault;
  }

  oneOf<T extends string>(name: string, allowed: readonly [T, ...T[]], byDefault: T = allowed[0]): T {
    const text = this.given.get(name);
    if (text === null) return byDefault;
    const value = allowed.find((one) => one === text);
    if (value === undefined) this.faults.push(`${name} must be one of ${allowed.join(', ')}`);
    return value ?? byDefault;
  }
}

function decode(encoded: string): string | null {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}
