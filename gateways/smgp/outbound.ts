/** What we send, as the fields of Submit. Pure: words in, fields out. */
import type { Outbound } from '../../src/core/model/message';
import { chineseNumber } from '../china/number';
import { chineseForm, chineseParts } from '../china/text';
import { validUntil } from '../china/time';
import { checked } from '../link/sendable';
import { concatHeader } from '../link/text/concat';
import type { SmgpOptions } from './options';
import { MT, type Submit, TAG } from './pdu';

type Style = Omit<SmgpOptions, 'host' | 'port' | 'account' | 'secret'>;

const NONE = Buffer.alloc(0);
/** Nothing, in fen: whatever else is set, nobody pays for a message of ours. */
const NO_FEE = '000000';
/** 0 is the lowest. */
const PRIORITY = { ordinary: 0, alert: 3 } as const;

/** The Submit of each part, in order. Throws SendError `rejected` for what none can carry. */
export function planSubmits(message: Outbound, style: Style, reference: number, now: number): Submit[] {
  const { dataCoding, parts } = chineseParts(message, chineseForm(style));
  const common: Submit = {
    MsgType: MT,
    NeedReport: message.lane === 'reply' && style.receipts === 'none' ? 0 : 1,
    Priority: message.lane === 'alert' ? PRIORITY.alert : PRIORITY.ordinary,
    ServiceID: style.serviceId,
    FeeType: style.feeType,
    FeeCode: NO_FEE,
    FixedFee: NO_FEE,
    MsgFormat: dataCoding,
    ValidTime: style.validity === 'off' ? '' : validUntil(message.expiresAt, now),
    AtTime: '',
    SrcTermID: checked('sender', message.from || style.source),
    ChargeTermID: '',
    DestTermID: [checked('recipient', chineseNumber(message.to, style.prefix))],
    MsgContent: parts[0] ?? NONE,
    Reserve: '',
    parameters: parametersOf(message, style),
  };
  if (parts.length === 1) return [common];
  return parts.map((part, i) => {
    const place = placeOf(style.long, parts.length, i + 1);
    const numbered = { ...common, parameters: new Map([...common.parameters, ...place]) };
    if (style.long === 'pk') return { ...numbered, MsgContent: part };
    const header = concatHeader(style.long === 'udh8' ? 8 : 16, reference, parts.length, i + 1);
    return { ...numbered, MsgContent: Buffer.concat([header, part]) };
  });
}

function placeOf(long: Style['long'], total: number, number: number): [number, Buffer][] {
  const header: [number, Buffer][] = long === 'pk' ? [] : [[TAG.TP_udhi, Buffer.from([1])]];
  return [...header, [TAG.PkTotal, Buffer.from([total])], [TAG.PkNumber, Buffer.from([number])]];
}

function parametersOf({ returnAddress }: Outbound, { msgSrc }: Style): Submit['parameters'] {
  const said = new Map<number, Buffer>();
  if (returnAddress) said.set(TAG.LinkID, filled(returnAddress, 20));
  if (msgSrc !== '') said.set(TAG.MsgSrc, filled(msgSrc, 8));
  return said;
}

function filled(value: string, octets: number): Buffer {
  const buffer = Buffer.alloc(octets);
  buffer.write(value, 0, octets, 'latin1');
  return buffer;
}
