/** One link as a carrier of messages, whatever its protocol. */
import type { Outbound } from '../../src/core/model/message';
import {
  type Chance,
  type Clock,
  type Gateway,
  type Health,
  type Listener,
  type Log,
  type Meter,
  SendError,
  type Sent,
} from '../../src/ports';
import { Answers, DRAIN } from './answers';
import type { Connection } from './connection';
import { type LinePlace, Lines } from './lines';
import type { LinkOptions } from './options';
import { type Outlet, Outlets } from './outlets';
import type { Protocol } from './protocol';

export interface LinkTools {
  clock: Clock;
  chance: Chance;
  log: Log;
  meter: Meter;
}

/** Milliseconds between two looks at the window. */
const METER_EVERY = 1_000;
/** Milliseconds without an answer to any segment after which health says so. */
const MUTE = 30_000;

/** `source`: the code that messages of our own leave from; empty: none leave by this link. */
export function createLinkGateway<Submit>(
  options: LinkOptions,
  source: string,
  protocol: Protocol<Submit>,
  tools: LinkTools,
): Gateway {
  return new LinkGateway(options, source, protocol, tools);
}

class LinkGateway<Submit> implements Gateway {
  readonly name: string;
  readonly replies = 'queued';
  readonly limits: Gateway['limits'];
  readonly source?: string;
  private readonly outlets: Outlets<Submit>;
  private lines: Lines | null = null;
  private stopping = false;
  private cancelMeter: () => void = () => {};

  constructor(
    private readonly options: LinkOptions,
    source: string,
    private readonly protocol: Protocol<Submit>,
    private readonly tools: LinkTools,
  ) {
    this.name = options.name;
    if (source !== '') this.source = source;
    const { connections, window, tps } = options;
    this.limits = { window: window * connections, perSecond: tps };
    this.outlets = new Outlets(options, protocol, tools);
  }

  /** Starts dialling and listening; a peer that is not there is dialled again. */
  async start(on: Listener): Promise<void> {
    const { clock, meter } = this.tools;
    const answers = new Answers(this.name, this.protocol, this.tools, on);
    this.lines = new Lines(this.options, this.protocol, this.tools, {
      request: (pdu, connection, place) =>
        answers.answer(pdu, {
          connection,
          session: this.lines?.sessionName ?? '',
          takes: !this.stopping,
          goodbye: () => this.goodbye(connection, place),
        }),
      up: (place) => this.up(place, on),
      down: (place, why) => this.down(place, why),
    });
    this.cancelMeter = clock.every(METER_EVERY, () => {
      meter.gauge('window_open', this.outlets.open, { gateway: this.name });
    });
    this.lines.start();
  }

  /** By the connection with the least to do; by another one where that goes before anything of it is written. */
  async send(message: Outbound, signal: AbortSignal): Promise<Sent> {
    for (;;) {
      const outlet = this.outlet();
      if (!outlet) throw this.notBound();
      try {
        return await outlet.submissions.send(message, outlet.connection, signal);
      } catch (error) {
        const isFree = error instanceof SendError && error.fate === 'stopped' && !signal.aborted;
        if (!isFree || this.outlet() === null) throw error;
      }
    }
  }

  health(): Health {
    const { open, mute } = this.outlets;
    if (!this.lines) return { state: 'stopped', since: 0, detail: 'not started', open };
    const { state, since, detail } = this.lines.health();
    const health = { state, since, detail: `${detail}${this.protocol.note}`, open };
    return state === 'up' && mute >= MUTE ? withSilence(health, mute) : health;
  }

  /** Lets open messages end (bounded), says good-bye on each connection, closes. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.cancelMeter();
    this.outlets.turnAway(this.notBound());
    await this.lines?.stop((connection) => this.leave(connection));
    this.show();
  }

  private async leave(connection: Connection): Promise<void> {
    await connection.idle(DRAIN);
    await new Promise<void>((resolve) => {
      const cancel = this.tools.clock.after(DRAIN, resolve);
      const left = () => {
        connection.hangUp('unbound', true);
        cancel();
        resolve();
      };
      connection.request((sequence) => this.protocol.goodbye(sequence)).then(left, left);
    });
  }

  private up({ kind: { role, sends }, number }: LinePlace, on: Listener): void {
    if (sends) this.outlets.begin(number);
    this.tools.log.info({ gateway: this.name, role, ...this.numbered(number) }, 'the link is bound');
    this.show();
    if (sends) on.ready(this.name);
  }

  private down({ kind, number }: LinePlace, why: string): void {
    const facts = { gateway: this.name, role: kind.role, ...this.numbered(number), why };
    this.tools.log.warn(facts, 'the link is down');
    this.show();
    if (kind.sends) this.outlets.turnAway(this.notBound(), number);
  }

  private goodbye(connection: Connection, { kind, number }: LinePlace): void {
    if (kind.sends) this.outlets.leave({ number, connection }, this.notBound());
  }

  /** For the log, where there is more than one. */
  private numbered(number: number): { number?: number } {
    return this.options.connections > 1 ? { number: number + 1 } : {};
  }

  private outlet(): Outlet<Submit> | null {
    return this.stopping ? null : this.outlets.roomiest(this.lines?.sendingConnections() ?? []);
  }

  private notBound(): SendError {
    return new SendError('stopped', 'not_bound', `the link ${this.name} is not bound`);
  }

  private show(): void {
    this.tools.meter.gauge('link_up', this.health().state === 'up' ? 1 : 0, { gateway: this.name });
  }
}

/** A link that takes everything and answers nothing looks well, and nobody gets a message. */
function withSilence(health: Health, mute: number): Health {
  const seconds = Math.floor(mute / 1_000);
  return {
    ...health,
    detail: `${health.detail}; messages have gone unanswered for ${seconds} s: ask the carrier`,
    mute,
  };
}
