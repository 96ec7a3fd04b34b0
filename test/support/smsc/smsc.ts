/** An SMSC in this process that can misbehave: every fault is a field that a test sets. */
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { PDU } from 'smpp';
import { encode, responseTo } from '../../../gateways/smpp/pdu';
import { Feed } from './feed';

export interface Received {
  command: string;
  status: number;
  sequence: number;
  /** The body's fields by their names in the specification. */
  fields: Record<string, unknown>;
  raw: Buffer;
  socket: Socket;
}

export interface Faults {
  /** command_status of the answer to a bind; or none, or a closed connection. */
  bind: number | 'silent' | 'drop';
  /** sc_interface_version of the answer to a bind; null: it names none. */
  version: number | null;
  /** The answer to the n-th submit_sm (from 0): a status, nothing, a closed connection, or held until `release`. */
  submit: (n: number, pdu: Received) => number | 'silent' | 'drop' | 'hold';
  enquire: 'answered' | 'silent';
  unbind: 'answered' | 'silent';
  /** How the ids of messages are written. */
  ids: 'decimal' | 'hex' | 'padded' | ((n: number) => string);
  /** Writes each octet on its own. */
  bytewise: boolean;
}

export type Smsc = Awaited<ReturnType<typeof startSmsc>>;

const FIRST_ID = 221_067_780;

export async function startSmsc(given: Partial<Faults> = {}, tls?: TlsOptions) {
  const faults: Faults = {
    bind: 0,
    version: null,
    submit: () => 0,
    enquire: 'answered',
    unbind: 'answered',
    ids: 'decimal',
    bytewise: false,
    ...given,
  };
  const pdus = new Feed<Received>();
  const closes = new Feed<Socket>();
  const sockets: Socket[] = [];
  const held: (() => void)[] = [];
  let submits = 0;
  let sequence = 1_000_000; // far from those that tests write by hand

  const write = (socket: Socket, bytes: Buffer) => {
    if (!faults.bytewise) socket.write(bytes);
    else for (const octet of bytes) socket.write(Buffer.of(octet));
  };

  const messageId = (n: number) => {
    const id = FIRST_ID + n;
    if (typeof faults.ids === 'function') return faults.ids(n);
    if (faults.ids === 'hex') return id.toString(16);
    return faults.ids === 'padded' ? String(id).padStart(12, '0') : String(id);
  };

  const onSubmit = (pdu: Received) => {
    const n = submits++;
    const outcome = faults.submit(n, pdu);
    const fields = outcome === 0 ? { message_id: messageId(n) } : { command_status: outcome };
    const answer = () => write(pdu.socket, encode('submit_sm_resp', pdu.sequence, fields));
    if (outcome === 'drop') pdu.socket.destroy();
    else if (outcome === 'hold') {
      held.push(() =>
        write(pdu.socket, encode('submit_sm_resp', pdu.sequence, { message_id: messageId(n) })),
      );
    } else if (outcome !== 'silent') answer();
  };

  const answer = (pdu: Received) => {
    const { command, socket, raw } = pdu;
    if (command.startsWith('bind_') && !command.endsWith('_resp')) {
      if (faults.bind === 'drop') socket.destroy();
      if (typeof faults.bind === 'string') return;
      const version = faults.version === null ? {} : { sc_interface_version: faults.version };
      const fields = faults.bind ? { command_status: faults.bind } : { system_id: 'smsc', ...version };
      write(socket, encode(`${command}_resp`, pdu.sequence, fields));
    } else if (command === 'submit_sm') onSubmit(pdu);
    else if (command === 'enquire_link' && faults.enquire === 'answered') write(socket, responseTo(raw, 0));
    else if (command === 'unbind' && faults.unbind === 'answered') write(socket, responseTo(raw, 0));
  };

  const serve = (socket: Socket) => {
    sockets.push(socket);
    let rest: Buffer = Buffer.alloc(0);
    socket.setNoDelay(true);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.splice(sockets.indexOf(socket), 1);
      closes.push(socket);
    });
    socket.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      while (rest.length >= 4 && rest.length >= rest.readUInt32BE(0)) {
        const raw = rest.subarray(0, rest.readUInt32BE(0));
        rest = rest.subarray(raw.length);
        const pdu = read(raw, socket);
        answer(pdu);
        pdus.push(pdu);
      }
    });
  };

  const server: Server = tls ? createTlsServer(tls, serve) : createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // a server that listens on a port has an address of this form
  const { port } = server.address() as AddressInfo;
  const newest = () => {
    const socket = sockets.at(-1);
    if (!socket) throw new Error('no link is connected');
    return socket;
  };

  /** Sends deliver_sm (or another request); resolves with the status of its answer. */
  const ask = async (command: string, fields: object, socket = newest()): Promise<number> => {
    const asked = ++sequence;
    write(socket, encode(command, asked, fields));
    const response = await pdus.next((pdu) => pdu.command.endsWith('_resp') && pdu.sequence === asked);
    return response.status;
  };

  return {
    port,
    faults,
    pdus,
    closes,
    sockets,
    ask,
    /**
     * A delivery receipt with the id written so (SMPP 3.4, appendix B), whenever the test says: before the answer to
     * its submit_sm, late, twice. Resolves with the status of its answer.
     */
    receipt: (id: string, stat = 'DELIVRD', err = '000') =>
      ask('deliver_sm', {
        esm_class: 4,
        source_addr: '8613800000001',
        destination_addr: '10628',
        short_message: Buffer.from(
          `id:${id} sub:001 dlvrd:001 submit date:2611230900 done date:2611230901 stat:${stat} err:${err} text:`,
        ),
      }),
    /** The next PDU of this command, now or when it comes. */
    next: (command: string) => pdus.next((pdu) => pdu.command === command),
    /** Raw octets to the newest link. */
    write: (bytes: Buffer, socket = newest()) => write(socket, bytes),
    /** Answers the submits that were held, the last first. */
    release(): void {
      for (const one of held.splice(0).reverse()) one();
    },
    /** Resolves when the port is free. */
    stop: () =>
      new Promise<void>((resolve) => {
        for (const socket of [...sockets]) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function read(raw: Buffer, socket: Socket): Received {
  // the codec's object has the fields of the PDU by name
  const fields = new PDU(raw) as unknown as Record<string, unknown>;
  const status = raw.readUInt32BE(8);
  return { command: String(fields.command), status, sequence: raw.readUInt32BE(12), fields, raw, socket };
}
