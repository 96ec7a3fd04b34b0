/** The other end of a tiny link: listens, or dials, and does what a test wants. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { Framer } from '../../../gateways/link/framer';
import { Feed } from '../smsc/feed';
import {
  answerTo,
  bodyOf,
  COMMAND,
  commandOf,
  encodePdu,
  STATUS,
  statusOf,
  type TinySubmit,
  WIRE,
} from './protocol';

export type Outcome = number | 'hold' | 'silent' | 'drop';

export class TinyPeer {
  /** What becomes of each log-in, and of each segment. */
  login: Outcome = STATUS.ok;
  submit: Outcome = STATUS.ok;
  enquire: Outcome = STATUS.ok;
  bye: Outcome = STATUS.ok;
  /** Every PDU that came. */
  readonly pdus = new Feed<Buffer>();
  readonly sockets: Socket[] = [];
  /** Connections that ended. */
  readonly closes = new Feed<Socket>();
  private readonly held: (() => void)[] = [];
  private ids = 0;
  private sequence = 1_000_000;
  private server: Server | null = null;

  /** Resolves with the port that it listens at. */
  async listen(): Promise<number> {
    const server = createServer((socket) => this.serve(socket));
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port; // of a server that listens on a port
  }

  /** Dials a link that waits for it. */
  async dial(port: number): Promise<void> {
    const socket = connect(port, '127.0.0.1');
    this.serve(socket);
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  }

  /** Logs in where it has dialled; resolves with the status of the answer. */
  async logIn(secret: string): Promise<number> {
    return statusOf(await this.ask(COMMAND.login, { user: 'peer', secret }));
  }

  /** Sends a request; resolves with its answer. */
  async ask(command: number, body?: object): Promise<Buffer> {
    const asked = ++this.sequence;
    this.write(encodePdu(command, asked, 0, body));
    return this.pdus.next((pdu) => WIRE.isResponse(pdu) && WIRE.sequenceOf(pdu) === asked);
  }

  write(octets: Buffer): void {
    this.sockets.at(-1)?.write(octets);
  }

  /** The next PDU of this command. */
  next(command: number): Promise<Buffer> {
    return this.pdus.next((pdu) => commandOf(pdu) === command);
  }

  /** Segments that came, in order. */
  segments(): TinySubmit[] {
    return this.pdus.all
      .filter((pdu) => commandOf(pdu) === COMMAND.submit)
      .map((pdu) => bodyOf(pdu) as never);
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
    const framer = new Framer(WIRE);
    this.sockets.push(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      this.sockets.splice(this.sockets.indexOf(socket), 1);
      this.closes.push(socket);
    });
    socket.on('data', (chunk: Buffer) =>
      framer.push(chunk, (pdu) => {
        if (!WIRE.isResponse(pdu)) this.answer(pdu, socket);
        this.pdus.push(Buffer.from(pdu));
      }),
    );
  }

  private answer(pdu: Buffer, socket: Socket): void {
    const { login, submit, enquire, bye } = this;
    const outcomes: Record<number, Outcome> = {
      [COMMAND.login]: login,
      [COMMAND.submit]: submit,
      [COMMAND.enquire]: enquire,
    };
    const outcome = outcomes[commandOf(pdu)] ?? bye;
    const head = Buffer.from(pdu.subarray(0, WIRE.header));
    const say = (status: number) => socket.write(answerTo(head, status, { id: `t${++this.ids}` }));
    if (outcome === 'drop') socket.destroy();
    else if (outcome === 'hold') this.held.push(() => say(STATUS.ok));
    else if (outcome !== 'silent') say(outcome);
  }
}
