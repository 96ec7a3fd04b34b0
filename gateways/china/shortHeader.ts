/** The header of twelve octets that CMPP and SMGP share: length, command, sequence; an answer has the command's first bit set. */
import type { Layout } from '../link/fields';
import type { Wire } from '../link/framer';

export const HEADER = 12;
export const RESPONSE = 0x80000000;
/** A text to a hundred numbers has not half of it. */
const LONGEST_PDU = 8_192;

export const commandOf = (pdu: Buffer): number => pdu.readUInt32BE(4);
export const sequenceOf = (pdu: Buffer): number => pdu.readUInt32BE(8);
export const responseCommand = (request: Buffer): number => (commandOf(request) | RESPONSE) >>> 0;

/** `activeTest`: the command that asks whether the peer is there. A length that can not be believed has no answer. */
export function shortHeaderWire(activeTest: number): Wire {
  return {
    header: HEADER,
    longest: LONGEST_PDU,
    sequenceOf,
    isResponse: (pdu) => commandOf(pdu) >= RESPONSE,
    keepAlive: (sequence) => bare(activeTest, sequence),
    refuseLength: () => null,
  };
}

export function encode<Values extends object>(
  command: number,
  sequence: number,
  layout: Layout<Values>,
  values: Values,
): Buffer {
  return headed(layout.encode(values, HEADER), command, sequence);
}

/** A PDU that is a header and nothing else, or as many octets that mean nothing. */
export function bare(command: number, sequence: number, octets = 0): Buffer {
  return headed(Buffer.alloc(HEADER + octets), command, sequence);
}

/** Writes the header of a PDU; a sequence number that is longer than four octets comes as it is written. */
export function headed(pdu: Buffer, command: number, sequence: number | Buffer): Buffer {
  pdu.writeUInt32BE(pdu.length, 0);
  pdu.writeUInt32BE(command, 4);
  if (typeof sequence === 'number') pdu.writeUInt32BE(sequence, 8);
  else sequence.copy(pdu, 8);
  return pdu;
}
