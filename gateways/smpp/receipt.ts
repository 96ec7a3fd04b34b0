/** Delivery receipts (SMPP 3.4, appendix B): a text of the vendor's own making, TLVs, or both. Read from raw octets. */
import type { Receipt } from '../../src/core/model/message';
import { decodeGsm7 } from '../../src/core/text/gsm7';
import { asciiOf, FIELD, LONGEST_CODE, stateByCount, stateOfWord } from '../link/text/receiptText';
import type { Delivery } from './delivery';
import { LONGEST_ID } from './pdu';

type State = Receipt['state'];
type Signs = Pick<Delivery, 'esm_class' | 'tlvs'>;

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
/** Whether the carrier says so itself: by the type in esm_class, or by the fields that only receipts have. */
export function isMarked({ esm_class, tlvs }: Signs, plain: string): boolean {
  if (RECEIPT_TYPES.has(esm_class & 0x3c)) return true;
  const named = tlvs.text('receipted_message_id');
  if (tlvs.number('message_state') !== undefined)
    return Boolean(named) || plain === '' || FIELD.id.test(plain);
  return Boolean(named) && (plain === '' || looksLikeOne(plain));
}

/** Nothing but its text says so: some carriers leave esm_class 0, and anybody can write such a text. */
export function isUnmarked({ esm_class }: Signs, octets: Buffer, plain: string): boolean {
  return (esm_class & 0x3c) === 0 && asciiOf(octets) === null && looksLikeOne(plain);
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
    (stat === undefined ? stateByCount(plain, err) : (wordState(stat) ?? 'unknown'));
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
  return stateOfWord(stat);
}

/** network_error_code (5.3.2.31): an octet for the network type, two for its code. */
function networkError(value: Buffer | undefined): string | undefined {
  return value?.length === 3 ? `${value[0]}-${value.readUInt16BE(1)}` : undefined;
}
