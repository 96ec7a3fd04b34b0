/** What the load generator says and hears, whatever the link speaks: a few PDUs, without a codec that would cost it time. */

export interface Speech {
  kindOf(pdu: Buffer): 'login' | 'submit' | 'answer' | 'other';
  letIn(pdu: Buffer): Buffer;
  /** The answer to the submit that is the `number`th. */
  taken(pdu: Buffer, number: number): Buffer;
  /** The answer to whatever else is asked; null: it was an answer itself. */
  other(pdu: Buffer): Buffer | null;
  /** A question from a person's number to the service's code. */
  deliver(sequence: number, from: string, text: string): Buffer;
  /** Of the answer to a question; 0: it was taken. */
  statusOf(pdu: Buffer): number;
  sequenceOf(pdu: Buffer): number;
  /** More comes in than can be answered in time. */
  full: number;
  /** The number that a submit goes to, and its text where that is UCS-2, GB18030 or ASCII. */
  readSubmit(pdu: Buffer): { to: string; text: () => string };
  /** Questions go over a connection that we dial, with this log-in; absent: over the one by which the answers come. */
  dialsWith?: Buffer;
}

export const SERVICE_CODE = '10628';
/** In a command: it answers one. */
export const RESPONSE = 0x80000000;

/** As every protocol codes it: ASCII in the default alphabet, else UCS-2. */
export function encoded(text: string): { coding: number; octets: Buffer } {
  if (/^[\x20-\x7e]*$/.test(text)) return { coding: 0, octets: Buffer.from(text, 'latin1') };
  return { coding: 8, octets: Buffer.from(text, 'utf16le').swap16() };
}

export function decoded(coding: number, octets: Buffer): string {
  const body = octets[0] === 5 ? octets.subarray(6) : octets; // a header before the text
  if (coding === 8) return Buffer.from(body).swap16().toString('utf16le');
  return coding === 15 ? new TextDecoder('gb18030').decode(body) : body.toString('latin1');
}

/** A field as its specification names it: text behind which there are NULs, or octets. */
export function field(value: string, length: number): Buffer {
  const octets = Buffer.alloc(length);
  octets.write(value, 'latin1');
  return octets;
}

export function textAt(pdu: Buffer, at: number, length: number): string {
  return pdu.toString('latin1', at, at + length).replace(/\0.*$/s, '');
}

export const commandOf = (pdu: Buffer): number => pdu.readUInt32BE(4);
export const isResponse = (pdu: Buffer): boolean => commandOf(pdu) >= RESPONSE;

/** A request: length, command, sequence of four octets or twelve, body. */
export function request(command: number, sequence: Buffer, ...body: Buffer[]): Buffer {
  const pdu = Buffer.concat([Buffer.alloc(8), sequence, ...body]);
  pdu.writeUInt32BE(pdu.length, 0);
  pdu.writeUInt32BE(command, 4);
  return pdu;
}

/** The answer to a request whose header has so many octets. */
export function answer(pdu: Buffer, header: number, ...body: Buffer[]): Buffer {
  return request((commandOf(pdu) | RESPONSE) >>> 0, pdu.subarray(8, header), ...body);
}

/** By the commands of a protocol; in each of them a log-in is 1. */
export function kindBy(submit: number, answered: number): Speech['kindOf'] {
  return (pdu) => {
    const command = commandOf(pdu);
    if (command === 1) return 'login';
    return command === submit ? 'submit' : command === answered ? 'answer' : 'other';
  };
}

export function uint32(value: number): Buffer {
  const octets = Buffer.alloc(4);
  octets.writeUInt32BE(value);
  return octets;
}
