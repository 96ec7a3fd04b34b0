/** SMPP 3.4 on the wire: the npm codec, fenced. Octets of texts come and go raw. */
import { commands, commandsById, PDU, tlvs, types } from 'smpp';
import type { Wire } from '../link/framer';
import { STATUS } from './status';
import { Tlvs } from './tlv';

/** Octets of a header (3.2). */
export const HEADER = 16;
const RESPONSE = 0x80000000;
const LONGEST_PDU = 65_536;
/** esm_class: the text begins with a user data header (5.2.12). */
export const UDH_INDICATOR = 0x40;
/** Characters of a message_id (5.2.23). Some carriers write longer ones: these count so far, sent and received alike. */
export const LONGEST_ID = 64;

export const COMMAND = {
  submit_sm: 0x04,
  deliver_sm: 0x05,
  unbind: 0x06,
  outbind: 0x0b,
  enquire_link: 0x15,
  alert_notification: 0x102,
  data_sm: 0x103,
  generic_nack: 0x80000000,
} as const;

fence();

/** The codec's filters guess alphabets and dates, and its TLV strings run past their end: both are taken out. */
function fence(): void {
  PDU.maxLength = LONGEST_PDU;
  for (const { params } of Object.values(commands)) {
    for (const field of Object.values(params ?? {})) delete field.filter;
  }
  for (const field of Object.values(tlvs)) {
    delete field.filter;
    if (field.type === types.tlv.cstring) field.type = types.tlv.string;
  }
}

export const commandOf = (pdu: Buffer): number => pdu.readUInt32BE(4);
export const statusOf = (pdu: Buffer): number => pdu.readUInt32BE(8);
export const sequenceOf = (pdu: Buffer): number => pdu.readUInt32BE(12);

/** How the link reads a header (section 3.2). A length that can not be believed gets a generic_nack (4.3). */
export const SMPP_WIRE: Wire = {
  header: HEADER,
  longest: LONGEST_PDU,
  sequenceOf,
  isResponse: (pdu) => commandOf(pdu) >= RESPONSE,
  keepAlive: (sequence) => bare(COMMAND.enquire_link, 0, sequence),
  refuseLength: (start) =>
    bare(COMMAND.generic_nack, STATUS.ESME_RINVCMDLEN, start.length < HEADER ? 0 : sequenceOf(start)),
};

/** A PDU that is a header and nothing else. */
export function bare(command: number, status: number, sequence: number): Buffer {
  return write(Buffer.allocUnsafe(HEADER), command, status, sequence);
}

/** The response to a request. Those to messages carry an empty message_id (4.6.2). */
export function responseTo(request: Buffer, status: number): Buffer {
  const command = commandOf(request);
  if (command !== COMMAND.deliver_sm && command !== COMMAND.data_sm) {
    return bare((command | RESPONSE) >>> 0, status, sequenceOf(request));
  }
  const pdu = Buffer.allocUnsafe(HEADER + 1);
  pdu[HEADER] = 0;
  return write(pdu, (command | RESPONSE) >>> 0, status, sequenceOf(request));
}

function write(pdu: Buffer, command: number, status: number, sequence: number): Buffer {
  pdu.writeUInt32BE(pdu.length, 0);
  pdu.writeUInt32BE(command, 4);
  pdu.writeUInt32BE(status, 8);
  pdu.writeUInt32BE(sequence, 12);
  return pdu;
}

/** True for a request of the specification, whoever may make it. */
export function isKnown(command: number): boolean {
  return commandsById[command] !== undefined;
}

/** Any PDU from its fields by their names in the specification. */
export function encode(command: string, sequence: number, fields: object): Buffer {
  return new PDU(command, { ...fields, sequence_number: sequence }).toBuffer();
}

/** The message_id of a submit_sm_resp (4.4.2). */
export function messageIdOf(response: Buffer): string {
  const end = response.indexOf(0, HEADER);
  return response.toString('latin1', HEADER, end < 0 ? response.length : end).slice(0, LONGEST_ID);
}

/** sc_interface_version of a bind response (5.3.2.25); null where there is none that can be read. */
export function versionOf(response: Buffer): number | null {
  const end = response.indexOf(0, HEADER); // of system_id
  return end < 0 ? null : (Tlvs.in(response.subarray(end + 1)).number('sc_interface_version') ?? null);
}
