/** What the SMSC hands us, in the service's words. Pure: octets in, words out. */
import type { Inbound, InboundPart, Receipt } from '../../src/core/message';
import { normalisePhone } from '../../src/core/text/phone';
import { type DefaultAlphabet, decodeText } from './alphabet';
import { readHeader, readSar, UDH_INDICATOR } from './concat';
import type { Delivery } from './pdu';
import { isMarked, isReceipt, readReceipt } from './receipt';
import { readUssd, type UssdOps } from './ussd';

/** What a delivery does not say itself. */
export interface Arrival {
  gateway: string;
  alphabet: DefaultAlphabet;
  ussd: UssdOps;
  connection: string;
  id: string;
  /** Milliseconds UTC. */
  at: number;
}

export type Arrived =
  | { kind: 'message'; message: Inbound }
  | { kind: 'part'; part: InboundPart }
  | { kind: 'receipt'; receipt: Receipt };

const INTERNATIONAL = 1;

/** A whole message, one part of a long one, or word of a message of ours. */
export function readDelivery(delivery: Delivery, arrival: Arrival): Arrived {
  const short = delivery.short_message;
  const data = short && short.length > 0 ? short : (delivery.message_payload ?? Buffer.alloc(0));
  const headed = (delivery.esm_class & UDH_INDICATOR) !== 0;
  const { text: octets, part } = headed ? readHeader(data) : { text: data, part: readSar(delivery) };
  const text = decodeText(octets, delivery.data_coding, arrival.alphabet);
  if (isReceipt(delivery, text)) {
    const receipt = { ...readReceipt(delivery, text), gateway: arrival.gateway, at: arrival.at };
    return {
      kind: 'receipt',
      receipt: isMarked(delivery) ? receipt : { ...receipt, from: senderOf(delivery) },
    };
  }
  const address = `${delivery.source_addr_ton}.${delivery.source_addr_npi}.${delivery.source_addr}`;
  const message: Inbound = {
    id: arrival.id,
    gateway: arrival.gateway,
    medium: 'sms',
    from: senderOf(delivery),
    to: delivery.destination_addr.replace(/^\+/, ''),
    text,
    at: arrival.at,
    connection: arrival.connection,
    returnAddress: address,
  };
  const ussd = readUssd(delivery, text, arrival.ussd, address);
  if (ussd) return { kind: 'message', message: { ...message, medium: 'ussd', ...ussd } };
  return part ? { kind: 'part', part: { ...message, part } } : { kind: 'message', message };
}

function senderOf({ source_addr, source_addr_ton }: Delivery): string {
  return normalisePhone(source_addr, source_addr_ton === INTERNATIONAL);
}
