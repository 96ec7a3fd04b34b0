/** The limit: submit_sm after submit_sm from the npm codec, within the window, and nothing is kept. */
import { connect } from 'node:net';
import { PDU } from 'smpp';
import { WINDOW } from '../options';
import { COMMAND, Cutter } from '../speech/pdu';
import { commandOf, RESPONSE } from '../speech/speech';
import { TEXT, TOLD } from '../tally';

const SUBMITTED = (COMMAND.submit_sm | RESPONSE) >>> 0;
const BOUND = (COMMAND.bind_transceiver | RESPONSE) >>> 0;
const [port = 0, count = 0] = process.argv.slice(2).map(Number);
const socket = connect(port, '127.0.0.1');
const cutter = new Cutter();
const text = Buffer.from(TEXT, 'utf16le').swap16();
let sent = 0;
let open = 0;

function submit(): void {
  sent += 1;
  open += 1;
  const fields = {
    sequence_number: sent,
    source_addr: '10628',
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    destination_addr: `86${TOLD + sent}`,
    registered_delivery: 1,
    data_coding: 8,
    short_message: text,
  };
  socket.write(new PDU('submit_sm', fields).toBuffer());
}

socket.setNoDelay(true);
socket.on('connect', () =>
  socket.write(new PDU('bind_transceiver', { system_id: 'bare', password: 'p' }).toBuffer()),
);
socket.on('data', (chunk) => {
  let bound = sent > 0;
  socket.cork();
  for (const pdu of cutter.cut(chunk)) {
    if (commandOf(pdu) === BOUND) bound = true;
    if (commandOf(pdu) === SUBMITTED) open -= 1;
  }
  while (bound && open < WINDOW && sent < count) submit();
  socket.uncork();
});
