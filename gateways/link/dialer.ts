import type { Socket } from 'node:net';
import type { Chance, Clock, Health } from '../../src/ports';
import { Connection, type ConnectionTimes } from './connection';
import type { Wire } from './framer';

export type LineState = Health['state'];

/** The peer knows us and does not let us in: only the operator can help. */
export class LoginRefused extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'LoginRefused';
  }
}

export interface DialerOptions {
  /** Opens a socket. Errors come as its events. */
  dial(): Socket;
  /** The event of the socket that says it can be used. */
  ready: 'connect' | 'secureConnect';
  /** Makes the connection usable. Throws LoginRefused where trying again soon is of no use. */
  login(connection: Connection): Promise<void>;
  wire: Wire;
  times: ConnectionTimes;
  /** Milliseconds that a log-in may take: some peers ask others before they answer. */
  loginTime: number;
  clock: Clock;
  chance: Chance;
  request(pdu: Buffer, connection: Connection): void;
  up(connection: Connection): void;
  /** After every loss and every failed try. */
  down(why: string): void;
}

/** Seconds before the next try, by tries in a row that failed. */
const PAUSES = [1, 2, 5, 10, 30, 60] as const;
const LONGEST_PAUSE = 60;
/** Seconds before the next try after refusals in a row: a peer that is being started may not know anybody yet. */
const REFUSED_PAUSES = [30, 300] as const;
/** The same after a life that was sound: whatever ended it may be over. */
const SOON = 0.25;
/** Milliseconds to reach the peer. */
const DIAL_TIME = 10_000;
/** Milliseconds up after which a link counts as sound, and the pauses start small again; who is sent away at once waits. */
const SOUND = 5_000;

/**
 * Keeps one connection up. connecting → up → down → connecting …; a refused log-in shows as `refused` until one
 * succeeds; `stop` ends in stopped from everywhere.
 */
export class Dialer {
  private now: LineState = 'connecting';
  private changedAt: number;
  private why = 'not tried yet';
  private failures = 0;
  private refusals = 0;
  /** When the log-in succeeded, by the monotonic clock. */
  private upSince = 0;
  private socket: Socket | null = null;
  private live: Connection | null = null;
  private cancelDial: (() => void) | null = null;

  constructor(private readonly options: DialerOptions) {
    this.changedAt = options.clock.now();
  }

  get state(): LineState {
    return this.now;
  }

  /** Milliseconds UTC of the last change of state. */
  get since(): number {
    return this.changedAt;
  }

  /** For the operator: what is wrong, and what happens next. */
  get detail(): string {
    return this.why;
  }

  /** The connection, where it is logged in. */
  get connection(): Connection | null {
    return this.now === 'up' ? this.live : null;
  }

  start(): void {
    if (this.now !== 'stopped') this.dial();
  }

  /** Closes for good; `goodbye` is said first where the line is up. */
  async stop(goodbye: (connection: Connection) => Promise<void>): Promise<void> {
    const connection = this.connection;
    this.become('stopped', 'stopped');
    this.cancelDial?.();
    if (connection) await goodbye(connection);
    this.live?.close('stopped');
    this.socket?.destroy();
  }

  private dial(): void {
    const { options } = this;
    if (this.now !== 'refused') this.become('connecting', 'connecting');
    const socket = options.dial();
    this.socket = socket;
    const fail = (error?: Error) => {
      socket
        .removeAllListeners()
        .on('error', () => {})
        .destroy();
      this.lost(`can not be reached${error && 'code' in error ? ` (${error.code})` : ''}`);
    };
    this.cancelDial = options.clock.after(DIAL_TIME, fail);
    socket.once('error', fail);
    socket.once(options.ready, () => {
      this.cancelDial?.();
      socket.off('error', fail);
      this.logIn(socket);
    });
  }

  private logIn(socket: Socket): void {
    const { options } = this;
    let refused = false;
    const connection = new Connection(socket, options.wire, options.times, options.clock, {
      request: (pdu, on) => options.request(pdu, on),
      closed: (why) => this.lost(why, refused),
    });
    this.live = connection;
    const cancel = options.clock.after(options.loginTime, () =>
      connection.close('the log-in was not answered in time'),
    );
    options
      .login(connection)
      .finally(cancel)
      .then(
        () => {
          if (connection.closed || this.now === 'stopped') return;
          this.upSince = options.clock.monotonic();
          this.refusals = 0;
          connection.keepAlive();
          this.become('up', 'up');
          options.up(connection);
        },
        (error: Error) => {
          refused = error instanceof LoginRefused;
          connection.close(error.message);
        },
      );
  }

  private lost(why: string, refused = false): void {
    this.cancelDial?.();
    this.live = null;
    if (this.now === 'stopped') return;
    const { clock, chance } = this.options;
    const pause = Math.round(this.pause(refused) * 1_000 * (0.8 + 0.4 * chance.fraction())); // jitter: many links do not come back at once
    const next = `${why}; next try in ${pause < 1_000 ? pause / 1_000 : Math.round(pause / 1_000)} s`;
    this.become(refused || this.now === 'refused' ? 'refused' : 'down', next);
    this.cancelDial = clock.after(pause, () => this.dial());
    this.options.down(next);
  }

  /** Seconds until the next try. */
  private pause(refused: boolean): number {
    if (refused) return REFUSED_PAUSES[this.refusals++] ?? REFUSED_PAUSES[1];
    const wasSound = this.now === 'up' && this.options.clock.monotonic() - this.upSince >= SOUND;
    if (!wasSound) return PAUSES[this.failures++] ?? LONGEST_PAUSE;
    this.failures = 0;
    return SOON;
  }

  private become(state: LineState, why: string): void {
    if (state !== this.now) this.changedAt = this.options.clock.now();
    this.now = state;
    this.why = why;
  }
}
