import type { Socket } from 'node:net';
import type { Clock } from '../../src/ports';
import { BadLength, Framer, type Wire } from './framer';

/** What a connection tells whoever speaks the protocol. */
export interface Peer {
  /** The other side asks for something. */
  request(pdu: Buffer, connection: Connection): void;
  /** Called once; everything that was open has been rejected. */
  closed(why: string): void;
}

export interface ConnectionTimes {
  /** Milliseconds in which a request has to be answered. */
  request: number;
  /** Milliseconds between two questions whether the peer is there; after two without a sound it is gone. */
  keepAlive: number;
}

/** A request that got no response. */
export class LinkError extends Error {
  constructor(
    readonly kind: 'timeout' | 'closed',
    /** False where the request certainly did not leave this process. */
    readonly written: boolean,
    why: string,
  ) {
    super(why);
    this.name = 'LinkError';
  }
}

interface Pending {
  resolve(response: Buffer): void;
  reject(error: LinkError): void;
  deadline: number;
  /** The flush that writes it. */
  flush: number;
}

const LAST_SEQUENCE = 0x7fffffff;
/** Requests of the peer that may be open before we stop reading. */
const MOST_HELD = 1_000;
/** Milliseconds for the peer to read our last word. */
const LAST_WORD = 2_000;

/** One life of a link, from the socket's connect to its close. */
export class Connection {
  private readonly framer: Framer;
  private readonly pending = new Map<number, Pending>();
  private sequence = 0;
  private out: Buffer[] = [];
  private flushes = 0;
  private held = 0;
  private clogged = false;
  private heard = false;
  private asked = false;
  private cancelTimeout: (() => void) | null = null;
  private readonly cancelKeepAlive: () => void;
  private whenIdle: (() => void)[] = [];
  private over = false;

  constructor(
    private readonly socket: Socket,
    private readonly wire: Wire,
    private readonly times: ConnectionTimes,
    private readonly clock: Clock,
    private readonly peer: Peer,
  ) {
    this.framer = new Framer(wire);
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.read(chunk));
    socket.on('drain', () => this.unclog());
    socket.on('error', (error) => this.close(`the connection failed: ${codeOf(error)}`));
    socket.on('close', () => this.close('the peer closed the connection'));
    this.cancelKeepAlive = clock.every(times.keepAlive, () => this.askWhetherAlive());
  }

  get closed(): boolean {
    return this.over;
  }

  /** Requests of ours without a response. */
  get open(): number {
    return this.pending.size;
  }

  /** Sends what `build` makes of the next sequence number; resolves with the response. Throws LinkError. */
  request(build: (sequence: number) => Buffer): Promise<Buffer> {
    if (this.over) return Promise.reject(new LinkError('closed', false, 'the connection is closed'));
    const sequence = this.nextSequence();
    const pdu = build(sequence);
    return new Promise((resolve, reject) => {
      const deadline = this.clock.now() + this.times.request;
      this.pending.set(sequence, { resolve, reject, deadline, flush: this.flushes });
      this.write(pdu);
      if (!this.cancelTimeout) this.watch(this.times.request);
    });
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

  /** Says what is still to be said, and closes. */
  hangUp(why: string): void {
    if (this.over) return;
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
    this.heard = true;
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
    if (!this.wire.isResponse(pdu)) {
      this.peer.request(pdu, this);
      return;
    }
    const sequence = this.wire.sequenceOf(pdu);
    const pending = this.pending.get(sequence);
    if (!pending) return; // came after its time, or answers nothing
    this.pending.delete(sequence);
    pending.resolve(pdu);
    this.rest();
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
    this.heard = true;
    this.clogged = false;
    this.steer();
  }

  private steer(): void {
    const stop = this.clogged || this.held >= MOST_HELD;
    if (stop === this.socket.isPaused() || this.over) return;
    if (stop) this.socket.pause();
    else this.socket.resume();
  }

  private nextSequence(): number {
    do this.sequence = this.sequence === LAST_SEQUENCE ? 1 : this.sequence + 1;
    while (this.pending.has(this.sequence));
    return this.sequence;
  }

  /** All requests have the same time, so the oldest runs out first and one timer serves them all. */
  private watch(ms: number): void {
    this.cancelTimeout = this.clock.after(ms, () => {
      this.cancelTimeout = null;
      const now = this.clock.now();
      for (const [sequence, pending] of this.pending) {
        if (pending.deadline > now) return this.watch(pending.deadline - now);
        this.pending.delete(sequence);
        pending.reject(new LinkError('timeout', true, 'the peer did not answer in time'));
      }
    });
  }

  private askWhetherAlive(): void {
    // Where we do not read by our own choice its silence says nothing; a peer that takes nothing is as good as gone.
    if (this.asked && !this.heard && this.held < MOST_HELD) {
      this.close('the peer has gone silent');
      return;
    }
    this.heard = false;
    if (this.asked) return;
    this.asked = true;
    const answered = () => {
      this.asked = false;
    };
    this.request((sequence) => this.wire.keepAlive(sequence)).then(answered, answered);
  }

  private finish(why: string): void {
    if (this.over) return;
    this.over = true;
    this.cancelKeepAlive();
    this.cancelTimeout?.();
    for (const resume of this.whenIdle.splice(0)) resume();
    const open = [...this.pending.values()];
    this.pending.clear();
    for (const { reject, flush } of open) reject(new LinkError('closed', flush < this.flushes, why));
    this.peer.closed(why);
  }
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
