/** The few PDUs of SMPP 3.4 that an SMSC under a stopwatch needs, without a codec that would cost it time. */
import { commandOf, encoded, RESPONSE, SERVICE_CODE } from './speech';

export const HEADER = 16;
export const COMMAND = {
  bind_receiver: 0x01,
  bind_transmitter: 0x02,
  submit_sm: 0x04,
  deliver_sm: 0x05,
  unbind: 0x06,
  bind_transceiver: 0x09,
  enquire_link: 0x15,
  deliver_sm_resp: 0x80000005,
} as const;

/** Octets of the shortest header, which is not SMPP's. */
const LEAST = 12;

/** Cuts a stream into PDUs by their length, which is the first field. */
export class Cutter {
  private rest: Buffer = Buffer.alloc(0);

  /** The PDUs that are whole now, in order. */
  *cut(chunk: Buffer): Generator<Buffer> {
    let data = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    while (data.length >= LEAST && data.length >= data.readUInt32BE(0)) {
      const length = Math.max(LEAST, data.readUInt32BE(0));
      yield data.subarray(0, length);
      data = data.subarray(length);
    }
    this.rest = data;
  }
}

export const statusOf = (pdu: Buffer) => pdu.readUInt32BE(8);
export const sequenceOf = (pdu: Buffer) => pdu.readUInt32BE(12);

function pduOf(command: number, sequence: number, body: Buffer): Buffer {
  const head = Buffer.alloc(HEADER);
  head.writeUInt32BE(HEADER + body.length, 0);
  head.writeUInt32BE(command, 4);
  head.writeUInt32BE(sequence, 12);
  return Buffer.concat([head, body]);
}

/** Status 0; `id` is the system_id or message_id of those responses that have one. */
export function responseTo(request: Buffer, id?: string): Buffer {
  const body = id === undefined ? Buffer.alloc(0) : Buffer.from(`${id}\0`, 'latin1');
  return pduOf((commandOf(request) | RESPONSE) >>> 0, sequenceOf(request), body);
}

/** deliver_sm (section 4.6.1) from a person's number to the service's code. */
export function deliverSm(sequence: number, from: string, text: string): Buffer {
  const { coding, octets } = encoded(text);
  const before = `\0\x01\x01${from}\0\0\0${SERVICE_CODE}\0\0\0\0\0\0\0\0`;
  const after = Buffer.from([coding, 0, octets.length]);
  return pduOf(COMMAND.deliver_sm, sequence, Buffer.concat([Buffer.from(before, 'latin1'), after, octets]));
}

/** The number a submit_sm (section 4.4.1) goes to, and its text where that is UCS-2 or ASCII. */
export function readSubmit(pdu: Buffer): { to: string; text: () => string } {
  let at = HEADER;
  const word = () => {
    const from = at;
    at = pdu.indexOf(0, from) + 1;
    return pdu.toString('latin1', from, at - 1);
  };
  word();
  at += 2;
  word();
  at += 2;
  const to = word();
  const text = () => {
    const headed = ((pdu[at] ?? 0) & 0x40) !== 0; // a user data header before the text (5.2.12)
    at += 3;
    word();
    word();
    at += 2;
    const coding = pdu[at] ?? 0;
    const octets = pdu.subarray(at + 3, at + 3 + (pdu[at + 2] ?? 0));
    const body = headed ? octets.subarray(1 + (octets[0] ?? 0)) : octets;
    return coding === 8 ? Buffer.from(body).swap16().toString('utf16le') : body.toString('latin1');
  };
  return { to, text };
}
