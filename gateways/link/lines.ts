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

/** Whoever speaks on the lines. */
export interface Speaker {
  request(pdu: Buffer, connection: Connection, kind: LineKind): void;
  up(kind: LineKind): void;
  down(kind: LineKind, why: string): void;
}

/** The worst state of its lines is the link's. */
const WORST_FIRST: readonly LineState[] = ['refused', 'down', 'connecting', 'stopped', 'up'];

export class Lines {
  private readonly lines = new Map<LineKind, Line>();
  private logins = 0;

  constructor(
    private readonly options: LinkOptions,
    private readonly protocol: SessionSide,
    private readonly tools: { clock: Clock; chance: Chance },
    private readonly speaker: Speaker,
  ) {}

  /** Throws where the file of the peer's authority cannot be read. */
  start(): void {
    const dial = socketTo(this.options);
    for (const kind of this.protocol.lines) {
      const line = kind.listens ? this.acceptor(kind, kind.listens) : this.dialer(kind, dial);
      this.lines.set(kind, line);
    }
    for (const line of this.lines.values()) line.start();
  }

  async stop(goodbye: (connection: Connection) => Promise<void>): Promise<void> {
    await Promise.all([...this.lines.values()].map((line) => line.stop(goodbye)));
  }

  /** What messages leave by; null where none of these lines is logged in. */
  sendingConnection(): Connection | null {
    for (const [{ sends }, { connection }] of this.lines) if (sends && connection) return connection;
    return null;
  }

  health(): Omit<Health, 'open'> {
    const { host, port } = this.options;
    const lines = [...this.lines.entries()];
    for (const state of WORST_FIRST) {
      const found = lines.find(([, { status }]) => status.state === state);
      if (!found) continue;
      const [{ role, listens }, { status }] = found;
      const place = listens ? `port ${listens.port}` : `${host}:${port}`;
      return { state, since: status.since, detail: `${role} at ${place}: ${status.detail}` };
    }
    return { state: 'stopped', since: 0, detail: 'not started' };
  }

  private needs(kind: LineKind): LineNeeds {
    const { timeout, tries, enquire, bindTimeout } = this.options;
    return {
      wire: this.protocol.wire,
      times: { request: timeout, tries, keepAlive: enquire },
      loginTime: bindTimeout,
      clock: this.tools.clock,
      request: (pdu, connection) => this.speaker.request(pdu, connection, kind),
      up: () => this.speaker.up(kind),
      down: (why) => this.speaker.down(kind, why),
    };
  }

  private dialer(kind: LineKind, dial: () => Socket): Line {
    return new Dialer({
      ...this.needs(kind),
      dial,
      ready: this.options.tls ? 'secureConnect' : 'connect',
      chance: this.tools.chance,
      login: (connection) => {
        connection.name = this.nextName();
        return this.protocol.open(connection, kind);
      },
    });
  }

  private acceptor(kind: LineKind, { from, ...place }: ListeningPlace): Line {
    const { protocol } = this;
    return new Acceptor({
      ...this.needs(kind),
      ...place,
      sends: kind.sends,
      allows: inRanges(from),
      named: () => this.nextName(),
      admit: (request) => {
        if (!protocol.admit) throw new Error('this protocol has no log-in for a peer that dials');
        return protocol.admit(request);
      },
    });
  }

  private nextName(): string {
    return `${this.options.name}#${++this.logins}-${this.tools.chance.id()}`;
  }
}

/** TLS always checks the peer's certificate. */
function socketTo({ host, port, tls, ca }: LinkOptions): () => Socket {
  if (!tls) return () => connect({ host, port });
  const authority = ca === undefined ? {} : { ca: readFileSync(ca) };
  return () => connectTls({ host, port, rejectUnauthorized: true, ...authority });
}
