/** What the gateway hands us in Deliver, in the service's words. Pure: octets in, words out. */
import type { Receipt } from '../../src/core/model/message';
import { deliveryOf, numbersOf } from '../china/delivery';
import { HEADER } from '../china/shortHeader';
import { type Delivered, type DeliveryContext, Malformed } from '../link/protocol';
import { type PartOf, partIn } from '../link/text/concat';
import { asciiOf, FIELD, LONGEST_CODE, stateByCount, stateOfWord } from '../link/text/receiptText';
import { DELIVER, type Deliver, TAG } from './pdu';
import { STATUS } from './status';

/** Octets of a MsgID: the gateway's number, a time and a sequence, two digits each (SMGP 3.0.3, 6.2.2). */
const ID = 10;

/** A text, a part of one, or word of a message of ours. Throws Malformed. */
export function readDelivery(pdu: Buffer, arrival: DeliveryContext): Delivered {
  const deliver = DELIVER.decode(pdu, HEADER, STATUS.structure);
  if (deliver.IsReport === 1) return { kind: 'receipt', receipt: readReport(deliver, arrival) };
  const hasHeader = deliver.parameters.get(TAG.TP_udhi)?.[0] === 1;
  const handed = {
    from: deliver.SrcTermID,
    to: deliver.DestTermID,
    content: deliver.MsgContent,
    format: deliver.MsgFormat,
    hasHeader,
    part: hasHeader ? null : partOf(deliver),
    print: deliver.MsgID.some((octet) => octet !== 0) ? pdu.subarray(HEADER) : null,
    linkId: deliver.parameters.get(TAG.LinkID)?.toString('latin1').replace(/\0.*$/s, '') ?? '',
  };
  return deliveryOf('smgp', handed, arrival);
}

/** Parts without a header share their MsgID, and are numbered beside it. */
function partOf({ MsgID, parameters }: Deliver): PartOf | null {
  const total = parameters.get(TAG.PkTotal)?.[0] ?? 0;
  const number = parameters.get(TAG.PkNumber)?.[0] ?? 0;
  return partIn({ width: 16, reference: MsgID.readUInt16BE(ID - 2), total, number });
}

/** `id:` and ten octets of any value, which no alphabet has; behind them the words that all carriers share (6.2.63). */
function readReport({ MsgContent, SrcTermID, DestTermID }: Deliver, arrival: DeliveryContext): Receipt {
  const content = asciiOf(MsgContent) ?? MsgContent;
  const from = content.indexOf('id:') + 'id:'.length;
  if (from < 'id:'.length || from + ID > content.length)
    throw new Malformed(STATUS.structure, 'the report names no message');
  const { reference, end } = readId(content, from);
  const plain = wordsOf(content.subarray(end));
  const stat = FIELD.stat.exec(plain)?.[1];
  const err = FIELD.err.exec(plain)?.[1];
  const state = stat === undefined ? stateByCount(plain, err) : (stateOfWord(stat) ?? 'undeliverable');
  const code = stat?.includes(':') ? stat : err;
  return {
    gateway: arrival.gateway,
    references: [reference],
    to: numbersOf(SrcTermID, DestTermID),
    ids: 'same',
    state,
    ...(state !== 'delivered' && code !== undefined && { code: code.slice(0, LONGEST_CODE) }),
    at: arrival.at,
  };
}

/** Ten octets; or their twenty digits, as some gateways write them. */
function readId(content: Buffer, from: number): { reference: string; end: number } {
  const written = content.toString('latin1', from, from + 2 * ID);
  if (/^[0-9a-f]{20}$/i.test(written)) return { reference: written.toLowerCase(), end: from + 2 * ID };
  return { reference: referenceOf(content.subarray(from, from + ID)), end: from + ID };
}

/** The words up to the text of the message; some gateways run them together: `sSub:001sDlvrd:000sStat:UNDELIV`. */
function wordsOf(rest: Buffer): string {
  const plain = rest.toString('latin1').replace(/\0+$/, '');
  const apart = /^s[A-Z]/.test(plain) ? plain.replace(/s(?=[A-Z][A-Za-z_]*:)/g, ' ') : plain;
  return apart.replace(/(^|[\s,;])text:.*$/is, '$1');
}

/** A MsgID, as it stands in our rows and on paper: its twenty digits. */
export function referenceOf(msgId: Buffer): string {
  return msgId.toString('hex');
}
