/** What we send, as the fields of Submit. Pure: words in, fields out. */
import type { Outbound } from '../../src/core/model/message';
import { chineseNumber } from '../china/number';
import { chineseForm, chineseParts } from '../china/text';
import { validUntil } from '../china/time';
import { checked } from '../link/sendable';
import { concatHeader } from '../link/text/concat';
import type { SgipOptions } from './options';
import type { Submit } from './pdu';

type Style = Omit<SgipOptions, 'host' | 'port' | 'account' | 'secret'>;

const NONE = Buffer.alloc(0);
/** Twenty-one zeros: the enterprise pays. */
const ENTERPRISE_PAYS = '0'.repeat(21);
/** FeeType 1 is free, and its price nothing, in fen. */
const FREE = 1;
const NO_FEE = '0';
/** 0 is the lowest, 9 the highest. */
const PRIORITY = { ordinary: 0, alert: 9 } as const;
/** MorelatetoMTFlag: what made us write. */
const CAUSE = { asked: 0, unasked: 2 } as const;
/** ReportFlag. */
const REPORT = { always: 1, never: 2 } as const;

/** The Submit of each part, in order. Throws SendError `rejected` for what none can carry. */
export function planSubmits(message: Outbound, style: Style, reference: number, now: number): Submit[] {
  const { dataCoding, parts } = chineseParts(message, chineseForm(style));
  const isReply = message.lane === 'reply';
  const common: Submit = {
    SPNumber: checked('sender', message.from || style.source),
    ChargeNumber: ENTERPRISE_PAYS,
    UserNumber: [checked('recipient', chineseNumber(message.to, '86'))],
    CorpId: style.corpId,
    ServiceType: style.serviceType,
    FeeType: FREE,
    FeeValue: NO_FEE,
    GivenValue: NO_FEE,
    AgentFlag: 0,
    MorelatetoMTFlag: isReply ? CAUSE.asked : CAUSE.unasked,
    Priority: message.lane === 'alert' ? PRIORITY.alert : PRIORITY.ordinary,
    ExpireTime: style.validity === 'off' ? '' : validUntil(message.expiresAt, now),
    ScheduleTime: '',
    ReportFlag: isReply && style.receipts === 'none' ? REPORT.never : REPORT.always,
    TP_pid: 0,
    TP_udhi: parts.length > 1 ? 1 : 0,
    MessageCoding: dataCoding,
    MessageType: 0,
    MessageContent: parts[0] ?? NONE,
    Reserve: message.returnAddress ?? '',
  };
  if (parts.length === 1) return [common];
  const width = style.long === 'udh8' ? 8 : 16;
  return parts.map((part, i) => {
    const header = concatHeader(width, reference, parts.length, i + 1);
    return { ...common, MessageContent: Buffer.concat([header, part]) };
  });
}
