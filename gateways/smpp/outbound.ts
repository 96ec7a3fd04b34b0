/** What we send, as the fields of submit_sm (SMPP 3.4, section 4.4.1). Pure: words in, fields out. */
import { DAY, MINUTE } from '../../src/core/calendar/durations';
import type { Outbound } from '../../src/core/model/message';
import { SendError } from '../../src/ports';
import { checked, MOST_PARTS, tooLong } from '../link/sendable';
import { encodeText } from '../link/text/alphabet';
import { concatHeader } from '../link/text/concat';
import { formOf, type SmppOptions } from './options';
import { UDH_INDICATOR } from './pdu';
import { BINARY, pushParts } from './push';
import { ussdFieldsOf } from './ussd';

export interface Submit {
  source_addr_ton: number;
  source_addr_npi: number;
  source_addr: string;
  dest_addr_ton: number;
  dest_addr_npi: number;
  destination_addr: string;
  esm_class: number;
  priority_flag: number;
  validity_period: string;
  registered_delivery: number;
  data_coding: number;
  short_message: Buffer;
  message_payload?: Buffer;
  sar_msg_ref_num?: number;
  sar_total_segments?: number;
  sar_segment_seqnum?: number;
  service_type?: string;
  ussd_service_op?: number;
  its_session_info?: Buffer;
}

type Style = Pick<
  SmppOptions,
  | 'source'
  | 'signature'
  | 'long'
  | 'receipts'
  | 'alphabet'
  | 'validity'
  | 'ton'
  | 'npi'
  | 'dton'
  | 'dnpi'
  | 'push'
>;

interface Address {
  ton: number;
  npi: number;
  digits: string;
}

const EMPTY = Buffer.alloc(0);
const ALPHANUMERIC = 5;
/** Octets of short_message (5.2.21). */
const MOST_SHORT = 254;
const MOST_PAYLOAD = 64_000;
/** registered_delivery (5.2.17): no receipt, always, only of a failure. */
const ASK = { none: 0, all: 1, failures: 2 } as const;

/**
 * The submit_sm of each part, in order. `reference` (0–65535) marks the parts of one text. Throws SendError
 * `rejected` for what no submit_sm can carry.
 */
export function planSubmits(message: Outbound, style: Style, reference: number, now: number): Submit[] {
  const source = sourceOf(message.from || style.source, style);
  const ussd = ussdFieldsOf(message);
  const destination = destinationOf(
    ussd ? { to: message.to, returnAddress: ussd.returnAddress } : message,
    style,
  );
  const { dataCoding, parts } = encodeText(message.text, formOf(style));
  const common: Submit = {
    source_addr_ton: source.ton,
    source_addr_npi: source.npi,
    source_addr: checked('sender', source.digits),
    dest_addr_ton: destination.ton,
    dest_addr_npi: destination.npi,
    destination_addr: checked('recipient', destination.digits),
    esm_class: 0,
    priority_flag: message.lane === 'alert' ? 1 : 0,
    validity_period: validity(style.validity, message.expiresAt, now),
    registered_delivery: message.lane === 'reply' ? ASK[style.receipts] : ASK.all,
    data_coding: dataCoding,
    short_message: parts[0] ?? EMPTY,
  };
  if (ussd) return [asScreen(common, Buffer.concat(parts), ussd.fields, style)];
  const pushed = style.push === undefined ? null : pushParts(message, style.push, reference);
  if (pushed) {
    const binary = { ...common, data_coding: BINARY, esm_class: UDH_INDICATOR };
    return pushed.map((part) => ({ ...binary, short_message: part }));
  }
  if (parts.length === 1) return [common];
  if (style.long === 'payload') return [asPayload(common, Buffer.concat(parts))];
  if (parts.length > MOST_PARTS) throw tooLong();
  return parts.map((part, i) => asPart(common, style.long, part, reference, parts.length, i + 1));
}

/** A screen is one message whatever its length; nobody looks at it later, so nothing is waited for and none is told. */
function asScreen(
  common: Submit,
  text: Buffer,
  fields: Partial<Submit>,
  { ton = 0, npi = 0 }: Style,
): Submit {
  if (text.length > MOST_SHORT)
    throw new SendError('rejected', 'too_long', 'the text is longer than a screen');
  const service = { source_addr_ton: ton, source_addr_npi: npi };
  return {
    ...common,
    ...service,
    ...fields,
    validity_period: '',
    registered_delivery: 0,
    short_message: text,
  };
}

function asPayload(common: Submit, text: Buffer): Submit {
  if (text.length > MOST_PAYLOAD) throw tooLong();
  return { ...common, short_message: EMPTY, message_payload: text };
}

function asPart(
  common: Submit,
  long: SmppOptions['long'],
  text: Buffer,
  reference: number,
  total: number,
  number: number,
): Submit {
  if (long === 'sar') {
    const sar = { sar_msg_ref_num: reference, sar_total_segments: total, sar_segment_seqnum: number };
    return { ...common, short_message: text, ...sar };
  }
  const header = concatHeader(long === 'udh8' ? 8 : 16, reference, total, number);
  return { ...common, esm_class: UDH_INDICATOR, short_message: Buffer.concat([header, text]) };
}

/** Our own code: a number of the network where it is digits, a name where it has letters. */
function sourceOf(code: string, style: Style): Address {
  const international = code.startsWith('+');
  const digits = international ? code.slice(1) : code;
  const named = /\D/.test(digits);
  const shape = named
    ? { ton: ALPHANUMERIC, npi: 0 }
    : international
      ? { ton: 1, npi: 1 }
      : { ton: 0, npi: 0 };
  return { ton: style.ton ?? shape.ton, npi: style.npi ?? shape.npi, digits };
}

/** As the carrier wrote it where this is an answer; else by its shape. */
function destinationOf(message: Pick<Outbound, 'to' | 'returnAddress'>, style: Style): Address {
  const back = /^(\d{1,3})\.(\d{1,3})\.(.*)$/s.exec(message.returnAddress ?? '');
  if (back) return { ton: Number(back[1]), npi: Number(back[2]), digits: back[3] ?? '' };
  if (message.to.startsWith('+')) return { ton: style.dton, npi: style.dnpi, digits: message.to.slice(1) };
  return { ton: 0, npi: 1, digits: message.to };
}

/** How long the SMSC may try (7.1.1). Under a minute or over 30 days is left to it. Relative: no clock has to agree. */
function validity(style: Style['validity'], expiresAt: number, now: number): string {
  const ms = expiresAt - now;
  if (style === 'off' || !(ms >= MINUTE && ms <= 30 * DAY)) return '';
  if (style === 'absolute') {
    const moment = new Date(expiresAt).toISOString().replace(/\D/g, '');
    return `${moment.slice(2, 14)}000+`;
  }
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `0000${two(ms / DAY)}${two((ms % DAY) / (60 * MINUTE))}${two((ms / MINUTE) % 60)}${two((ms / 1_000) % 60)}000R`;
}
