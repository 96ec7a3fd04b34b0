/** An SMSC that can misbehave: every fault is a field that is set. */
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { encode, responseTo } from '../../gateways/smpp/pdu';
import { Feed } from './feed';
import { type Faults, type Received, read, segmentOf } from './smscPdu';

const FIRST_ID = 221_067_780;

/** Listens on this machine alone; `at` 0: at any port. Rejects where that is taken. */
export async function startSmsc(given: Partial<Faults> = {}, tls?: TlsOptions, at = 0): Promise<Smsc> {
  const smsc = new Smsc({ ...SOUND, ...given }, tls);
  await smsc.listen(at);
  return smsc;
}

/** Nothing is wrong. */
const SOUND: Faults = {
  bind: 0,
  version: null,
  submit: () => 0,
  enquire: 'answered',
  unbind: 'answered',
  ids: 'decimal',
  bytewise: false,
  taken: () => {},
};

export class Smsc {
  port = 0;
  readonly pdus = new Feed<Received>();
  readonly closes = new Feed<Socket>();
  readonly sockets: Socket[] = [];
  private readonly held: (() => void)[] = [];
  private readonly server: Server;
  private submits = 0;
  private sequence = 1_000_000; // far from those that tests write by hand

  constructor(
    readonly faults: Faults,
    tls?: TlsOptions,
  ) {
    const serve = (socket: Socket) => this.serve(socket);
    this.server = tls ? createTlsServer(tls, serve) : createServer(serve);
  }

  async listen(at: number): Promise<void> {
    const { server } = this;
    await new Promise<void>((resolve, reject) =>
      server.once('error', reject).listen(at, '127.0.0.1', resolve),
    );
    this.port = (server.address() as AddressInfo).port; // of a server that listens on a port
  }

  /** Sends deliver_sm (or another request); resolves with the status of its answer. */
  async ask(command: string, fields: object, socket = this.newest()): Promise<number> {
    const asked = ++this.sequence;
    this.write(encode(command, asked, fields), socket);
    const isAnswer = (pdu: Received) => pdu.command.endsWith('_resp') && pdu.sequence === asked;
    return (await this.pdus.next(isAnswer)).status;
  }

  /**
   * A delivery receipt with the id written so (SMPP 3.4, appendix B), whenever the test says: before the answer to
   * its submit_sm, late, twice. Resolves with the status of its answer.
   */
  receipt(id: string, stat = 'DELIVRD', err = '000', source_addr = '8613800000001'): Promise<number> {
    const text = `id:${id} sub:001 dlvrd:001 submit date:2611230900 done date:2611230901 stat:${stat} err:${err} text:`;
    const addresses = { source_addr, destination_addr: '10628' };
    return this.ask('deliver_sm', { esm_class: 4, ...addresses, short_message: Buffer.from(text) });
  }

  /** The next PDU of this command, now or when it comes. */
  next(command: string): Promise<Received> {
    return this.pdus.next((pdu) => pdu.command === command);
  }

  /** Raw octets, to the newest link. */
  write(bytes: Buffer, socket = this.newest()): void {
    if (!this.faults.bytewise) socket.write(bytes);
    else for (const octet of bytes) socket.write(Buffer.of(octet));
  }

  /** Answers the submits that were held, the last first. */
  release(): void {
    for (const one of this.held.splice(0).reverse()) one();
  }

  /** Resolves when the port is free. */
  stop(): Promise<void> {
    for (const socket of [...this.sockets]) socket.destroy();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private newest(): Socket {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error('no link is connected');
    return socket;
  }

  private serve(socket: Socket): void {
    this.sockets.push(socket);
    let rest: Buffer = Buffer.alloc(0);
    socket.setNoDelay(true);
    socket.on('error', () => {});
    socket.on('close', () => {
      this.sockets.splice(this.sockets.indexOf(socket), 1);
      this.closes.push(socket);
    });
    socket.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      while (rest.length >= 4 && rest.length >= rest.readUInt32BE(0)) {
        const raw = rest.subarray(0, rest.readUInt32BE(0));
        rest = rest.subarray(raw.length);
        const pdu = read(raw, socket);
        this.answer(pdu);
        this.pdus.push(pdu);
      }
    });
  }

  private answer(pdu: Received): void {
    const { command, socket, raw } = pdu;
    const { faults } = this;
    if (command.startsWith('bind_') && !command.endsWith('_resp')) this.letIn(pdu);
    else if (command === 'submit_sm') this.takeSubmit(pdu);
    else if (command === 'enquire_link' && faults.enquire === 'answered')
      this.write(responseTo(raw, 0), socket);
    else if (command === 'unbind' && faults.unbind === 'answered') this.write(responseTo(raw, 0), socket);
  }

  private letIn({ command, sequence, socket }: Received): void {
    const { bind, version } = this.faults;
    if (bind === 'drop') socket.destroy();
    if (typeof bind === 'string') return;
    const spoken = version === null ? {} : { sc_interface_version: version };
    const fields = bind ? { command_status: bind } : { system_id: 'smsc', ...spoken };
    this.write(encode(`${command}_resp`, sequence, fields), socket);
  }

  private takeSubmit(pdu: Received): void {
    const { faults } = this;
    const n = this.submits++;
    const outcome = faults.submit(n, pdu);
    const id = this.messageId(n);
    const say = (fields: object) => this.write(encode('submit_sm_resp', pdu.sequence, fields), pdu.socket);
    if (outcome === 'drop') pdu.socket.destroy();
    else if (outcome === 'hold') this.held.push(() => say({ message_id: id }));
    else if (outcome !== 'silent') say(outcome === 0 ? { message_id: id } : { command_status: outcome });
    if (outcome === 0) faults.taken(segmentOf(pdu, id));
  }

  private messageId(n: number): string {
    const { ids } = this.faults;
    const id = FIRST_ID + n;
    if (typeof ids === 'function') return ids(n);
    if (ids === 'hex') return id.toString(16);
    return ids === 'padded' ? String(id).padStart(12, '0') : String(id);
  }
}
