/** What we send, as the fields of SUBMIT. Pure: words in, fields out. */
import { DAY, HOUR, MINUTE } from '../../src/core/calendar/durations';
import type { Outbound } from '../../src/core/model/message';
import { encodeText } from '../link/alphabet';
import { concatHeader } from '../link/concat';
import { checked, MOST_PARTS, tooLong } from '../link/sendable';
import type { CmppOptions } from './options';
import type { Submit } from './pdu';

type Way = Pick<
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
/** Octets of a text in ASCII; in any other alphabet 140, which its characters have no more of. */
const MOST_ASCII = 159;
/** Nothing, in cents: whatever else is set, nobody pays for a message of ours. */
const NO_FEE = '000000';
/** Time of the gateways, in milliseconds before UTC, and as ValId_Time says it in quarters of an hour. */
export const CHINA = 8 * HOUR;
const CHINA_MARK = '032+';

/** The SUBMIT of each part, in order. Throws SendError `rejected` for what none can carry. */
export function planSubmits(message: Outbound, way: Way, reference: number, now: number): Submit[] {
  const { dataCoding, parts } = encoded(message.text, way);
  if (parts.length > MOST_PARTS) throw tooLong();
  const common: Submit = {
    Msg_Id: NONE, // the gateway gives it
    Pk_total: parts.length,
    Pk_number: 1,
    Registered_Delivery: message.lane === 'reply' && way.receipts === 'none' ? 0 : 1,
    Msg_level: message.lane === 'alert' ? 1 : 0,
    Service_Id: way.serviceId,
    Fee_UserType: way.feeUser,
    Fee_terminal_Id: '',
    Fee_terminal_type: 0,
    TP_pId: 0,
    TP_udhi: 0,
    Msg_Fmt: dataCoding,
    Msg_src: way.msgSrc,
    FeeType: way.feeType,
    FeeCode: NO_FEE,
    ValId_Time: way.validity === 'off' ? '' : validUntil(message.expiresAt, now),
    At_Time: '',
    Src_Id: checked('sender', message.from || way.source),
    Dest_terminal_Id: [checked('recipient', written(message.to, way.prefix))],
    Dest_terminal_type: 0,
    Msg_Content: parts[0] ?? NONE,
    LinkID: message.returnAddress ?? '',
  };
  if (parts.length === 1) return [common];
  return parts.map((part, i) => {
    const numbered = { ...common, Pk_number: i + 1 };
    if (way.long === 'pk') return { ...numbered, Msg_Content: part };
    const header = concatHeader(way.long === 'udh8' ? 8 : 16, reference, parts.length, i + 1);
    return { ...numbered, TP_udhi: 1, Msg_Content: Buffer.concat([header, part]) };
  });
}

/** A gateway that joins the parts itself needs the room of a header all the same: it cuts them again. */
function encoded(text: string, { long, signature, alphabet: wide }: Way) {
  const form = { header: long === 'udh16' ? 7 : 6, signature, wide } as const;
  const plain = encodeText(text, 'ascii', form);
  return plain.parts.some((part) => part.length > MOST_ASCII) ? encodeText(text, 'ucs2', form) : plain;
}

/** Numbers of here in eleven digits, or behind 86; those of other countries with their code, and codes as they are. */
function written(to: string, prefix: Way['prefix']): string {
  const digits = to.replace(/^\+/, '');
  return prefix === 'none' && to.startsWith('+86') ? digits.slice(2) : digits;
}

/** Under a minute or over 30 days is left to the gateway. */
function validUntil(expiresAt: number, now: number): string {
  const left = expiresAt - now;
  if (!(left >= MINUTE && left <= 30 * DAY)) return '';
  return `${new Date(expiresAt + CHINA).toISOString().replace(/\D/g, '').slice(2, 14)}${CHINA_MARK}`;
}
