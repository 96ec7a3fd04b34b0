/** The other end of a link, whatever it speaks: listens, or dials, and does what whoever plays it wants. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { Framer, type Wire } from '../../gateways/link/framer';
import { Feed } from './feed';

/** A status to answer with, or what happens instead. */
export type Outcome = number | 'hold' | 'silent' | 'drop';

const OK = 0;

export abstract class LinkPeer {
  /** What becomes of each log-in, of each segment, of each question and good-bye. */
  login: Outcome = OK;
  submit: Outcome = OK;
  enquire: Outcome = OK;
  bye: Outcome = OK;
  /** Every PDU that came. */
  readonly pdus = new Feed<Buffer>();
  readonly sockets: Socket[] = [];
  /** Connections that ended. */
  readonly closes = new Feed<Socket>();
  private readonly held: (() => void)[] = [];
  private sequence = 1_000_000; // far from those that tests write by hand
  private server: Server | null = null;

  constructor(private readonly wire: Wire) {}

  protected abstract kindOf(request: Buffer): 'login' | 'submit' | 'enquire' | 'bye';
  protected abstract answerTo(request: Buffer, status: number): Buffer;

  /** A segment of ours was taken, and that was answered. */
  protected tookSegment(_request: Buffer, _answer: Buffer): void {}

  /** Resolves with the port that it listens at, on this machine alone; 0: any. Rejects where it is taken. */
  async listen(port = 0): Promise<number> {
    const server = createServer((socket) => this.serve(socket));
    this.server = server;
    await new Promise<void>((resolve, reject) =>
      server.once('error', reject).listen(port, '127.0.0.1', resolve),
    );
    return (server.address() as AddressInfo).port; // of a server that listens on a port
  }

  /** Dials a link that waits for it. */
  async dial(port: number): Promise<void> {
    const socket = connect(port, '127.0.0.1');
    this.serve(socket);
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  }

  /** Sends what is made of the next sequence number; resolves with its answer. */
  async request(build: (sequence: number) => Buffer): Promise<Buffer> {
    const asked = ++this.sequence;
    this.write(build(asked));
    return this.pdus.next((pdu) => this.wire.isResponse(pdu) && this.wire.sequenceOf(pdu) === asked);
  }

  write(octets: Buffer): void {
    this.sockets.at(-1)?.write(octets);
  }

  /** Answers the segments that were held, the last first. */
  release(): void {
    for (const answer of this.held.splice(0).reverse()) answer();
  }

  async stop(): Promise<void> {
    for (const socket of [...this.sockets]) socket.destroy();
    await new Promise<void>((resolve) => (this.server ? this.server.close(() => resolve()) : resolve()));
  }

  private serve(socket: Socket): void {
    const framer = new Framer(this.wire);
    this.sockets.push(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      this.sockets.splice(this.sockets.indexOf(socket), 1);
      this.closes.push(socket);
    });
    socket.on('data', (chunk: Buffer) =>
      framer.push(chunk, (part) => {
        const pdu = Buffer.from(part); // the piece of the stream goes on to be used
        if (!this.wire.isResponse(pdu)) this.answer(pdu, socket);
        this.pdus.push(pdu);
      }),
    );
  }

  private answer(pdu: Buffer, socket: Socket): void {
    const outcome = this[this.kindOf(pdu)];
    const say = (status: number) => {
      const answer = this.answerTo(pdu, status);
      socket.write(answer);
      if (status === OK && this.kindOf(pdu) === 'submit') this.tookSegment(pdu, answer);
    };
    if (outcome === 'drop') socket.destroy();
    else if (outcome === 'hold') this.held.push(() => say(OK));
    else if (outcome !== 'silent') say(outcome);
  }
}
