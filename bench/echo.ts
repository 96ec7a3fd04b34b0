/**
 * The limit: an ESME that decodes with the npm codec as it comes, answers each text with itself and keeps
 * nothing. What one read brings is answered in one write, as generous as the service is to itself.
 */
import { connect } from 'node:net';
import { PDU } from 'smpp';
import { Cutter } from './pdu';

/** The codec's object carries the fields of its command by name. */
interface Decoded {
  command: string;
  sequence_number: number;
  source_addr: string;
  destination_addr: string;
  data_coding: number;
  short_message: unknown;
}

const socket = connect(Number(process.argv[2]), '127.0.0.1');
const cutter = new Cutter();
let sequence = 0;

function request(command: string, fields: Record<string, unknown>): void {
  sequence += 1;
  socket.write(new PDU(command, { ...fields, sequence_number: sequence }).toBuffer());
}

socket.setNoDelay(true);
socket.on('connect', () => request('bind_transceiver', { system_id: 'echo', password: 'p' }));
socket.on('data', (chunk) => {
  socket.cork();
  for (const octets of cutter.cut(chunk)) {
    const pdu = new PDU(octets) as unknown as Decoded; // see Decoded
    if (pdu.command !== 'deliver_sm') continue;
    socket.write(new PDU('deliver_sm_resp', { sequence_number: pdu.sequence_number }).toBuffer());
    request('submit_sm', {
      source_addr: pdu.destination_addr,
      destination_addr: pdu.source_addr,
      data_coding: pdu.data_coding,
      short_message: pdu.short_message,
    });
  }
  socket.uncork();
});
