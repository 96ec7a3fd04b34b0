/** One link as an operator writes it: `smpp://system_id:password@host:port?name=cm&source=10628`. */

import {
  HOME_CARRIERS,
  type HomeCarrier,
  SIGNATURE_PLACES,
  type SignaturePlace,
} from '../../src/core/model/route';

/** What a link of every protocol is told. */
export interface LinkOptions {
  /** Unique among all gateways; stands in logs and metrics. */
  name: string;
  host: string;
  port: number;
  tls: boolean;
  /** File of the authority that signed the peer's certificate, where the system does not know it. */
  ca?: string;
  /** Whose own link it is: for its subscribers first; absent: for everybody's. */
  carrier?: HomeCarrier;
  /** The code we send from where a message names none. */
  source: string;
  signature: SignaturePlace;
  /** Of one account, each with its own log-in and window. */
  connections: number;
  /** Segments unanswered at once on a connection. */
  window: number;
  /** Segments a second; 0: no limit. */
  tps: number;
  /** Milliseconds between two questions whether the peer is there. */
  enquire: number;
  /** Milliseconds for a response. */
  timeout: number;
  /** How often a request is written, in all, before it counts as unanswered. */
  tries: number;
  /** Milliseconds for a log-in, which some carriers take longer for. */
  bindTimeout: number;
}

/** Characters of a code of ours: the longest field that a protocol has for it holds 20. */
const LONGEST_SOURCE = 20;
/** No carrier gives an account more. */
const MOST_CONNECTIONS = 32;

/** Reads the address of a link, and gathers all that is wrong with it. */
export class LinkUrl {
  readonly faults: string[] = [];
  private readonly known = new Set<string>();

  constructor(readonly url: URL) {}

  /** Name, host and port, and whose own link it is; `ports`: what stands where the address names none. */
  place(defaultName: string, ports: { plain: number; tls: number }): Place {
    const { url } = this;
    const tls = url.protocol.endsWith('s:');
    const name = this.matching('name', defaultName, NAME, 'up to 32 letters, digits, - and _');
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const port = url.port ? Number(url.port) : tls ? ports.tls : ports.plain;
    const carrier = this.given('carrier') === null ? null : this.oneOf('carrier', HOME_CARRIERS);
    return { name, host, port, tls, ...(carrier && { carrier }) };
  }

  source(): string {
    return this.text('source', LONGEST_SOURCE);
  }

  signature(): SignaturePlace {
    return this.oneOf('signature', SIGNATURE_PLACES);
  }

  /** `window`, `enquire` (seconds) and `tries`: the protocol's own defaults; without `tries` it never writes anything twice. */
  pace(defaults: { window: number; enquire: number; tries?: number }): Pace {
    return {
      connections: this.number('connections', 1, 1, MOST_CONNECTIONS),
      window: this.number('window', defaults.window, 1, 10_000),
      tps: this.number('tps', 0, 0, 100_000),
      enquire: this.number('enquire', defaults.enquire, 1, 3_600) * 1_000,
      timeout: this.number('timeout', 60, 1, 600) * 1_000,
      tries: defaults.tries === undefined ? 1 : this.number('tries', defaults.tries, 1, 10),
      bindTimeout: this.number('bind_timeout', 60, 1, 600) * 1_000,
    };
  }

  /** Call last: what is known is what was asked for. Throws one Error that names every fault; it never repeats the password. */
  finish(protocol: string, { name, host }: Pick<LinkOptions, 'name' | 'host'>): void {
    if (!host) this.faults.push('the host is missing');
    for (const parameter of this.url.searchParams.keys()) {
      if (this.known.has(parameter)) continue;
      this.faults.push(`${parameter} is not known; allowed are ${[...this.known].join(', ')}`);
    }
    if (this.faults.length > 0) throw new Error(`${protocol} link ${name}: ${this.faults.join('; ')}`);
  }

  /** The text of a parameter; null where it is absent. */
  given(name: string): string | null {
    this.known.add(name);
    return this.url.searchParams.get(name);
  }

  /** At most so many octets of ASCII, which every protocol can hold. */
  text(name: string, most: number): string {
    return this.part(name, encodeURIComponent(this.given(name) ?? ''), most);
  }

  /** As `text`, for a part of the address before the `?`. */
  part(name: string, encoded: string, most: number): string {
    const text = decode(encoded);
    if (text !== null && text.length <= most && /^[\x20-\x7e]*$/.test(text)) return text;
    this.faults.push(`${name} must be at most ${most} ASCII characters`);
    return '';
  }

  matching(name: string, byDefault: string, pattern: RegExp, allowed: string): string {
    const text = this.given(name) ?? byDefault;
    if (pattern.test(text)) return text;
    this.faults.push(`${name} must be ${allowed}`);
    return byDefault;
  }

  number(name: string, byDefault: number, least: number, most: number): number {
    return this.optionalNumber(name, least, most) ?? byDefault;
  }

  optionalNumber(name: string, least: number, most: number): number | undefined {
    const text = this.given(name);
    if (text === null) return undefined;
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    this.faults.push(`${name} must be a whole number from ${least} to ${most}`);
    return undefined;
  }

  oneOf<T extends string>(name: string, allowed: readonly [T, ...T[]], byDefault: T = allowed[0]): T {
    const text = this.given(name);
    if (text === null) return byDefault;
    const value = allowed.find((one) => one === text);
    if (value === undefined) this.faults.push(`${name} must be one of ${allowed.join(', ')}`);
    return value ?? byDefault;
  }
}

type Place = Pick<LinkOptions, 'name' | 'host' | 'port' | 'tls' | 'carrier'>;
type Pace = Pick<
  LinkOptions,
  'connections' | 'window' | 'tps' | 'enquire' | 'timeout' | 'tries' | 'bindTimeout'
>;

const NAME = /^[a-z0-9][a-z0-9_-]{0,31}$/i;

function decode(encoded: string): string | null {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}
