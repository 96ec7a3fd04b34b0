/** What the SMSC hands us, in the service's words. Pure: octets in, words out. */
import type { Inbound, InboundPart, Receipt } from '../../src/core/model/message';
import type { DefaultAlphabet } from '../../src/core/model/route';
import { readText } from '../../src/core/text/octets';
import { normalisePhone } from '../../src/core/text/phone';
import type { DeliveryContext } from '../link/protocol';
import { alphabetOf } from '../link/text/alphabet';
import { type PartOf, partIn, readHeader } from '../link/text/concat';
import { plainOf } from '../link/text/receiptText';
import type { Delivery } from './delivery';
import { UDH_INDICATOR } from './pdu';
import { isMarked, isUnmarked, readReceipt } from './receipt';
import type { Tlvs } from './tlv';
import { readUssd, type UssdOps } from './ussd';

/** How one link's deliveries are read. */
export interface Reading {
  alphabet: DefaultAlphabet;
  ussd: UssdOps;
  /** How ids are written in receipts, where the operator said so. */
  ids?: NonNullable<Receipt['ids']>;
  /** The carrier marks its receipts: what only looks like one is a text. */
  marks: boolean;
}

export type Arrived =
  | { kind: 'message'; message: Inbound }
  | { kind: 'part'; part: InboundPart }
  | { kind: 'receipt'; receipt: Receipt; marked: boolean };

const INTERNATIONAL = 1;
const ALPHANUMERIC = 5;

/** A whole message, one part of a long one, or word of a message of ours: that is told before anything is decoded. */
export function readDelivery(delivery: Delivery, arrival: DeliveryContext, reading: Reading): Arrived {
  const headed = (delivery.esm_class & UDH_INDICATOR) !== 0;
  const { text: octets, part } = headed
    ? readHeader(delivery.text)
    : { text: delivery.text, part: readSar(delivery.tlvs) };
  const plain = plainOf(octets);
  const marked = isMarked(delivery, plain);
  if (marked || (!reading.marks && part === null && isUnmarked(delivery, octets, plain))) {
    return { kind: 'receipt', receipt: receiptFrom(delivery, plain, arrival, reading), marked };
  }
  const piece = { octets, alphabet: alphabetOf(delivery.data_coding, reading.alphabet) };
  const address = `${delivery.source_addr_ton}.${delivery.source_addr_npi}.${delivery.source_addr}`;
  const message = {
    id: arrival.id,
    gateway: arrival.gateway,
    medium: 'sms' as const,
    from: senderOf(delivery),
    to: delivery.destination_addr.replace(/^\+/, ''),
    at: arrival.at,
    connection: arrival.connection,
    returnAddress: address,
  };
  const text = part ? '' : readText([piece]);
  const ussd = readUssd(delivery, text, reading.ussd, address);
  if (ussd) return { kind: 'message', message: { ...message, medium: 'ussd', ...ussd } };
  if (part) return { kind: 'part', part: { ...message, ...piece, part } };
  return { kind: 'message', message: { ...message, text } };
}

/** The three sar_ fields count only together (5.3.2.22 on). */
function readSar(tlvs: Tlvs): PartOf | null {
  const reference = tlvs.number('sar_msg_ref_num');
  const total = tlvs.number('sar_total_segments');
  const number = tlvs.number('sar_segment_seqnum');
  if (reference === undefined || total === undefined || number === undefined) return null;
  return partIn({ width: 16, reference: reference % 0x10000, total, number });
}

/** The recipient of the message is the receipt's source; carriers that leave the addresses as they were have it behind. */
function receiptFrom(
  delivery: Delivery,
  plain: string,
  { gateway, at }: DeliveryContext,
  { ids }: Reading,
): Receipt {
  const { source_addr_ton: ton, destination_addr: behind, dest_addr_ton: itsTon } = delivery;
  const source = ton === ALPHANUMERIC ? [] : [senderOf(delivery)];
  const to = [...source, normalisePhone(behind, itsTon === INTERNATIONAL)];
  const receipt = { ...readReceipt(delivery, plain), to, gateway, at };
  return ids === undefined ? receipt : { ...receipt, ids };
}

/** A name is nobody's number, also where it is made of digits. */
function senderOf({ source_addr, source_addr_ton }: Delivery): string {
  if (source_addr_ton === ALPHANUMERIC) return source_addr.replace(/^\++/, '');
  return normalisePhone(source_addr, source_addr_ton === INTERNATIONAL);
}
