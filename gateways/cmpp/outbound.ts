/** What we send, as the fields of SUBMIT. Pure: words in, fields out. */
import type { Outbound } from '../../src/core/model/message';
import type { TextForm } from '../../src/core/model/route';
import { chineseNumber } from '../china/number';
import { chineseForm, chineseParts } from '../china/text';
import { validUntil } from '../china/time';
import { checked } from '../link/sendable';
import { concatHeader } from '../link/text/concat';
import type { CmppOptions } from './options';
import type { Submit } from './pdu';

type Style = Pick<
  CmppOptions,
  | 'source'
  | 'signature'
  | 'alphabet'
  | 'serviceId'
  | 'msgSrc'
  | 'feeUser'
  | 'feeType'
  | 'prefix'
  | 'long'
  | 'receipts'
  | 'validity'
>;

const NONE = Buffer.alloc(0);
/** Octets of a text in ASCII; in any other alphabet 140. */
const MOST_ASCII = 159;
/** Nothing, in cents: whatever else is set, nobody pays for a message of ours. */
const NO_FEE = '000000';

/** How a link writes its texts. */
export function formOf(style: Pick<Style, 'long' | 'signature' | 'alphabet'>): TextForm {
  return chineseForm(style, MOST_ASCII);
}

/** The SUBMIT of each part, in order. Throws SendError `rejected` for what none can carry. */
export function planSubmits(message: Outbound, style: Style, reference: number, now: number): Submit[] {
  const { dataCoding, parts } = chineseParts(message, formOf(style));
  const common: Submit = {
    Msg_Id: NONE, // the gateway gives it
    Pk_total: parts.length,
    Pk_number: 1,
    Registered_Delivery: message.lane === 'reply' && style.receipts === 'none' ? 0 : 1,
    Msg_level: message.lane === 'alert' ? 1 : 0,
    Service_Id: style.serviceId,
    Fee_UserType: style.feeUser,
    Fee_terminal_Id: '',
    Fee_terminal_type: 0,
    TP_pId: 0,
    TP_udhi: 0,
    Msg_Fmt: dataCoding,
    Msg_src: style.msgSrc,
    FeeType: style.feeType,
    FeeCode: NO_FEE,
    ValId_Time: style.validity === 'off' ? '' : validUntil(message.expiresAt, now),
    At_Time: '',
    Src_Id: checked('sender', message.from || style.source),
    Dest_terminal_Id: [checked('recipient', chineseNumber(message.to, style.prefix))],
    Dest_terminal_type: 0,
    Msg_Content: parts[0] ?? NONE,
    LinkID: message.returnAddress ?? '',
  };
  if (parts.length === 1) return [common];
  return parts.map((part, i) => {
    const numbered = { ...common, Pk_number: i + 1 };
    if (style.long === 'pk') return { ...numbered, Msg_Content: part };
    const header = concatHeader(style.long === 'udh8' ? 8 : 16, reference, parts.length, i + 1);
    return { ...numbered, TP_udhi: 1, Msg_Content: Buffer.concat([header, part]) };
  });
}
