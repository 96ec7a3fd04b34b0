/** Delivery receipts (SMPP 3.4, appendix B): a text of the vendor's own making, TLVs, or both. Read from raw octets. */
import type { Receipt } from '../../src/core/model/message';
import { decodeGsm7 } from '../../src/core/text/gsm7';
import type { Delivery } from './delivery';
import { LONGEST_ID } from './pdu';

type State = Receipt['state'];
type Signs = Pick<Delivery, 'esm_class' | 'tlvs'>;

/** Characters of a carrier's code that are kept: real ones have three to eight. */
const LONGEST_CODE = 32;
/** Octets that are looked at: behind them stands the text of the message. */
const LONGEST_RECEIPT = 1_000;
const RECEIPT_TYPES: ReadonlySet<number> = new Set([0x04, 0x20]); // final and intermediate (5.2.12)
/** By the value of message_state (5.2.28; 0 and 9 are of version 5). */
const BY_NUMBER: readonly State[] = [
  'accepted',
  'accepted',
  'delivered',
  'expired',
  'undeliverable',
  'undeliverable',
  'accepted',
  'unknown',
  'rejected',
  'undeliverable',
];
/** By how `stat:` begins: vendors cut it short and write it out. */
const BY_WORD: readonly (readonly [RegExp, State])[] = [
  [/^DELIV/i, 'delivered'],
  [/^EXPIR/i, 'expired'],
  [/^(UNDEL|DELET|SKIPP|FAIL)/i, 'undeliverable'],
  [/^(ACC|ENROU|SCHED|BUFF)/i, 'accepted'],
  [/^REJ/i, 'rejected'],
  [/^UNKN/i, 'unknown'],
  [/:/, 'undeliverable'], // a Chinese carrier's failure: MK:0001
];

/** A value follows its colon, or a space after it; the next field's name is not one. Vendors quote it, or put a comma behind. */
const field = (name: string) =>
  new RegExp(`(?:^|[\\s,;"'])${name}[:=](?:\\s(?![a-z]+:))?["']?([^\\s,;"']+)`, 'i');
const FIELD = {
  id: field('(?:id|msgid|message[ _]?id)'),
  stat: field('(?:stat|state|status)'),
  err: field('(?:err|error)'),
  delivered: field('dlvrd'),
};

/** What the octets say where they are ASCII, also as UCS-2; up to the text of the message that it speaks of. */
export function plainOf(octets: Buffer): string {
  const head = octets.subarray(0, LONGEST_RECEIPT);
  const text = (asciiOf(head) ?? head).toString('latin1').replace(/\0+$/, '');
  return text.replace(/(^|[\s,;"'])text[:=].*$/is, '$1');
}

/** The ASCII in UCS-2, either way round and with its mark or without; null where it is no such thing. */
function asciiOf(octets: Buffer): Buffer | null {
  const from = octets[0] === 0xfe || octets[0] === 0xff ? 2 : 0;
  const isTurned = octets[from] !== 0;
  if (octets.length - from < 4 || octets[isTurned ? from + 1 : from] !== 0) return null;
  const ascii = Buffer.alloc((octets.length - from) >> 1);
  for (let at = 0; at < ascii.length; at++) {
    const high = octets[from + 2 * at + (isTurned ? 1 : 0)];
    if (high !== 0) return null;
    ascii[at] = octets[from + 2 * at + (isTurned ? 0 : 1)] ?? 0;
  }
  return ascii;
}

/** Whether the carrier says so itself: by the type in esm_class, or by the fields that only receipts have. */
export function isMarked({ esm_class, tlvs }: Signs, plain: string): boolean {
  if (RECEIPT_TYPES.has(esm_class & 0x3c)) return true;
  const named = tlvs.text('receipted_message_id');
  if (tlvs.number('message_state') !== undefined)
    return Boolean(named) || plain === '' || FIELD.id.test(plain);
  return Boolean(named) && (plain === '' || looksLikeOne(plain));
}

/** Nothing but its text says so: some carriers leave esm_class 0, and anybody can write such a text. */
export function isUnmarked({ esm_class }: Signs, octets: Buffer): boolean {
  return (esm_class & 0x3c) === 0 && asciiOf(octets) === null && looksLikeOne(plainOf(octets));
}

function looksLikeOne(plain: string): boolean {
  if (!/^["'\s]*(?:id|msgid|message[ _]?id)[:=]/i.test(plain)) return false;
  const stat = FIELD.stat.exec(plain)?.[1];
  return (
    (stat !== undefined && wordState(stat) !== null) || /\d/.test(FIELD.delivered.exec(plain)?.[1] ?? '')
  );
}

/** The ids as they are written, whatever their base. TLVs come before the text. */
export function readReceipt({ tlvs }: Signs, plain: string): Pick<Receipt, 'references' | 'state' | 'code'> {
  const stat = FIELD.stat.exec(plain)?.[1];
  const number = tlvs.number('message_state');
  const err = FIELD.err.exec(plain)?.[1];
  const state =
    (number === undefined ? null : (BY_NUMBER[number] ?? 'unknown')) ??
    (stat === undefined ? counted(plain, err) : (wordState(stat) ?? 'unknown'));
  const code = stat?.includes(':') ? stat : (err ?? networkError(tlvs.octets('network_error_code')));
  const receipt = { references: referencesOf(tlvs.text('receipted_message_id'), plain), state };
  return code === undefined ? receipt : { ...receipt, code: code.slice(0, LONGEST_CODE) };
}

function referencesOf(named: string | undefined, plain: string): string[] {
  const written = FIELD.id.exec(plain)?.[1];
  // Carriers that write in the GSM alphabet itself have `_` and `@` elsewhere.
  const gsm =
    written !== undefined && /[\0-\x1f]/.test(written) ? decodeGsm7(Buffer.from(written, 'latin1')) : '';
  const ids = [named, written, gsm].filter((id): id is string => id !== undefined && id !== '');
  return [...new Set(ids.map((id) => id.slice(0, LONGEST_ID)))];
}

function wordState(stat: string): State | null {
  if (/^\d$/.test(stat)) return BY_NUMBER[Number(stat)] ?? null;
  return BY_WORD.find(([begins]) => begins.test(stat))?.[1] ?? null;
}

/** Without a state: how many of it were delivered, and whether there was an error. */
function counted(plain: string, err: string | undefined): State {
  const delivered = FIELD.delivered.exec(plain)?.[1];
  if (delivered === undefined || !/^\d+$/.test(delivered)) return 'unknown';
  const failed = err !== undefined && !/^0+$/.test(err);
  if (Number(delivered) > 0) return failed ? 'unknown' : 'delivered';
  return failed ? 'undeliverable' : 'unknown';
}

/** network_error_code (5.3.2.31): an octet for the network type, two for its code. */
function networkError(value: Buffer | undefined): string | undefined {
  return value?.length === 3 ? `${value[0]}-${value.readUInt16BE(1)}` : undefined;
}
