/** One SMPP link as a carrier of messages. */
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Outbound } from '../../src/core/model/message';
import { type Gateway, type Health, type Listener, SendError, type Sent } from '../../src/ports';
import { type Connection, Dialer, Pacer } from '../link';
import { Answers, DRAIN } from './answers';
import { bind, type Role, unbind } from './bind';
import type { SmppOptions } from './options';
import { SMPP_WIRE } from './pdu';
import { Submissions } from './submission';
import type { Tools } from './tools';

/** The worse state of a pair is the link's. */
const WORST_FIRST: readonly Health['state'][] = ['refused', 'down', 'connecting', 'stopped', 'up'];
/** Milliseconds between two looks at the window. */
const METER_EVERY = 1_000;
/** interface_version of SMPP 3.4. */
const FIRST_WITH_TLVS = 0x34;
/** Milliseconds without an answer to any submit_sm after which health says so. */
const MUTE = 30_000;
/** What health adds while the link is up. */
const NO_TLVS = '; the carrier speaks SMPP before 3.4: long texts go with headers';

export function createSmppGateway(options: SmppOptions, tools: Tools): Gateway {
  return new SmppGateway(options, tools);
}

class SmppGateway implements Gateway {
  readonly name: string;
  readonly replies = 'queued';
  readonly limits: Gateway['limits'];
  readonly source?: string;
  private readonly pacer: Pacer;
  private readonly submissions: Submissions;
  private readonly lines = new Map<Role, Dialer>();
  private binds = 0;
  /** The bind that said good-bye: it takes nothing new. */
  private leaving: Connection | null = null;
  private stopping = false;
  private cancelMeter: () => void = () => {};

  constructor(
    private readonly options: SmppOptions,
    private readonly tools: Tools,
  ) {
    this.name = options.name;
    if (options.source !== '' && !options.ussd.only) this.source = options.source;
    this.limits = { window: options.window, perSecond: options.tps };
    this.pacer = new Pacer(options.window, options.tps, tools.clock);
    this.submissions = new Submissions(options, tools, this.pacer);
  }

  /** Starts dialling; a peer that is not there is dialled again. */
  async start(on: Listener): Promise<void> {
    const { clock, meter } = this.tools;
    const answers = new Answers(this.options, this.tools, on);
    const roles: Role[] = this.options.bind === 'pair' ? ['receiver', 'transmitter'] : ['transceiver'];
    const dial = dialler(this.options);
    for (const role of roles) this.lines.set(role, this.line(role, dial, answers, on));
    this.cancelMeter = clock.every(METER_EVERY, () => {
      meter.gauge('window_open', this.pacer.open, { gateway: this.name });
    });
    for (const line of this.lines.values()) line.start();
  }

  async send(message: Outbound, signal: AbortSignal): Promise<Sent> {
    const line = this.lines.get('transceiver') ?? this.lines.get('transmitter');
    const connection = line?.connection;
    if (!connection || connection === this.leaving || this.stopping) {
      throw new SendError('stopped', 'not_bound', `the link ${this.name} is not bound`);
    }
    return this.submissions.send(message, connection, signal);
  }

  health(): Health {
    const open = this.pacer.open;
    const lines = [...this.lines.entries()];
    for (const state of WORST_FIRST) {
      const found = lines.find(([, line]) => line.state === state);
      if (!found) continue;
      const [role, { since, detail }] = found;
      const where = `${role} at ${this.options.host}:${this.options.port}: ${detail}`;
      const health = { state, since, detail: `${where}${this.submissions.tlvs ? '' : NO_TLVS}`, open };
      return state === 'up' ? this.withSilence(health) : health;
    }
    return { state: 'stopped', since: 0, detail: 'not started', open };
  }

  /** A link that takes everything and answers nothing looks well, and nobody gets a message. */
  private withSilence(health: Health): Health {
    const mute = this.submissions.mute;
    if (mute === null || mute < MUTE) return health;
    const seconds = Math.floor(mute / 1_000);
    const detail = `${health.detail}; messages have gone unanswered for ${seconds} s: ask the carrier`;
    return { ...health, detail, mute };
  }

  /** Lets open messages end (bounded), says unbind on each bind, closes. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.cancelMeter();
    this.turnAway();
    await Promise.all([...this.lines.values()].map((line) => line.stop((on) => this.leave(on))));
    this.show();
  }

  private async leave(connection: Connection): Promise<void> {
    await connection.idle(DRAIN);
    await new Promise<void>((resolve) => {
      const cancel = this.tools.clock.after(DRAIN, resolve);
      unbind(connection).then(() => {
        cancel();
        resolve();
      });
    });
  }

  private line(role: Role, dial: () => Socket, answers: Answers, on: Listener): Dialer {
    const { clock, chance, log } = this.tools;
    let current = '';
    return new Dialer({
      dial,
      ready: this.options.tls ? 'secureConnect' : 'connect',
      wire: SMPP_WIRE,
      times: { request: this.options.timeout, keepAlive: this.options.enquire },
      loginTime: this.options.bindTimeout,
      clock,
      chance,
      login: (connection) => {
        current = `${this.name}#${++this.binds}-${chance.id()}`;
        return bind(connection, role, this.options).then((version) => this.meet(role, version));
      },
      request: (pdu, connection) =>
        answers.answer(pdu, {
          connection,
          bind: current,
          takes: !this.stopping,
          unbind: () => this.goodBye(connection),
        }),
      up: () => {
        log.info({ gateway: this.name, role }, 'the link is bound');
        this.show();
        if (role !== 'receiver') on.ready(this.name);
      },
      down: (why) => {
        log.warn({ gateway: this.name, role, why }, 'the link is down');
        this.show();
        if (role !== 'receiver') this.turnAway();
      },
    });
  }

  /** A peer that names no version is believed to know what its operator has chosen. */
  private meet(role: Role, version: number | null): void {
    if (role === 'receiver') return;
    this.submissions.begin(version === null || version >= FIRST_WITH_TLVS);
    if (this.submissions.tlvs) return;
    this.tools.log.warn(
      { gateway: this.name, version },
      'the carrier speaks SMPP before 3.4: no TLVs are sent',
    );
  }

  private goodBye(connection: Connection): void {
    this.leaving = connection;
    this.turnAway();
  }

  private turnAway(): void {
    this.pacer.shut(new SendError('stopped', 'not_bound', `the link ${this.name} is not bound`));
  }

  private show(): void {
    this.tools.meter.gauge('link_up', this.health().state === 'up' ? 1 : 0, { gateway: this.name });
  }
}

/** TLS always checks the peer's certificate. */
function dialler({ host, port, tls, ca }: SmppOptions): () => Socket {
  if (!tls) return () => connect({ host, port });
  const authority = ca === undefined ? {} : { ca: readFileSync(ca) };
  return () => connectTls({ host, port, rejectUnauthorized: true, ...authority });
}
