/** deliver_sm and data_sm (SMPP 3.4, sections 4.6.1 and 4.7.1): strict in what must be there, lenient behind it. */
import { Malformed } from '../link/protocol';
import { COMMAND, commandOf, HEADER } from './pdu';
import { STATUS, type Status } from './status';
import { Tlvs } from './tlv';

/** Characters of an address (5.2.8). */
const LONGEST_ADDRESS = 20;

/** As far as it is read. Octets of the text come raw. */
export interface Delivery {
  source_addr_ton: number;
  source_addr_npi: number;
  source_addr: string;
  dest_addr_ton: number;
  dest_addr_npi: number;
  destination_addr: string;
  service_type: string;
  esm_class: number;
  data_coding: number;
  /** Of short_message, or of message_payload where that is empty. */
  text: Buffer;
  tlvs: Tlvs;
}

/** Throws Malformed. */
export function decodeDelivery(pdu: Buffer): Delivery {
  const read = new Fields(pdu);
  const head = {
    service_type: read.text('service_type'),
    source_addr_ton: read.octet('source_addr_ton'),
    source_addr_npi: read.octet('source_addr_npi'),
    source_addr: read.address('source_addr', STATUS.ESME_RINVSRCADR),
    dest_addr_ton: read.octet('dest_addr_ton'),
    dest_addr_npi: read.octet('dest_addr_npi'),
    destination_addr: read.address('destination_addr', STATUS.ESME_RINVDSTADR),
    esm_class: read.octet('esm_class'),
  };
  if (commandOf(pdu) === COMMAND.data_sm) {
    read.octet('registered_delivery');
    const data_coding = read.octet('data_coding');
    const tlvs = Tlvs.in(read.rest());
    return { ...head, data_coding, text: tlvs.octets('message_payload') ?? Buffer.alloc(0), tlvs };
  }
  for (const name of ['protocol_id', 'priority_flag']) read.octet(name);
  for (const name of ['schedule_delivery_time', 'validity_period']) read.text(name);
  for (const name of ['registered_delivery', 'replace_if_present_flag']) read.octet(name);
  const data_coding = read.octet('data_coding');
  read.octet('sm_default_msg_id');
  const short = read.octets('short_message', read.octet('sm_length'));
  const tlvs = Tlvs.in(read.rest());
  return {
    ...head,
    data_coding,
    text: short.length > 0 ? short : (tlvs.octets('message_payload') ?? short),
    tlvs,
  };
}

/** The fields of a body, one after another. */
class Fields {
  private at = HEADER;

  constructor(private readonly pdu: Buffer) {}

  octet(name: string): number {
    const value = this.pdu[this.at++];
    if (value === undefined) throw new Malformed(STATUS.ESME_RINVCMDLEN, `${name} is missing`);
    return value;
  }

  /** A string up to its NUL. */
  text(name: string): string {
    const end = this.pdu.indexOf(0, this.at);
    if (end < 0) throw new Malformed(STATUS.ESME_RINVCMDLEN, `${name} has no end`);
    const text = end === this.at ? '' : this.pdu.toString('latin1', this.at, end);
    this.at = end + 1;
    return text;
  }

  /** Without blanks around it. `status` is said of one that is too long. */
  address(name: string, status: Status): string {
    const address = this.text(name).trim();
    if (address.length > LONGEST_ADDRESS) throw new Malformed(status, `${name} is too long`);
    return address;
  }

  octets(name: string, length: number): Buffer {
    const end = this.at + length;
    if (end > this.pdu.length) throw new Malformed(STATUS.ESME_RINVMSGLEN, `${name} runs past the end`);
    const octets = this.pdu.subarray(this.at, end);
    this.at = end;
    return octets;
  }

  rest(): Buffer {
    return this.pdu.subarray(this.at);
  }
}
