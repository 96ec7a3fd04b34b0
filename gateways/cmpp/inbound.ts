/** What the gateway hands us in DELIVER, in the service's words. Pure: octets in, words out. */
import { createHash } from 'node:crypto';
import type { Inbound, Receipt } from '../../src/core/model/message';
import { readText } from '../../src/core/text/octets';
import { normalisePhone } from '../../src/core/text/phone';
import { alphabetOf } from '../link/alphabet';
import { readHeader } from '../link/concat';
import type { Delivered, DeliveryContext } from '../link/protocol';
import { stateOfWord } from '../link/receiptText';
import { BODIES_2, BODIES_3, type Bodies, type Deliver, HEADER } from './pdu';
import { RESULT } from './status';

/** Octets from which a report has the long number of 3.0: some gateways send the short one of 2.0 there too. */
const LONG_REPORT = 67;

/** A text, a part of one, or word of a message of ours. Throws Malformed. */
export function readDelivery(pdu: Buffer, bodies: Bodies, arrival: DeliveryContext): Delivered {
  const deliver = bodies.deliver.decode(pdu, HEADER, RESULT.length);
  if (deliver.Registered_Delivery === 1) return { kind: 'receipt', receipt: readReport(deliver, arrival) };
  const { text: octets, part } =
    deliver.TP_udhi === 0 ? { text: deliver.Msg_Content, part: null } : readHeader(deliver.Msg_Content);
  const piece = { octets, alphabet: alphabetOf(deliver.Msg_Fmt, 'ascii') };
  const message: Omit<Inbound, 'text'> = {
    id: deliver.Msg_Id.some((octet) => octet !== 0) ? idOf(pdu, arrival) : arrival.id,
    gateway: arrival.gateway,
    medium: 'sms',
    from: normalisePhone(deliver.Src_terminal_Id),
    to: deliver.Dest_Id,
    at: arrival.at,
    connection: arrival.connection,
    // In 2.0 the same place is reserved.
    ...(bodies === BODIES_3 && deliver.LinkID !== '' && { returnAddress: deliver.LinkID }),
  };
  if (part) return { kind: 'part', part: { ...message, ...piece, part } };
  return { kind: 'message', message: { ...message, text: readText([piece]) } };
}

/** A DELIVER that comes again is the same to the last octet of its body; a Msg_Id comes again after a year. */
function idOf(pdu: Buffer, { gateway, at }: DeliveryContext): string {
  const year = new Date(at).getUTCFullYear();
  return `cmpp-${createHash('sha1').update(`${gateway} ${year} `).update(pdu.subarray(HEADER)).digest('hex')}`;
}

function readReport({ Msg_Content, Src_terminal_Id }: Deliver, arrival: DeliveryContext): Receipt {
  const { report } = Msg_Content.length < LONG_REPORT ? BODIES_2 : BODIES_3;
  const { Msg_Id, Stat, Dest_terminal_Id } = report.decode(Msg_Content, 0, RESULT.length);
  const numbers = [Dest_terminal_Id, Src_terminal_Id].filter((written) => written !== '');
  // A word that is none of the specification's is some carrier's reason for a failure: MK:0001, MBBLACK.
  const state = stateOfWord(Stat) ?? (Stat === '' ? 'unknown' : 'undeliverable');
  return {
    gateway: arrival.gateway,
    references: [referenceOf(Msg_Id)],
    to: [...new Set(numbers.map((written) => normalisePhone(written)))],
    ids: 'same',
    state,
    ...(state !== 'delivered' && Stat !== '' && { code: Stat }),
    at: arrival.at,
  };
}

/** A Msg_Id, 64 bits, as people read it and as it stands in our rows. */
export function referenceOf(msgId: Buffer): string {
  return msgId.readBigUInt64BE().toString();
}
