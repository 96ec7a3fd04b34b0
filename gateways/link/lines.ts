/** The lines of one link, as its protocol names them: started and stopped together, and what they show of it. */
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { inRanges } from '../../src/net/address';
import type { Chance, Clock, Health } from '../../src/ports';
import { Acceptor } from './acceptor';
import type { Connection } from './connection';
import { Dialer } from './dialer';
import type { Line, LineNeeds, LineState } from './line';
import type { LinkOptions } from './options';
import type { LineKind, ListeningPlace, SessionSide } from './protocol';

/** One line: which of the connections that the operator asked for, counted from 0. */
export interface LinePlace {
  kind: LineKind;
  number: number;
}

/** Whoever speaks on the lines. */
export interface Speaker {
  request(pdu: Buffer, connection: Connection, place: LinePlace): void;
  up(place: LinePlace): void;
  down(place: LinePlace, why: string): void;
}

/** Of lines of several kinds the worst shows; of those of one kind one that is up is enough. */
const WORST_FIRST: readonly LineState[] = ['refused', 'down', 'connecting', 'stopped', 'up'];

type Shown = Omit<Health, 'open'>;

export class Lines {
  private readonly lines: (LinePlace & { line: Line })[] = [];
  private sessions = 0;
  private session = '';

  constructor(
    private readonly options: LinkOptions,
    private readonly protocol: SessionSide,
    private readonly tools: { clock: Clock; chance: Chance },
    private readonly speaker: Speaker,
  ) {
    this.beginSession();
  }

  /**
   * Unique among all of the service. Sisters share it, and a new one begins where one of them is cut off: the same text
   * in another session soon after is a re-delivery.
   */
  get sessionName(): string {
    return this.session;
  }

  /** Throws where the file of the peer's authority cannot be read. */
  start(): void {
    const dial = socketTo(this.options);
    for (const kind of this.protocol.lines) {
      const { listens } = kind;
      if (listens) this.lines.push({ kind, number: 0, line: this.acceptor({ kind, number: 0 }, listens) });
      else
        for (let number = 0; number < this.options.connections; number++)
          this.lines.push({ kind, number, line: this.dialer({ kind, number }, dial) });
    }
    for (const { line } of this.lines) line.start();
  }

  async stop(goodbye: (connection: Connection) => Promise<void>): Promise<void> {
    await Promise.all(this.lines.map(({ line }) => line.stop(goodbye)));
  }

  /** The connections that messages leave by, by their numbers: those that are logged in. */
  sendingConnections(): { number: number; connection: Connection }[] {
    const open: { number: number; connection: Connection }[] = [];
    for (const { kind, number, line } of this.lines) {
      const { connection } = line;
      if (kind.sends && connection) open.push({ number, connection });
    }
    return open;
  }

  health(): Shown {
    const kinds = this.protocol.lines.map((kind) => this.healthOf(kind));
    const { state, since } = worst(kinds) ?? { state: 'stopped', since: 0 };
    return { state, since, detail: kinds.map(({ detail }) => detail).join('; ') };
  }

  private healthOf(kind: LineKind): Shown {
    const { host, port } = this.options;
    const all = this.lines.filter((line) => line.kind === kind).map(({ line }) => line.status);
    const up = all.filter(({ state }) => state === 'up');
    const shown = up[0] ?? worst(all);
    if (!shown) return { state: 'stopped', since: 0, detail: 'not started' };
    const other = up.length > 0 ? worst(all.filter(({ state }) => state !== 'up')) : undefined;
    const many = all.length > 1 ? `, ${up.length} of ${all.length} connections` : '';
    const missing = other ? `; another one: ${other.detail}` : '';
    const place = kind.listens ? `port ${kind.listens.port}` : `${host}:${port}`;
    const detail = `${kind.role} at ${place}: ${shown.detail}${many}${missing}`;
    return { state: shown.state, since: shown.since, detail };
  }

  private needs(place: LinePlace): LineNeeds {
    const { timeout, tries, enquire, bindTimeout } = this.options;
    return {
      wire: this.protocol.wire,
      times: { request: timeout, tries, keepAlive: enquire },
      loginTime: bindTimeout,
      clock: this.tools.clock,
      request: (pdu, connection) => this.speaker.request(pdu, connection, place),
      up: () => this.speaker.up(place),
      down: (why) => this.speaker.down(place, why),
      cutOff: () => this.beginSession(),
    };
  }

  private dialer(place: LinePlace, dial: () => Socket): Line {
    return new Dialer({
      ...this.needs(place),
      dial,
      ready: this.options.tls ? 'secureConnect' : 'connect',
      chance: this.tools.chance,
      login: (connection) => this.protocol.open(connection, place.kind),
    });
  }

  private acceptor(place: LinePlace, { from, ...at }: ListeningPlace): Line {
    const { protocol } = this;
    return new Acceptor({
      ...this.needs(place),
      ...at,
      sends: place.kind.sends,
      allows: inRanges(from),
      admit: (request) => {
        if (!protocol.admit) throw new Error('this protocol has no log-in for a peer that dials');
        return protocol.admit(request);
      },
    });
  }

  private beginSession(): void {
    this.session = `${this.options.name}#${++this.sessions}-${this.tools.chance.id()}`;
  }
}

function worst<T extends { state: LineState }>(shown: readonly T[]): T | undefined {
  // Each answer asks for the state of its link, and most links have one line.
  if (shown.length < 2) return shown[0];
  for (const state of WORST_FIRST) {
    const found = shown.find((one) => one.state === state);
    if (found) return found;
  }
  return undefined;
}

/** TLS always checks the peer's certificate. */
function socketTo({ host, port, tls, ca }: LinkOptions): () => Socket {
  if (!tls) return () => connect({ host, port });
  const authority = ca === undefined ? {} : { ca: readFileSync(ca) };
  return () => connectTls({ host, port, rejectUnauthorized: true, ...authority });
}
