import type { Socket } from 'node:net';
import type { Clock } from '../../src/ports';
import { BadLength, Framer, type Wire } from './framer';
import { KeepAlive } from './keepAlive';
import { type ConnectionTimes, LinkError, PendingRequests } from './pending';

/** What a connection tells whoever speaks the protocol. */
export interface Peer {
  /** The other side asks for something. */
  request(pdu: Buffer, connection: Connection): void;
  /** Called once; everything that was open has been rejected. */
  closed(why: string): void;
}

/** Requests of the peer that may be open before we stop reading: its answers to ours stand behind them, so much sooner they are refused. */
const MOST_HELD = 10_000;
/** Milliseconds for the peer to read our last word. */
const LAST_WORD = 2_000;

/** One life of a link, from the socket's connect to its close. */
export class Connection {
  private readonly framer: Framer;
  private readonly pending: PendingRequests;
  private readonly watch: KeepAlive;
  private out: Buffer[] = [];
  private flushes = 0;
  private held = 0;
  private clogged = false;
  private whenIdle: (() => void)[] = [];
  private over = false;
  private parted = false;

  constructor(
    private readonly socket: Socket,
    private readonly wire: Wire,
    private readonly times: ConnectionTimes,
    private readonly clock: Clock,
    private readonly peer: Peer,
  ) {
    this.framer = new Framer(wire);
    this.pending = new PendingRequests(times, clock, (pdu) => this.write(pdu), wire.numbers);
    // Where we do not read by our own choice its silence says nothing; a peer that takes nothing is as good as gone.
    this.watch = new KeepAlive({
      listens: () => !this.over && this.held < MOST_HELD,
      gone: () => this.close('the peer has gone silent'),
    });
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.read(chunk));
    socket.on('drain', () => this.unclog());
    socket.on('error', (error) => this.close(`the connection failed: ${codeOf(error)}`));
    socket.on('close', () => this.close('the peer closed the connection'));
  }

  /** From now on the peer is asked whether it is there: not before it has let us in, which may take it longer. */
  keepAlive(): void {
    const { keepAlive } = this.wire;
    if (keepAlive && !this.over)
      this.watch.begin(this.times.keepAlive, this.clock, () => this.request(keepAlive));
  }

  get closed(): boolean {
    return this.over;
  }

  /** It ended with a good-bye: whatever the peer asked for has its answer. */
  get inOrder(): boolean {
    return this.parted;
  }

  /** Requests of ours without a response. */
  get open(): number {
    return this.pending.size;
  }

  /**
   * Sends what `build` makes of the next sequence number; resolves with the response. Throws LinkError. A log-in is not
   * `timed`: it waits as long as the line lets it. Where no question can be asked, each request is one.
   */
  request(build: (sequence: number) => Buffer, timed = true): Promise<Buffer> {
    if (this.over) return Promise.reject(new LinkError('closed', false, 'the connection is closed'));
    const sequence = this.pending.nextSequence();
    const pdu = build(sequence);
    const response = this.pending.wait(sequence, pdu, this.flushes, timed);
    this.write(pdu);
    return this.wire.keepAlive ? response : this.watch.proves(response);
  }

  /** Everything written in one turn of the event loop leaves in one piece. */
  write(pdu: Buffer): void {
    if (this.over) return;
    if (this.out.push(pdu) === 1) process.nextTick(() => this.flush());
  }

  /** A request of the peer is being worked on; `release` must follow. With too many open, reading stops. */
  hold(): void {
    this.held++;
    this.steer();
  }

  release(): void {
    this.held--;
    this.steer();
    this.rest();
  }

  /** Resolves when no request is open on either side, or after `most` milliseconds. */
  idle(most: number): Promise<void> {
    if (this.over || this.held + this.pending.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = this.clock.after(most, resolve);
      this.whenIdle.push(() => {
        cancel();
        resolve();
      });
    });
  }

  /** Says what is still to be said, and closes; `parted`: after a good-bye. */
  hangUp(why: string, parted = false): void {
    if (this.over) return;
    this.parted = parted && this.held === 0;
    this.flush();
    this.finish(why);
    this.socket.resume(); // octets left unread would make the close a reset, and the last word be lost
    this.socket.end();
    const cancel = this.clock.after(LAST_WORD, () => this.socket.destroy());
    this.socket.on('close', cancel);
  }

  /** Closes at once. */
  close(why: string): void {
    this.socket.destroy();
    this.finish(why);
  }

  private read(chunk: Buffer): void {
    this.watch.heard();
    if (this.over) return;
    try {
      this.framer.push(chunk, (pdu) => this.take(pdu));
    } catch (error) {
      if (!(error instanceof BadLength)) throw error;
      const word = this.wire.refuseLength(error.start);
      if (word) this.write(word);
      this.hangUp(error.message);
    }
  }

  private take(pdu: Buffer): void {
    if (this.over) return;
    if (!this.wire.isResponse(pdu)) this.peer.request(pdu, this);
    else if (this.pending.answer(this.wire.sequenceOf(pdu), pdu)) this.rest();
  }

  private rest(): void {
    if (this.whenIdle.length === 0 || this.held + this.pending.size > 0) return;
    for (const resume of this.whenIdle.splice(0)) resume();
  }

  private flush(): void {
    if (this.out.length === 0 || this.over) return;
    const [first, ...more] = this.out;
    const data = more.length === 0 && first ? first : Buffer.concat(this.out);
    this.out = [];
    this.flushes++;
    if (!this.socket.write(data)) {
      this.clogged = true; // the peer does not read: what it asks for would pile up here
      this.steer();
    }
  }

  private unclog(): void {
    this.watch.heard();
    this.clogged = false;
    this.steer();
  }

  private steer(): void {
    const stop = this.clogged || this.held >= MOST_HELD;
    if (stop === this.socket.isPaused() || this.over) return;
    if (stop) this.socket.pause();
    else this.socket.resume();
  }

  private finish(why: string): void {
    if (this.over) return;
    this.over = true;
    this.watch.stop();
    for (const resume of this.whenIdle.splice(0)) resume();
    this.pending.abandon(why, this.flushes);
    this.peer.closed(why);
  }
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
