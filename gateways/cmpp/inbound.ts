/** What the gateway hands us in DELIVER, in the service's words. Pure: octets in, words out. */
import type { Receipt } from '../../src/core/model/message';
import { deliveryOf, numbersOf } from '../china/delivery';
import { HEADER } from '../china/shortHeader';
import type { Delivered, DeliveryContext } from '../link/protocol';
import { stateOfWord } from '../link/text/receiptText';
import { BODIES_2, BODIES_3, type Bodies, type Deliver } from './pdu';
import { RESULT } from './status';

/** Octets from which a report has the long number of 3.0: some gateways send the short one of 2.0 there too. */
const LONG_REPORT = 67;

/** A text, a part of one, or word of a message of ours. Throws Malformed. */
export function readDelivery(pdu: Buffer, bodies: Bodies, arrival: DeliveryContext): Delivered {
  const deliver = bodies.deliver.decode(pdu, HEADER, RESULT.length);
  if (deliver.Registered_Delivery === 1) return { kind: 'receipt', receipt: readReport(deliver, arrival) };
  const handed = {
    from: deliver.Src_terminal_Id,
    to: deliver.Dest_Id,
    content: deliver.Msg_Content,
    format: deliver.Msg_Fmt,
    hasHeader: deliver.TP_udhi !== 0,
    print: deliver.Msg_Id.some((octet) => octet !== 0) ? pdu.subarray(HEADER) : null,
    // In 2.0 the same place is reserved.
    linkId: bodies === BODIES_3 ? deliver.LinkID : '',
  };
  return deliveryOf('cmpp', handed, arrival);
}

function readReport({ Msg_Content, Src_terminal_Id }: Deliver, arrival: DeliveryContext): Receipt {
  const { report } = Msg_Content.length < LONG_REPORT ? BODIES_2 : BODIES_3;
  const { Msg_Id, Stat, Dest_terminal_Id } = report.decode(Msg_Content, 0, RESULT.length);
  // A word that is none of the specification's is some carrier's reason for a failure: MK:0001, MBBLACK.
  const state = stateOfWord(Stat) ?? (Stat === '' ? 'unknown' : 'undeliverable');
  return {
    gateway: arrival.gateway,
    references: [referenceOf(Msg_Id)],
    to: numbersOf(Dest_terminal_Id, Src_terminal_Id),
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
