/** A line that the peer dials: SGIP's gateways connect to us to deliver. Several connections may be open on it. */
import { createServer, type Server, type Socket } from 'node:net';
import { Connection } from './connection';
import { type Line, type LineNeeds, LineStatus } from './line';
import type { Admission } from './protocol';

export interface AcceptorOptions extends LineNeeds {
  /** Absent: all addresses of this machine. */
  host?: string;
  port: number;
  /** Messages leave by it: it is up only while a peer is logged in. */
  sends: boolean;
  /** Whether a peer at this address may dial at all. */
  allows(address: string): boolean;
  admit(request: Buffer): Admission;
}

/** Milliseconds before the port is tried again. */
const AGAIN = 10_000;
/** Connections that may be open; one more closes the oldest, whose peer may be long gone where nothing asks it. */
const MOST = 32;

/** connecting (nobody has dialled) ⇄ up; down while the port cannot be had; `stop` ends in stopped from everywhere. */
export class Acceptor implements Line {
  readonly status: LineStatus;
  private server: Server | null = null;
  /** All connections, and whether each is logged in; the oldest first. */
  private readonly open = new Map<Connection, boolean>();
  private cancelTry: (() => void) | null = null;
  /** Who dialled last and was not let in, and why; empty once somebody is. */
  private stranger = '';

  constructor(private readonly options: AcceptorOptions) {
    this.status = new LineStatus(options.clock);
  }

  get connection(): Connection | null {
    return this.loggedIn().at(-1) ?? null;
  }

  start(): void {
    if (this.status.state === 'stopped') return;
    const { host, port } = this.options;
    const server = createServer((socket) => this.accept(socket));
    this.server = server;
    server.on('error', (error) => this.failed(server, error));
    server.listen({ port, host }, () => this.look());
  }

  /** The port can not be had, or nobody else can be taken in at it (too many files are open). One try follows, however often it says so. */
  private failed(server: Server, error: Error): void {
    if (this.server !== server || this.status.state === 'stopped') return;
    this.server = null;
    // It may listen still: beside it the next could not.
    server.close();
    const why = `can not listen (${'code' in error ? error.code : error.name}); next try in ${AGAIN / 1_000} s`;
    this.status.become('down', why);
    this.cancelTry = this.options.clock.after(AGAIN, () => this.start());
    this.options.down(why);
  }

  async stop(goodbye: (connection: Connection) => Promise<void>): Promise<void> {
    this.status.become('stopped', 'stopped');
    this.cancelTry?.();
    this.server?.close();
    await Promise.all(this.loggedIn().map(goodbye));
    for (const connection of this.open.keys()) connection.close('stopped');
  }

  private accept(socket: Socket): void {
    const { options } = this;
    const address = socket.remoteAddress ?? '';
    if (this.status.state === 'stopped') return void socket.destroy();
    if (!options.allows(address)) {
      socket.destroy();
      this.sentAway(address, 'its address is not in from=');
      return;
    }
    const connection = new Connection(socket, options.wire, options.times, options.clock, {
      request: (pdu, on) => (this.open.get(on) ? options.request(pdu, on) : this.admit(pdu, on)),
      closed: (why) => {
        cancel();
        if (!this.open.get(connection)) this.sentAway(address, why);
        this.closed(connection, why);
      },
    });
    const cancel = options.clock.after(options.loginTime, () => {
      if (!this.open.get(connection)) connection.close('the peer has not logged in in time');
    });
    this.open.set(connection, false);
    const [oldest] = this.open.keys();
    if (this.open.size > MOST) oldest?.close('too many connections are open');
  }

  /** The first request of a peer, from whomever it comes: nothing in it may throw any further. */
  private admit(pdu: Buffer, connection: Connection): void {
    let admission: Admission;
    try {
      admission = this.options.admit(pdu);
    } catch {
      connection.close('its log-in could not be read');
      return;
    }
    connection.write(admission.answer);
    if (admission.refused !== null) {
      connection.hangUp(admission.refused);
      return;
    }
    this.open.set(connection, true);
    this.stranger = '';
    connection.keepAlive();
    this.look();
    this.options.up(connection);
  }

  private sentAway(address: string, why: string): void {
    this.stranger = `; ${address} dialled and was not let in: ${why}`;
    if (this.status.state !== 'stopped') this.look();
  }

  private closed(connection: Connection, why: string): void {
    const wasIn = this.open.get(connection) === true;
    this.open.delete(connection);
    if (this.status.state === 'stopped') return;
    this.look();
    if (wasIn && !connection.inOrder) this.options.cutOff();
    // Peers that dial come and go: only the last one that messages could leave by is missed.
    if (wasIn && this.options.sends && this.loggedIn().length === 0) this.options.down(why);
  }

  private loggedIn(): Connection[] {
    return [...this.open].filter(([, isIn]) => isIn).map(([connection]) => connection);
  }

  private look(): void {
    const peers = this.loggedIn().length;
    const waits = this.options.sends && peers === 0;
    const detail = waits ? 'nobody has dialled yet' : `${peers} connected`;
    this.status.become(waits ? 'connecting' : 'up', `${detail}${this.stranger}`);
  }
}
