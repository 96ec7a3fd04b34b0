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
import { Lines } from './lines';
import type { LinkOptions } from './options';
import { Pacer } from './pacer';
import type { LineKind, Protocol } from './protocol';
import { Submissions } from './submission';

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
  private readonly pacer: Pacer;
  private readonly submissions: Submissions<Submit>;
  private lines: Lines | null = null;
  /** The connection that said good-bye: it takes nothing new. */
  private leaving: Connection | null = null;
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
    this.limits = { window: options.window, perSecond: options.tps };
    this.pacer = new Pacer(options.window, options.tps, tools.clock);
    this.submissions = new Submissions(protocol, this.pacer, tools.clock, tools.chance);
  }

  /** Starts dialling and listening; a peer that is not there is dialled again. */
  async start(on: Listener): Promise<void> {
    const { clock, meter } = this.tools;
    const answers = new Answers(this.name, this.protocol, this.tools, on);
    this.lines = new Lines(this.options, this.protocol, this.tools, {
      request: (pdu, connection, { sends }) =>
        answers.answer(pdu, {
          connection,
          takes: !this.stopping,
          goodbye: () => {
            if (sends) this.goodbye(connection);
          },
        }),
      up: (kind) => this.up(kind, on),
      down: (kind, why) => this.down(kind, why),
    });
    this.cancelMeter = clock.every(METER_EVERY, () => {
      meter.gauge('window_open', this.pacer.open, { gateway: this.name });
    });
    this.lines.start();
  }

  async send(message: Outbound, signal: AbortSignal): Promise<Sent> {
    const connection = this.lines?.sendingConnection();
    if (!connection || connection === this.leaving || this.stopping) throw this.notBound();
    return this.submissions.send(message, connection, signal);
  }

  health(): Health {
    const open = this.pacer.open;
    if (!this.lines) return { state: 'stopped', since: 0, detail: 'not started', open };
    const { detail, ...line } = this.lines.health();
    const health = { ...line, detail: `${detail}${this.protocol.note}`, open };
    return line.state === 'up' ? this.withSilence(health) : health;
  }

  /** Lets open messages end (bounded), says good-bye on each connection, closes. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.cancelMeter();
    this.turnAway();
    await this.lines?.stop((connection) => this.leave(connection));
    this.show();
  }

  /** A link that takes everything and answers nothing looks well, and nobody gets a message. */
  private withSilence(health: Health): Health {
    const mute = this.submissions.mute;
    if (mute === null || mute < MUTE) return health;
    const seconds = Math.floor(mute / 1_000);
    const detail = `${health.detail}; messages have gone unanswered for ${seconds} s: ask the carrier`;
    return { ...health, detail, mute };
  }

  private async leave(connection: Connection): Promise<void> {
    await connection.idle(DRAIN);
    await new Promise<void>((resolve) => {
      const cancel = this.tools.clock.after(DRAIN, resolve);
      const left = () => {
        connection.hangUp('unbound');
        cancel();
        resolve();
      };
      connection.request((sequence) => this.protocol.goodbye(sequence)).then(left, left);
    });
  }

  private up({ role, sends }: LineKind, on: Listener): void {
    if (sends) this.submissions.begin();
    this.tools.log.info({ gateway: this.name, role }, 'the link is bound');
    this.show();
    if (sends) on.ready(this.name);
  }

  private down({ role, sends }: LineKind, why: string): void {
    this.tools.log.warn({ gateway: this.name, role, why }, 'the link is down');
    this.show();
    if (sends) this.turnAway();
  }

  private goodbye(connection: Connection): void {
    this.leaving = connection;
    this.turnAway();
  }

  private turnAway(): void {
    this.pacer.shut(this.notBound());
  }

  private notBound(): SendError {
    return new SendError('stopped', 'not_bound', `the link ${this.name} is not bound`);
  }

  private show(): void {
    this.tools.meter.gauge('link_up', this.health().state === 'up' ? 1 : 0, { gateway: this.name });
  }
}
