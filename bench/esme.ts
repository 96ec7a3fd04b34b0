/** The echoes' end of the link: the npm codec as it comes; what one read brings is answered in one write, as the service does. */
import { connect } from 'node:net';
import { PDU } from 'smpp';
import { Cutter } from './speech/pdu';

/** The codec's object carries the fields of its command by name. */
export interface Decoded {
  command: string;
  sequence_number: number;
  source_addr: string;
  destination_addr: string;
  data_coding: number;
  short_message: unknown;
  message_id: string;
}

export interface Esme {
  /** Sends a request; its sequence number. */
  request(command: string, fields: Record<string, unknown>): number;
  respond(command: string, to: Decoded): void;
  /** What `send` sends leaves in one write. */
  together(send: () => void): void;
}

/** Binds to 127.0.0.1 and hands each PDU that comes to `hear`. */
export function startEsme(port: number, hear: (pdu: Decoded, esme: Esme) => void): void {
  const socket = connect(port, '127.0.0.1');
  const cutter = new Cutter();
  let sequence = 0;
  const esme: Esme = {
    request(command, fields) {
      sequence += 1;
      socket.write(new PDU(command, { ...fields, sequence_number: sequence }).toBuffer());
      return sequence;
    },
    respond(command, to) {
      socket.write(new PDU(command, { sequence_number: to.sequence_number }).toBuffer());
    },
    together(send) {
      socket.cork();
      send();
      socket.uncork();
    },
  };
  socket.setNoDelay(true);
  socket.on('connect', () => esme.request('bind_transceiver', { system_id: 'echo', password: 'p' }));
  socket.on('data', (chunk) =>
    esme.together(() => {
      for (const octets of cutter.cut(chunk)) hear(new PDU(octets) as unknown as Decoded, esme); // see Decoded
    }),
  );
}

/** The same text back to who sent it; its sequence number. */
export function sendBack(pdu: Decoded, esme: Esme): number {
  return esme.request('submit_sm', {
    source_addr: pdu.destination_addr,
    destination_addr: pdu.source_addr,
    data_coding: pdu.data_coding,
    short_message: pdu.short_message,
  });
}
