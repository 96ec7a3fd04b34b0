/** A line that we dial, and dial again. */
import type { Socket } from 'node:net';
import type { Chance } from '../../src/ports';
import { Connection } from './connection';
import { type Line, type LineNeeds, LineStatus, LoginRefused } from './line';

export interface DialerOptions extends LineNeeds {
  /** Opens a socket. Errors come as its events. */
  dial(): Socket;
  /** The event of the socket that says it can be used. */
  ready: 'connect' | 'secureConnect';
  /** Makes the connection usable. Throws LoginRefused where trying again soon is of no use. */
  login(connection: Connection): Promise<void>;
  chance: Chance;
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
export class Dialer implements Line {
  readonly status: LineStatus;
  private failures = 0;
  private refusals = 0;
  /** When the log-in succeeded, by the monotonic clock. */
  private upSince = 0;
  private socket: Socket | null = null;
  private live: Connection | null = null;
  private cancelDial: (() => void) | null = null;

  constructor(private readonly options: DialerOptions) {
    this.status = new LineStatus(options.clock);
  }

  get connection(): Connection | null {
    return this.status.state === 'up' ? this.live : null;
  }

  start(): void {
    if (this.status.state !== 'stopped') this.dial();
  }

  async stop(goodbye: (connection: Connection) => Promise<void>): Promise<void> {
    const connection = this.connection;
    this.status.become('stopped', 'stopped');
    this.cancelDial?.();
    if (connection) await goodbye(connection);
    this.live?.close('stopped');
    this.socket?.destroy();
  }

  private dial(): void {
    const { options } = this;
    if (this.status.state !== 'refused') this.status.become('connecting', 'connecting');
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
      closed: (why) => {
        if (this.status.state === 'up' && !connection.inOrder) options.cutOff();
        this.lost(why, refused);
      },
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
          if (connection.closed || this.status.state === 'stopped') return;
          this.upSince = options.clock.monotonic();
          this.refusals = 0;
          connection.keepAlive();
          this.status.become('up', 'up');
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
    if (this.status.state === 'stopped') return;
    const { clock, chance } = this.options;
    const pause = Math.round(this.pause(refused) * 1_000 * (0.8 + 0.4 * chance.fraction())); // jitter: many links do not come back at once
    const next = `${why}; next try in ${pause < 1_000 ? pause / 1_000 : Math.round(pause / 1_000)} s`;
    this.status.become(refused || this.status.state === 'refused' ? 'refused' : 'down', next);
    this.cancelDial = clock.after(pause, () => this.dial());
    this.options.down(next);
  }

  /** Seconds until the next try. */
  private pause(refused: boolean): number {
    if (refused) return REFUSED_PAUSES[this.refusals++] ?? REFUSED_PAUSES[1];
    const wasSound = this.status.state === 'up' && this.options.clock.monotonic() - this.upSince >= SOUND;
    if (!wasSound) return PAUSES[this.failures++] ?? LONGEST_PAUSE;
    this.failures = 0;
    return SOON;
  }
}
