/** What an SMSC reads, and the ways in which it may misbehave. */
import type { Socket } from 'node:net';
import { PDU } from 'smpp';
import type { Segment } from './carrierPeer';

export interface Received {
  command: string;
  status: number;
  sequence: number;
  /** The body's fields by their names in the specification. */
  fields: Readonly<Record<string, unknown>>;
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
  /** Called with each segment that was taken, once that is answered. */
  taken: (segment: Segment) => void;
}

export function segmentOf({ fields }: Received, reference: string): Segment {
  const { source_addr, destination_addr, short_message, message_payload, esm_class, data_coding } = fields;
  const payload = message_payload as Buffer | undefined; // as the codec reads it
  return {
    reference,
    from: String(source_addr),
    to: String(destination_addr),
    octets: payload ?? (short_message as Buffer), // as the codec reads it
    coding: Number(data_coding),
    hasHeader: (Number(esm_class) & 0x40) !== 0,
    wantsReport: (Number(fields.registered_delivery) & 0x03) === 1,
  };
}

export function read(raw: Buffer, socket: Socket): Received {
  const fields = new PDU(raw);
  const status = raw.readUInt32BE(8);
  return { command: String(fields.command), status, sequence: raw.readUInt32BE(12), fields, raw, socket };
}
