/** What the gateway hands us in Deliver and Report, in the service's words. Pure: octets in, words out. */
import type { Receipt } from '../../src/core/model/message';
import { deliveryOf, numbersOf } from '../china/delivery';
import { commandOf } from '../china/shortHeader';
import type { Delivered, DeliveryContext } from '../link/protocol';
import { COMMAND, DELIVER, HEADER, REPORT, type Report, sequenceNumberOf } from './pdu';
import { codeOf, RESULT } from './status';

/** By State of a Report. */
const STATES: readonly Receipt['state'][] = ['delivered', 'accepted', 'undeliverable'];
/** Of the header that tells one request from another. */
const SEQUENCE = 8;

/** A text, a part of one, or word of a message of ours. Throws Malformed. */
export function readDelivery(pdu: Buffer, arrival: DeliveryContext): Delivered {
  if (commandOf(pdu) === COMMAND.report)
    return { kind: 'receipt', receipt: receiptOf(REPORT.decode(pdu, HEADER, RESULT.form), arrival) };
  const deliver = DELIVER.decode(pdu, HEADER, RESULT.form);
  const handed = {
    from: deliver.UserNumber,
    to: deliver.SPNumber,
    content: deliver.MessageContent,
    format: deliver.MessageCoding,
    hasHeader: deliver.TP_udhi !== 0,
    print: sequenceNumberOf(pdu).some((octet) => octet !== 0) ? pdu.subarray(SEQUENCE) : null,
    linkId: deliver.Reserve,
  };
  return deliveryOf('sgip', handed, arrival);
}

function receiptOf(report: Report, { gateway, at }: DeliveryContext): Receipt {
  const { SubmitSequenceNumber, UserNumber, State, ErrorCode } = report;
  return {
    gateway,
    references: [referenceOf(SubmitSequenceNumber)],
    to: numbersOf(UserNumber),
    ids: 'same',
    state: STATES[State] ?? 'unknown',
    ...(State !== 0 && ErrorCode !== 0 && { code: codeOf(ErrorCode) }),
    at,
  };
}

/** A sequence number, as it stands in our rows: SGIP has no other name for a message. */
export function referenceOf(sequenceNumber: Buffer): string {
  return sequenceNumber.toString('hex');
}
